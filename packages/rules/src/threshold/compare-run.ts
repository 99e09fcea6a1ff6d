import { type ReadingChoices, RunFacts } from '@gatehouse/contracts';
import type { AsOf } from '../pack/dated.ts';
import type { RulePacks } from '../pack/rule-packs.ts';
import { type Condition, conditionsOf, type Verdict } from './conditions-of.ts';
import { type ThresholdInLaw, thresholdsOf } from './thresholds-of.ts';

/** A run held against one threshold. */
export interface ComparedThreshold extends ThresholdInLaw {
  readonly over: Verdict;
  /** The conditions that decided, in words. */
  readonly because: string;
}

/**
 * One run, every regime: for each threshold, is the run certainly, possibly or not over it, and why.
 * A fact that is absent is unknown and can make a crossing possible, never impossible.
 * The run's operations are dense and count a multiply-accumulate as two; a definition that counts one halves them, a definition that does not say
 * is taken the same way. What was trained elsewhere is counted only where `cumulative` tells it.
 */
export function compareRun(
  packs: RulePacks,
  run: RunFacts,
  asOf: AsOf & { readonly readings?: ReadingChoices | undefined },
): readonly ComparedThreshold[] {
  const facts = RunFacts.parse(run);
  return thresholdsOf(packs, asOf).map((threshold) => {
    const conditions = conditionsOf(threshold, facts);
    const over = all(conditions);
    return { ...threshold, over, because: explain(conditions, over) };
  });
}

/** All must hold: one that does not decides, then one that only may. */
function all(conditions: readonly Condition[]): Verdict {
  if (conditions.length === 0 || conditions.some(({ holds }) => holds === 'no')) return 'no';
  return conditions.some(({ holds }) => holds === 'possibly') ? 'possibly' : 'yes';
}

function explain(conditions: readonly Condition[], over: Verdict): string {
  const deciding = over === 'yes' ? conditions : conditions.filter(({ holds }) => holds === over);
  return deciding.map(({ because }) => because).join('; ');
}
