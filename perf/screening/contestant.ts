import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { z } from 'zod';

const Found = z.object({ id: z.string(), score: z.number() });
const QueryAnswer = z.object({ id: z.string(), took_ms: z.number(), matches: z.array(Found) });

/** What a contestant prints: its matches and times on the cases of one folder. All of them use the cutoff .5 and tell five matches. */
export const Answers = z.object({
  version: z.string(),
  entries: z.number().int(),
  /** From nothing to ready to search: list read, index built. */
  ready_ms: z.number(),
  queries: z.array(QueryAnswer),
  /** Processor time of all queries together. */
  query_cpu_ms: z.number(),
  /** One for each labelled pair, in their order. */
  pair_scores: z.array(z.number()),
  /** Mean time of one comparison of two names, both prepared anew. */
  pair_us: z.number(),
  /** The following only where a contestant has them. */
  candidates_mean: z.number().optional(),
  search_share_ms: z.number().optional(),
  one_by_one_ms: z.array(z.number()).optional(),
  full_scan_ms: z.array(z.number()).optional(),
});
export type Answers = z.infer<typeof Answers>;

export interface Contestant {
  readonly name: string;
  /** The program that must be there, and its arguments before the folder of the cases. */
  readonly program: string;
  readonly args: readonly string[];
  /** From which score on its own documentation, or its default, calls a result an alert. */
  readonly alertFrom: number;
  readonly alertWhy: string;
}

const ANSWER_BYTES_MAX = 2 ** 28;

/** Whether this system can keep a process on one core. */
export const CAN_PIN = spawnSync('taskset', ['-V']).status === 0;

/** Runs a contestant on one core; `undefined` where it is not installed. Throws where it fails. */
export function runContestant(contestant: Contestant, folder: string, core: number): Answers | undefined {
  if (!existsSync(contestant.program)) return undefined;
  const line = [contestant.program, ...contestant.args, folder];
  const [program = '', ...args] = CAN_PIN ? ['taskset', '-c', String(core), ...line] : line;
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: ANSWER_BYTES_MAX,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${contestant.name} ended with status ${status}.`);
  return Answers.parse(JSON.parse(stdout));
}
