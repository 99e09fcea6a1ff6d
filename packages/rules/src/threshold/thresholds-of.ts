import type { LawStatus, ReadingChoices, Threshold } from '@gatehouse/contracts';
import type { AsOf } from '../pack/dated.ts';
import { choiceOf, readingOf } from '../pack/reading-choice.ts';
import type { RulePack } from '../pack/rule-pack.ts';
import type { RulePacks } from '../pack/rule-packs.ts';
import { statusOf } from '../pack/status-of.ts';

/** A threshold with the regime and the status of its law. */
export interface ThresholdInLaw {
  readonly id: string;
  readonly regime: string;
  readonly title: string;
  readonly clause: string;
  readonly owes: string;
  readonly clock?: string;
  readonly lawStatus: LawStatus;
  readonly lawConfirm: boolean;
  /** How loud a crossing is: `watch` where only another reading would make it a duty. */
  readonly level: 'alert' | 'watch';
  readonly readings: readonly { readonly id: string; readonly choice: string }[];
  /** True where a person must check the number itself. */
  readonly confirm: boolean;
  /** What the number counts, as data; `describeMeasurement` puts it in words. */
  readonly measurement: Threshold['measurement'];
  readonly test: Threshold['test'];
}

/**
 * Every threshold of every pack, with the status of its law on a day and the readings taken.
 * What a reading switches off is left out. A law that is not in force keeps its thresholds: the reader is told, not spared.
 */
export function thresholdsOf(packs: RulePacks, asOf: AsOf & { readonly readings?: ReadingChoices | undefined }): readonly ThresholdInLaw[] {
  return packs.packs.flatMap((pack) => {
    if (pack.thresholds.length === 0) return [];
    const law = statusOf(packs, pack.id, asOf);
    return pack.thresholds.flatMap((threshold) => {
      const active = levelOf(pack, threshold, asOf.readings);
      if (active === undefined) return [];
      const { id, title, clause, owes, clock, confirm, measurement, test } = threshold;
      const row = { id, regime: pack.id, title, clause, owes, confirm, measurement, test, lawStatus: law.status, lawConfirm: law.confirm };
      return [{ ...row, ...active, ...(clock === undefined ? {} : { clock }) }];
    });
  });
}

function levelOf(
  pack: RulePack,
  { under }: Threshold,
  readings: ReadingChoices | undefined,
): Pick<ThresholdInLaw, 'level' | 'readings'> | undefined {
  if (under === undefined) return { level: 'alert', readings: [] };
  const choice = choiceOf(readingOf(pack, under.reading), readings);
  const level = under.level[choice];
  return level === undefined ? undefined : { level, readings: [{ id: under.reading, choice }] };
}
