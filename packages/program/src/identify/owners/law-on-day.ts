import type { LawReference } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { type AsOf, lawReference, packOf, parameterOf, type RulePacks } from '@gatehouse/rules';

/** The law of the day that is looked at, as known on the day whose knowledge is used. */
export interface LawOnDay {
  readonly rules: RulePacks;
  readonly on: AsOf;
}

/** A clause of a pack, by default its first, which stands for the rule as a whole. */
export function lawOf({ rules, on }: LawOnDay, pack: string, citation?: string): LawReference {
  return lawReference(rules, { pack, citation: citation ?? packOf(rules, pack).clauses[0]?.citation ?? '' }, on);
}

/** The share at which a law draws its line on the day, in per cent; null where it had none yet. */
export function lineOf({ rules, on }: LawOnDay, pack: string, parameter: string): number | null {
  try {
    return parameterOf(rules, pack, parameter, on).value;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'unknown-name') return null;
    throw error;
  }
}
