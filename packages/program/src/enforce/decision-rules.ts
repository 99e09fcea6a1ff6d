import type { AccountState, Outcome } from '@gatehouse/contracts';
import type { StoredMeasure, SubjectFacts } from './records.ts';

/** Everything that one decision looks at. */
export interface DecisionFacts {
  readonly subject: SubjectFacts | null;
  readonly action: 'provision' | 'open-account' | 'administer' | 'resell';
  readonly asksAccelerators: boolean;
  readonly staleLists: readonly string[];
  readonly missingLists: boolean;
  /** The version of the lists in use: who was judged by another is not cleared by it (invariant 8). */
  readonly listsDigest: string;
  readonly today: string;
  /** Measures that bind on the subject today. */
  readonly measures: readonly StoredMeasure[];
}

/** Where a reason's law is found: the pack and the clause as people cite it. */
export interface LawPointer {
  readonly pack: string;
  readonly clause: string;
}

export interface DecisionRule {
  readonly code: string;
  readonly law: LawPointer;
  readonly outcome: Outcome;
  readonly applies: (facts: DecisionFacts) => boolean;
  /** What is so, without personal data. */
  readonly text: (facts: DecisionFacts) => string;
  readonly fix: string;
}

const PROPOSAL = 'us-iaas-nprm-2024';
const USING: readonly DecisionFacts['action'][] = ['provision', 'open-account', 'resell'];
const UNVERIFIED: readonly AccountState[] = ['applicant', 'foreign-intake', 'verifying', 'provisional'];

/** Verdicts that somebody reached; anything else is unknown, and unknown is no clearance (invariant 3). */
const OFAC50_KNOWN: ReadonlySet<string> = new Set(['blocked', 'possibly', 'not']);

const stateIs = (facts: DecisionFacts, states: readonly AccountState[]): boolean =>
  facts.subject !== null && states.includes(facts.subject.state);
const uses = (facts: DecisionFacts): boolean => USING.includes(facts.action);

/**
 * What stands between a request and a yes, the strictest outcome first. All that apply are given as reasons.
 * Only a positive clearance clears: a request that no rule stops must still be cleared by one of `CLEARANCES`.
 */
