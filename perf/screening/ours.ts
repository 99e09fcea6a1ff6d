/** Our side of compare-peers.ts: the shipped list SDN through the library. `node perf/screening/ours.ts FOLDER`; prints an Answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenMatch } from '@gatehouse/contracts';
import { buildIndex, compareEntities } from '@gatehouse/screening';
import type { LabelledPair, Query } from './cases.ts';
import type { Answers } from './contestant.ts';
import { readList } from './read-list.ts';

const CUTOFF = 0.5;
const LIMIT = 5;
const PAIR_ROUNDS = 5;

const folder = process.argv[2] ?? '.';
const started_ms = performance.now();
const entries = await readList();
const index = buildIndex(entries);
const ready_ms = performance.now() - started_ms;

for (const query of readLines<Query>('warm-up.jsonl')) screen(query);
const before = process.cpuUsage();
const queries: Answers['queries'] = [];
for (const query of readLines<Query>('queries.jsonl')) {
  const begun_ms = performance.now();
  const matches = screen(query);
  const took_ms = performance.now() - begun_ms;
  queries.push({ id: query.id, took_ms, matches: matches.map(({ entryId, score }) => ({ id: entryId, score })) });
}
const used = process.cpuUsage(before);

const pairs = readLines<LabelledPair>('pairs.jsonl');
const pair_scores = pairs.map(scoreOf);
const pairs_ms = performance.now();
for (let round = 0; round < PAIR_ROUNDS; round += 1) pairs.forEach(scoreOf);
const pair_us = ((performance.now() - pairs_ms) * 1000) / (PAIR_ROUNDS * pairs.length);

const answers: Answers = {
  version: `this checkout, Node ${process.versions.node}`,
  entries: entries.length,
  ready_ms,
  queries,
  query_cpu_ms: (used.user + used.system) / 1000,
  pair_scores,
  pair_us,
};
process.stdout.write(JSON.stringify(answers));

function screen({ schema, name }: Query): ScreenMatch[] {
  return index.screen({ schema, properties: { name: [name] } }, { threshold: CUTOFF, limit: LIMIT });
}

function scoreOf({ schema, name1, name2 }: LabelledPair): number {
  return compareEntities({ schema, properties: { name: [name1] } }, { schema, properties: { name: [name2] } }).score;
}

function readLines<T>(name: string): T[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
