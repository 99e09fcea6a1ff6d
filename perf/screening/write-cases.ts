import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ListEntry } from '@gatehouse/contracts';
import { shippedListsFolder } from '../../packages/connectors/src/lists/read-list-folder.ts';
import type { LabelledPair, Query } from './cases.ts';
import { WATCHMAN_FILES } from './read-list.ts';

export interface Cases {
  readonly entries: readonly ListEntry[];
  readonly queries: readonly Query[];
  /** Other names, asked first and not measured: a server that has just started is not what is compared. */
  readonly warmUp: readonly Query[];
  readonly pairs: readonly LabelledPair[];
}

/** Writes one list in the form that each contestant reads (OFAC's own CSV files, FollowTheMoney lines), and the queries and pairs. */
export function writeCases(folder: string, { entries, queries, warmUp, pairs }: Cases): void {
  const listFolder = join(folder, 'watchman-list');
  mkdirSync(listFolder);
  writeWatchmanList(listFolder);
  writeLines(join(folder, 'entities.jsonl'), entries.map(ftmEntity));
  writeLines(join(folder, 'queries.jsonl'), queries.map(asked));
  writeLines(join(folder, 'warm-up.jsonl'), warmUp.map(asked));
  writeLines(
    join(folder, 'pairs.jsonl'),
    pairs.map(({ schema, name1, name2 }) => ({ schema, name1, name2 })),
  );
}

/** The shipped files of the list under the names that their publisher gives them, uncompressed. */
export function writeWatchmanList(folder: string): void {
  for (const [shipped, name] of Object.entries(WATCHMAN_FILES)) {
    // The date follows the name: `ofac-sdn-2…` is not `ofac-sdn-alt-2…`.
    const [file] = globSync(`${shipped}-2*.csv.gz`, { cwd: shippedListsFolder() }).toSorted().toReversed();
    if (file !== undefined) writeFileSync(join(folder, name), gunzipSync(readFileSync(join(shippedListsFolder(), file))));
  }
}

/** What a contestant may know of a query: not what is expected. */
function asked({ id, schema, name }: Query): object {
  return { id, schema, name };
}

/** An entry as FollowTheMoney has it, under the publisher's own id. */
function ftmEntity({ entryId, entity }: ListEntry): object {
  return { id: entryId, schema: entity.schema, caption: entity.caption, properties: entity.properties };
}

function writeLines(path: string, rows: readonly object[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
