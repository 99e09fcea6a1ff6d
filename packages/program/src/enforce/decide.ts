import type { Outcome } from '@gatehouse/contracts';
import { CLEARANCES, DECISION_RULES, type DecisionFacts, type DecisionRule } from './decision-rules.ts';

/** From the strictest to the freest. */
const STRICTNESS: readonly Outcome[] = ['deny', 'hold', 'restrict', 'allow'];

const UNCLEARED: DecisionRule = {
  code: 'not-cleared',
  law: { pack: 'us-iaas-nprm-2024', clause: '7.302(d)' },
  outcome: 'hold',
  applies: () => true,
  text: () => 'Nothing found clears this request; unknown is no clearance.',
  fix: 'Ask the compliance officer what is missing.',
};

export interface Verdict {
  readonly outcome: Outcome;
  /** The rules that led here, the strictest first. */
  readonly rules: readonly DecisionRule[];
}

/**
 * The decision itself: the strictest of all rules that apply; without any, a clearance; without a clearance, a hold.
 * Pure: equal facts give an equal verdict (invariant 9).
 */
export function decide(facts: DecisionFacts): Verdict {
  const stopping = DECISION_RULES.filter((rule) => rule.applies(facts)).toSorted(
    (a, b) => STRICTNESS.indexOf(a.outcome) - STRICTNESS.indexOf(b.outcome),
  );
  const strictest = stopping[0];
  if (strictest !== undefined) return { outcome: strictest.outcome, rules: stopping };
  const clearance = CLEARANCES.find((rule) => rule.applies(facts));
  return clearance === undefined ? { outcome: 'hold', rules: [UNCLEARED] } : { outcome: 'allow', rules: [clearance] };
}
