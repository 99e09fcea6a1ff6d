import {
  type LinkIndex,
  type LinkedPair,
  linkRecords,
  linkIndexOf,
  linkKeys,
  linkExplainer,
  clustersOf,
  type LinkKey,
  type LinkModel,
} from '@gatehouse/ownership';
import { rounded } from '../figures.ts';
import { plainWords, type TrueRecord } from './true-records.ts';

export interface LinkedSet {
  readonly index: LinkIndex;
  readonly model: LinkModel;
  readonly pairs: readonly LinkedPair[];
  readonly compared: number;
  readonly leftOut: object;
}

/** Records linked as the program links them, with plain values in the place of digests: only their equality is looked at. */
export function linkTrueRecords(records: readonly TrueRecord[], model?: LinkModel): LinkedSet {
  const index = linkIndexOf(keyed(records));
  const linked = linkRecords(index, model === undefined ? {} : { model });
  return { index, ...linked };
}

/** Records with their keys, one after the other. */
export function* keyed(records: readonly TrueRecord[]): Generator<{ id: string; keys: LinkKey[] }> {
  for (const { id, facts } of records) {
    const keys = linkKeys(facts, plainWords).map(({ kind, value, part }): LinkKey => ({ kind, digest: value, part }));
    yield { id, keys };
  }
}

/** Pairs of one party in all. */
export function truePairs(records: readonly TrueRecord[]): number {
  let pairs = 0;
  for (const group of Map.groupBy(records, (record) => record.party).values()) pairs += (group.length * (group.length - 1)) / 2;
  return pairs;
}

export interface PairFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairwise precision and recall of what stands at a threshold or above. */
export function pairFigures(records: readonly TrueRecord[], pairs: readonly LinkedPair[], threshold: number): PairFigures {
  let right = 0;
  let said = 0;
  for (const { a, b, probability } of pairs) {
    if (probability < threshold) continue;
    said += 1;
    if (records[a]?.party === records[b]?.party) right += 1;
  }
  return figuresOf(right, said, truePairs(records));
}

function figuresOf(right: number, said: number, there: number): PairFigures {
  const precision = said === 0 ? 1 : right / said;
  const recall = there === 0 ? 1 : right / there;
  return {
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(right === 0 ? 0 : (2 * precision * recall) / (precision + recall)),
  };
}

/** The threshold, of those in steps of a hundredth, with the best F1: to be chosen on one set and used on another. */
export function bestThreshold(records: readonly TrueRecord[], pairs: readonly LinkedPair[]): number {
  let best = { threshold: 0.5, f1: -1 };
  for (let step = 1; step < 100; step += 1) {
    const { f1 } = pairFigures(records, pairs, step / 100);
    if (f1 > best.f1) best = { threshold: step / 100, f1 };
  }
  return best.threshold;
}

/** B-cubed precision, recall and F1 of the groups (Bagga and Baldwin 1998): averaged over records, so that large groups do not drown the rest. */
export function clusterFigures(
  records: readonly TrueRecord[],
  set: LinkedSet,
  threshold: number,
): PairFigures & { clusters: number; refused: number } {
  const explain = linkExplainer(set.index, set.model);
  const { clusters, refused } = clustersOf(set.pairs, { probability_min: threshold, probabilityOf: (a, b) => explain(a, b).probability });
  const groupOf = new Map(clusters.flatMap(({ members }, at) => members.map((member) => [member, at] as const)));
  const sizes = new Map([...Map.groupBy(records, (record) => record.party)].map(([party, own]) => [party, own.length]));
  const together = new Map<string, number>();
  records.forEach((record, at) => {
    const key = `${record.party} ${groupOf.get(at) ?? `alone ${at}`}`;
    together.set(key, (together.get(key) ?? 0) + 1);
  });
  let precision = 0;
  let recall = 0;
  records.forEach((record, at) => {
    const group = groupOf.get(at);
    const both = together.get(`${record.party} ${group ?? `alone ${at}`}`) ?? 1;
    precision += both / (group === undefined ? 1 : (clusters[group]?.members.length ?? 1));
    recall += both / (sizes.get(record.party) ?? 1);
  });
  const [p, r] = [precision / records.length, recall / records.length];
  return {
    precision: rounded(p),
    recall: rounded(r),
    f1: rounded((2 * p * r) / (p + r)),
    clusters: clusters.length,
    refused: refused.length,
  };
}

/** How far probabilities are from what comes true, in ten bins, weighed by how many pairs stand in each (expected calibration error). */
export function calibration(
  records: readonly TrueRecord[],
  pairs: readonly LinkedPair[],
): { ece: number; bins: { said: number; true: number; pairs: number }[] } {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, true: 0, pairs: 0 }));
  for (const { a, b, probability } of pairs) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (bin === undefined) continue;
    bin.said += probability;
    bin.true += records[a]?.party === records[b]?.party ? 1 : 0;
    bin.pairs += 1;
  }
  const all = bins.reduce((sum, bin) => sum + bin.pairs, 0);
  const ece = bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / Math.max(1, all);
  return {
    ece: rounded(ece),
    bins: bins
      .filter((bin) => bin.pairs > 0)
      .map((bin) => ({ said: rounded(bin.said / bin.pairs), true: rounded(bin.true / bin.pairs), pairs: bin.pairs })),
  };
}
