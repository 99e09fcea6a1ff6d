import type { ListEntry } from '@gatehouse/contracts';
import { readListFolder, shippedListsFolder } from '../../packages/connectors/src/lists/read-list-folder.ts';

/** The list that all contestants search: OFAC's specially designated nationals with their aliases, as they are shipped. */
export const LIST = 'SDN';

/** What the watchman reader calls the files of that list, by their shipped names without date. */
export const WATCHMAN_FILES: Readonly<Record<string, string>> = {
  'ofac-sdn': 'sdn.csv',
  'ofac-sdn-alt': 'alt.csv',
  'ofac-sdn-add': 'add.csv',
  'ofac-sdn-comments': 'sdn_comments.csv',
};

export async function readList(): Promise<ListEntry[]> {
  const { entries } = await readListFolder(shippedListsFolder());
  return entries.filter((entry) => entry.list === LIST);
}
