import type { LabelledPair, Query } from './cases.ts';
import type { Answers } from './contestant.ts';

export interface BestF1 {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly threshold: number;
}

/** The best F1 that one threshold reaches; every score that occurs is tried. */
export function bestF1(pairs: readonly LabelledPair[], scores: readonly number[]): BestF1 {
  const scored = pairs.map((pair, at) => ({ isMatch: pair.is_match === 'true', score: scores[at] ?? 0 }));
  const matches = scored.filter((one) => one.isMatch).length;
  let best: BestF1 = { f1: 0, precision: 0, recall: 0, threshold: 1 };
  let hits = 0;
  const falling = scored.toSorted((a, b) => b.score - a.score);
  for (const [at, { isMatch, score }] of falling.entries()) {
    if (isMatch) hits += 1;
    // Equal scores stand or fall together.
    if (score === falling[at + 1]?.score || score === 0) continue;
    const [precision, recall] = [hits / (at + 1), hits / Math.max(1, matches)];
    const f1 = (2 * hits) / (at + 1 + matches);
    if (f1 > best.f1) best = { f1, precision, recall, threshold: score };
  }
  return best;
}

export interface SearchAccuracy {
  /** Share of listed people without, and with, a slip whose own record comes first. */
  readonly listedFirst: number;
  readonly slipFirst: number;
  /** Share with a slip whose own record is among the alerts, at the contestant's own threshold. */
  readonly slipAlerted: number;
  /** Share of innocent people with an alert, at the contestant's own threshold. */
  readonly innocentAlerted: number;
  /** The highest threshold at which the given share of people with a slip is found, and the innocents' alerts at it; absent where none does. */
  readonly atEqualRecall: Readonly<Record<string, { readonly threshold: number; readonly innocentAlerted: number } | undefined>>;
}

export const EQUAL_RECALLS = [0.9, 0.95, 0.99] as const;

export function searchAccuracy(queries: readonly Query[], answers: Answers, alertFrom: number): SearchAccuracy {
  const matchesOf = new Map(answers.queries.map(({ id, matches }) => [id, matches]));
  const of = (kind: Query['kind']): { expected?: string; matches: Answers['queries'][number]['matches'] }[] =>
    queries
      .filter((query) => query.kind === kind)
      .map(({ id, expected }) => ({ ...(expected === undefined ? {} : { expected }), matches: matchesOf.get(id) ?? [] }));
  const [listed, slipped, innocent] = [of('listed'), of('slip'), of('innocent')];
  const own = slipped.map(({ expected, matches }) => matches.find(({ id }) => id === expected)?.score ?? 0).toSorted((a, b) => b - a);
  const alerted = (threshold: number): number => share(innocent, ({ matches }) => (matches[0]?.score ?? 0) >= threshold);
  return {
    listedFirst: share(listed, ({ expected, matches }) => matches[0]?.id === expected),
    slipFirst: share(slipped, ({ expected, matches }) => matches[0]?.id === expected),
    slipAlerted: share(own, (score) => score >= alertFrom),
    innocentAlerted: alerted(alertFrom),
    atEqualRecall: Object.fromEntries(
      EQUAL_RECALLS.map((recall) => {
        const threshold = own[Math.ceil(recall * own.length) - 1] ?? 0;
        return [recall, threshold === 0 ? undefined : { threshold, innocentAlerted: alerted(threshold) }];
      }),
    ),
  };
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / Math.max(1, all.length);
}