export const DECISION_RULES: readonly DecisionRule[] = [
  {
    code: 'account-closed',
    law: { pack: PROPOSAL, clause: '7.302(d)(3)(iii)' },
    outcome: 'deny',
    applies: (facts) => stateIs(facts, ['closed', 'refused']),
    text: (facts) => `The account is ${facts.subject?.state}.`,
    fix: 'Open a new relationship with new evidence of identity.',
  },
  {
    code: 'measure-prohibits',
    law: { pack: PROPOSAL, clause: '7.307(b)' },
    outcome: 'deny',
    applies: (facts) => uses(facts) && facts.measures.some(({ measure }) => measure.effect === 'prohibit'),
    text: (facts) => `A special measure binds: ${measureTitles(facts, 'prohibit')}.`,
    fix: 'Ask the compliance officer to compare the determination with the customer; the measure ends on the day it lapses.',
  },
  {
    code: 'ofac50-blocked',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'deny',
    applies: (facts) => uses(facts) && facts.subject?.ofac50 === 'blocked',
    text: () => 'Designated parties own 50 percent or more of the customer, counted together through every level.',
    fix: 'Show by a register extract that the designated share is below 50 percent, or hold a licence of OFAC.',
  },
  {
    code: 'listed-party',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'deny',
    applies: (facts) => uses(facts) && facts.subject?.confirmed === true,
    text: () => 'The customer or one of its owners was judged to be a listed party.',
    fix: 'Show by a document that it is another; the judgement is made again when a side of it changes, or by two persons.',
  },
  {
    code: 'unverified-past-date',
    law: { pack: PROPOSAL, clause: '7.304(a)(2)(ix)(D)' },
    outcome: 'deny',
    applies: (facts) => uses(facts) && stateIs(facts, ['deprovisioning']),
    text: (facts) =>
      `Still unverified after the day set for taking the account away${facts.subject?.verifyBy == null ? '' : ` (${facts.subject.verifyBy})`}.`,
    fix: 'Complete the verification: the account opens again as soon as the identity is verified.',
  },
  {
    code: 'unknown-subject',
    law: { pack: PROPOSAL, clause: '7.302(d)(2)' },
    outcome: 'hold',
    applies: (facts) => facts.subject === null,
    text: () => 'No such customer or account is known here; unknown is no clearance.',
    fix: 'Record the customer first, or correct the id.',
  },
  {
    code: 'lists-missing',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.missingLists,
    text: () => 'No watch list is loaded, so nobody can be cleared.',
    fix: 'Import the lists: gatehouse lists import FILE.',
  },
  {
    code: 'lists-stale',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.staleLists.length > 0,
    text: (facts) => `Watch lists are older than their limit (${facts.staleLists.join(', ')}); no new clearance is given from them.`,
    fix: 'Import the present lists: gatehouse lists import FILE.',
  },
  {
    code: 'judged-by-other-lists',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject !== null && facts.subject.listsDigest !== facts.listsDigest,
    text: () => 'The customer was last judged by another version of the watch lists; it is being judged again.',
    fix: 'Ask again in a moment.',
  },
  {
    code: 'name-unreadable',
    law: { pack: PROPOSAL, clause: '7.302(d)(1)(iii)(A)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject?.band === 'unreadable',
    text: () => 'The name cannot be read as a name, so it was compared with nothing.',
    fix: 'Record the full legal name in its own script.',
  },
  {
    code: 'list-match',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject?.band === 'match',
    text: () => 'The customer or one of its owners matches a listed party.',
    fix: 'An analyst must judge the match and a second person must agree before anything is released.',
  },
  {
    code: 'list-review',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject?.band === 'review',
    text: () => 'The customer or one of its owners resembles a listed party; nobody has judged it yet.',
    fix: 'Send a date of birth, an identifier or a register extract that tells them apart.',
  },
  {
    code: 'ofac50-possibly',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject?.ofac50 === 'possibly',
    text: () => 'What is known of the owners leaves room for 50 percent or more held by designated parties.',
    fix: 'Name the owners of the open share, with a source.',
  },
  {
    code: 'ofac50-unknown',
    law: { pack: 'us-ofac-50', clause: 'OFAC 50 Percent Rule' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject !== null && !OFAC50_KNOWN.has(facts.subject.ofac50),
    text: () => 'Nothing is known of the owners, so nobody can say that no designated party stands behind the customer.',
    fix: 'Record the owners of the entity, with a source.',
  },
  {
    code: 'affiliates50',
    law: { pack: 'us-bis-affiliates', clause: '90 FR 47201' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && (facts.subject?.affiliates50 === 'blocked' || facts.subject?.affiliates50 === 'possibly'),
    text: (facts) =>
      `Parties of the Entity or Military End-User List ${facts.subject?.affiliates50 === 'blocked' ? 'own' : 'may own'} 50 percent or more of the customer.`,
    fix: 'Show that the listed share is below 50 percent, or hold the licence that the listed owner would need.',
  },
  {
    code: 'returner',
    law: { pack: PROPOSAL, clause: '7.304(a)(2)(ix)(E)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.subject?.returner === true,
    text: () => 'The customer shares a strong trace with one who failed verification.',
    fix: 'An analyst must tell the two apart, or refuse.',
  },
  {
    code: 'status-unresolved',
    law: { pack: PROPOSAL, clause: '7.302(d)(1)(i)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && stateIs(facts, ['status-unresolved']),
    text: () => 'Whether the customer and all its beneficial owners are US persons is open; a claim without evidence resolves nothing.',
    fix: 'Send evidence of citizenship, permanent residence or organisation, or proceed as a foreign customer.',
  },
  {
    code: 'not-verified',
    law: { pack: PROPOSAL, clause: '7.302(d)(2)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && facts.asksAccelerators && stateIs(facts, UNVERIFIED),
    text: () => 'A foreign customer gets accelerators only after its identity is verified (reading D-02: strict for accelerators).',
    fix: 'Complete the verification.',
  },
  {
    code: 'restricted-state',
    law: { pack: PROPOSAL, clause: '7.307(b)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && stateIs(facts, ['restricted']) && facts.measures.length === 0,
    text: () => 'The account is restricted, but no measure binds today: it waits to be judged anew.',
    fix: 'Judge the account again.',
  },
  {
    code: 'measure-conditions',
    law: { pack: PROPOSAL, clause: '7.307(b)' },
    outcome: 'restrict',
    applies: (facts) => uses(facts) && facts.measures.some(({ measure }) => measure.effect === 'condition'),
    text: (facts) => `A special measure sets conditions: ${measureTitles(facts, 'condition')}.`,
    fix: 'Stay within the limits given with this answer.',
  },
  {
    code: 'provisional',
    law: { pack: PROPOSAL, clause: '7.302(d)(3)(ii)' },
    outcome: 'restrict',
    applies: (facts) => uses(facts) && !facts.asksAccelerators && stateIs(facts, ['provisional']),
    text: (facts) =>
      `Use within limits while verification is attempted${facts.subject?.verifyBy == null ? '' : `, until ${facts.subject.verifyBy}`}.`,
    fix: 'Complete the verification to lift the limits.',
  },
  {
    code: 'not-yet-verifiable',
    law: { pack: PROPOSAL, clause: '7.302(d)(2)' },
    outcome: 'hold',
    applies: (facts) => uses(facts) && !facts.asksAccelerators && stateIs(facts, ['applicant', 'foreign-intake', 'verifying']),
    text: () => 'The identity of the foreign customer is not verified yet.',
    fix: 'Complete the verification, or let the customer begin provisionally with a fixed last day.',
  },
];

/** The positive findings that alone lead to a yes. */
export const CLEARANCES: readonly DecisionRule[] = [
  {
    code: 'verified',
    law: { pack: PROPOSAL, clause: '7.302(d)' },
    outcome: 'allow',
    applies: (facts) => stateIs(facts, ['verified']),
    text: () => 'The identity of the customer is verified, and nothing found speaks against it.',
    fix: 'Nothing to do.',
  },
  {
    code: 'us-exempt',
    law: { pack: PROPOSAL, clause: '7.302(d)(2)(iv)' },
    outcome: 'allow',
    applies: (facts) => stateIs(facts, ['us-exempt']),
    text: () => 'Customer and all beneficial owners are US persons by evidence; the duty to report training runs remains (reading D-19).',
    fix: 'Nothing to do.',
  },
  {
    code: 'administers-own',
    law: { pack: PROPOSAL, clause: '7.302(d)(3)(iv)' },
    outcome: 'allow',
    applies: (facts) => facts.action === 'administer' && facts.subject !== null && !stateIs(facts, ['closed', 'refused', 'restricted']),
    text: () => 'Administering what exists, so as to complete a verification or to leave, stays possible.',
    fix: 'Nothing to do.',
  },
];

function measureTitles(facts: DecisionFacts, effect: 'prohibit' | 'condition'): string {
  return facts.measures
    .filter(({ measure }) => measure.effect === effect)
    .map(
      ({ measure, bindsFrom, lapsesAfter }) =>
        `${measure.title} (${measure.citation}; binds from ${bindsFrom}, ${lapsesAfter === null ? 'no end known' : `lapses after ${lapsesAfter}`})`,
    )
    .join('; ');
}
