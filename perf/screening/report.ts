import { cpus, totalmem } from 'node:os';
import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { quantile, rounded } from '../figures.ts';
import { bestF1, EQUAL_RECALLS, searchAccuracy } from './accuracy.ts';
import type { LabelledPair, Query } from './cases.ts';
import { type Answers, CAN_PIN, type Contestant } from './contestant.ts';
import { LIST } from './read-list.ts';

export interface Seen {
  readonly contestant: Contestant;
  readonly answers: Answers;
}

/** Times of one request after another over HTTP, milliseconds. */
export interface HttpSeen {
  readonly ours: readonly number[];
  readonly watchman: readonly number[];
}

export interface Run {
  readonly seen: readonly Seen[];
  readonly http: HttpSeen | undefined;
  readonly queries: readonly Query[];
  readonly pairs: readonly LabelledPair[];
  readonly count: number;
  readonly seed: number;
  /** Processes that wanted a core, on average over the minute before the run. */
  readonly loadBefore: number;
}

/** More than this share of a core taken by others distorts times. */
const BUSY_FROM = 0.5;

type Cell = string | number;

/** What one run saw, as the text of PEERS.md. */
export function report(run: Run): string {
  return [
    '# Peers on the same list, queries and machine',
    '',
    'Written by `node perf/screening/compare-peers.ts`; [README](README.md) tells how to install the peers and how each is asked.',
    '',
    ...setting(run),
    '',
    '## Speed',
    '',
    ...speed(run),
    '',
    '## Accuracy',
    '',
    ...accuracy(run),
    '',
  ].join('\n');
}

function setting({ seen, pairs, count, seed, loadBefore }: Run): string[] {
  const gigabytes = Math.round(totalmem() / 1e9);
  return [
    `${toUtcDate(systemClock.now())}. ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB; each contestant ${CAN_PIN ? 'kept on one core' : 'free to use every core'},`,
    `load ${loadBefore.toFixed(1)} before the run${loadBefore > BUSY_FROM ? ': *busy*, the times are upper bounds' : ''}. List ${LIST} as shipped; seed ${seed}: ${count} listed people, ${count} with one slip, ${count} innocent people, by name`,
    `alone; cutoff .5, five results; ${pairs.length} labelled pairs.`,
    '',
    ...seen.map(
      ({ contestant, answers }) =>
        `- ${contestant.name}: ${answers.version}; ${answers.entries.toLocaleString('en')} entries, ready in ${(answers.ready_ms / 1000).toFixed(1)} s`,
    ),
  ];
}

function speed({ seen, http }: Run): string[] {
  const own = seen[0]?.answers;
  if (own === undefined) return [];
  const base = timesOf(own);
  const rows = seen.map(({ contestant, answers }): Cell[] => {
    const { p50_ms, p99_ms, cpu_ms } = timesOf(answers);
    return [
      `${contestant.name}, in process`,
      ms(p50_ms),
      ms(p99_ms),
      ms(cpu_ms),
      times(p50_ms / base.p50_ms),
      times(cpu_ms / base.cpu_ms),
      `${rounded(answers.pair_us)} µs, ${times(answers.pair_us / own.pair_us)}`,
    ];
  });
  return [
    ...table(
      ['one name against the list', 'p50', 'p99', 'processor time, mean', 'p50 to ours', 'processor time to ours', 'one pair of names'],
      rows,
    ),
    ...seen.flatMap(({ contestant, answers }) => candidateSearch(contestant.name, answers, base.p50_ms)),
    ...(http === undefined ? ['', 'Not asked over HTTP.'] : ['', ...overHttp(http)]),
  ];
}

function timesOf(answers: Answers): { p50_ms: number; p99_ms: number; cpu_ms: number } {
  const took_ms = answers.queries.map((query) => query.took_ms);
  return { p50_ms: quantile(took_ms, 0.5), p99_ms: quantile(took_ms, 0.99), cpu_ms: answers.query_cpu_ms / Math.max(1, took_ms.length) };
}

/** The further figures of a contestant whose candidate search is made for batches. */
function candidateSearch(name: string, answers: Answers, base_ms: number): string[] {
  const { candidates_mean, search_share_ms, one_by_one_ms, full_scan_ms } = answers;
  if (candidates_mean === undefined || search_share_ms === undefined || one_by_one_ms === undefined || full_scan_ms === undefined)
    return [];
  const [alone, full] = [quantile(one_by_one_ms, 0.5), quantile(full_scan_ms, 0.5)];
  const scoring = quantile(
    answers.queries.map(({ took_ms }) => took_ms - search_share_ms),
    0.5,
  );
  const told = (value_ms: number): string => `${ms(value_ms)}, ${times(value_ms / base_ms)} our whole query`;
  return [
    '',
    `${name} above looks candidates up for all queries in one batch, which is what its index is made for: ${ms(search_share_ms)} of each query's time, ${rounded(candidates_mean)} candidates a query. At the median:`,
    '',
    `- scoring these candidates alone, whatever finds them: ${told(scoring)}`,
    `- one query by itself, its index included (${one_by_one_ms.length} queries): ${told(alone)}`,
    `- every comparable entry scored, no index (${full_scan_ms.length} queries): ${told(full)}`,
  ];
}

function overHttp({ ours, watchman }: HttpSeen): string[] {
  const row = (name: string, took: readonly number[]): Cell[] => [
    name,
    ms(quantile(took, 0.5)),
    ms(quantile(took, 0.99)),
    times(quantile(took, 0.5) / quantile(ours, 0.5)),
  ];
  return table(
    ['one name a request over HTTP, one connection', 'p50', 'p99', 'p50 to ours'],
    [row('ours, `POST /match/default`, all shipped lists', ours), row(`watchman, \`GET /v2/search\`, list ${LIST}`, watchman)],
  );
}

function accuracy({ seen, queries, pairs }: Run): string[] {
  const searched = seen.map(({ contestant, answers }) => ({
    contestant,
    f1: bestF1(pairs, answers.pair_scores),
    found: searchAccuracy(queries, answers, contestant.alertFrom),
  }));
  return [
    ...table(
      ['labelled pairs', 'best F1', 'precision', 'recall', 'threshold'],
      searched.map(({ contestant, f1 }) => [contestant.name, three(f1.f1), three(f1.precision), three(f1.recall), three(f1.threshold)]),
    ),
    '',
    ...table(
      ['search', 'listed, own record first', 'one slip, own record first', 'alert from', 'one slip, alerted', 'innocent, alerted'],
      searched.map(({ contestant, found }) => [
        contestant.name,
        percent(found.listedFirst),
        percent(found.slipFirst),
        `${contestant.alertFrom} (${contestant.alertWhy})`,
        percent(found.slipAlerted),
        percent(found.innocentAlerted),
      ]),
    ),
    '',
    ...table(
      ['innocents alerted at the threshold that finds …', ...EQUAL_RECALLS.map((recall) => `${recall * 100} % of those with a slip`)],
      searched.map(({ contestant, found }) => [
        contestant.name,
        ...EQUAL_RECALLS.map((recall) => {
          const at = found.atEqualRecall[recall];
          return at === undefined ? 'finds fewer' : `${percent(at.innocentAlerted)} (from ${three(at.threshold)})`;
        }),
      ]),
    ),
  ];
}

function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

const ms = (value: number): string => `${rounded(value)} ms`;
const times = (ratio: number): string => `${rounded(ratio)} ×`;
const three = (share: number): string => share.toFixed(3);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
