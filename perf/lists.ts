/** All shipped lists, read and indexed. Run: node --expose-gc perf/lists.ts [TIMES] */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readListFolder, shippedListsFolder } from '@gatehouse/connectors';
import { buildIndex, type ScreeningIndex } from '@gatehouse/screening';
import { printFigures, quantile, rounded } from './figures.ts';

const times = Number(process.argv[2] ?? 3);
const MB = 1_000_000;

const folder = shippedListsFolder();
const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
const before_bytes = heapUsed();
const read_ms: number[] = [];
const index_ms: number[] = [];
let index: ScreeningIndex | undefined;
let entries = 0;
for (let time = 0; time < times; time += 1) {
  const started_ms = performance.now();
  const lists = await readListFolder(folder);
  const between_ms = performance.now();
  index = buildIndex(lists.entries);
  read_ms.push(between_ms - started_ms);
  index_ms.push(performance.now() - between_ms);
  entries = lists.entries.length;
}
const held_bytes = heapUsed() - before_bytes;
printFigures({
  lists: {
    files_MB: rounded(sizes.reduce((sum, size) => sum + size, 0) / MB),
    entries,
    'first read, s': rounded((read_ms[0] ?? 0) / 1000),
    'first index, s': rounded((index_ms[0] ?? 0) / 1000),
    'read again, s': rounded(quantile(read_ms, 0.5) / 1000),
    'index again, s': rounded(quantile(index_ms, 0.5) / 1000),
    heap_MB: index === undefined ? 0 : Math.round(held_bytes / MB),
  },
});

/** Without --expose-gc this holds garbage too. */
function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
