import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGleif } from '@gatehouse/connectors';
import { factsFromGleifRows, type GleifRow, ownershipGraphOf, ultimateParent } from '@gatehouse/ownership';
import { printFigures } from './figures.ts';

/**
 * Goal O2: of each entity whose ultimate parent GLEIF publishes, does the chain of direct parents end there?
 *   node perf/ownership-gleif.ts [DATE, default 2026-01-23]
 */
const FOLDER = join(import.meta.dirname, '../../shared/data/ownership/gleif');
const LEVEL_1 = 'lei-entities-small.csv';
const LEVEL_2 = ['rr-golden-copy-subset-small.csv', 'rr-golden-copy-subset-large.csv', 'lei-relationships-13669.csv'];
const asOf = process.argv[2] ?? '2026-01-23';

const entities = await rowsOf(LEVEL_1);
const figures: Record<string, object> = {};
for (const file of LEVEL_2) {
  if (existsSync(join(FOLDER, file))) figures[file] = figuresOf([...entities, ...(await rowsOf(file))]);
  else process.stdout.write(`Left out: ${file} is not beside this checkout.\n`);
}
printFigures(figures);

function figuresOf(rows: readonly GleifRow[]): object {
  const graph = ownershipGraphOf(factsFromGleifRows(rows, { asOf }));
  const counts = { entities: graph.parties.length, relationships: 0, published: 0, walked: 0, equal: 0, conflicts: 0, chainMissing: 0 };
  counts.relationships = rows.filter((row) => row.level === 2).length;
  for (let node = 0; node < graph.parties.length; node += 1) {
    const { published, walked, conflict } = ultimateParent(graph, node);
    if (published === null) continue;
    counts.published += 1;
    if (walked === null) counts.chainMissing += 1;
    else counts.walked += 1;
    if (published === walked) counts.equal += 1;
    if (conflict) counts.conflicts += 1;
    if (conflict !== (walked !== null && walked !== published)) throw new Error('A conflict is not reported as one.');
  }
  return counts;
}

async function rowsOf(file: string): Promise<GleifRow[]> {
  const rows: GleifRow[] = [];
  if (!existsSync(join(FOLDER, file))) return rows;
  for await (const result of readGleif(join(FOLDER, file))) if ('value' in result) rows.push(result.value);
  return rows;
}
