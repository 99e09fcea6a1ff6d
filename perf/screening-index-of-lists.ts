import { buildIndex, type ParsedLists, type ScreeningIndex } from '@gatehouse/screening';
import { readListFolders, shippedListsFolder } from '../packages/connectors/src/lists/read-list-folder.ts';

/** The data folder shared by the project's checkouts; what is measured on it is not shipped. */
export const SHARED_DATA = new URL('../../shared/data/', import.meta.url);

export interface MeasuredIndex {
  readonly lists: ParsedLists;
  readonly index: ScreeningIndex;
  readonly read_ms: number;
  readonly build_ms: number;
}

/** All shipped lists and the UN's, read and indexed, with the time that each took. */
export async function indexAllLists(): Promise<MeasuredIndex> {
  const started_ms = performance.now();
  const lists = await readListFolders([shippedListsFolder()], [new URL('lists/un', SHARED_DATA).pathname]);
  const read_ms = performance.now();
  const index = buildIndex(lists.entries);
  return { lists, index, read_ms: read_ms - started_ms, build_ms: performance.now() - read_ms };
}
