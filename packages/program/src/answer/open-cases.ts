import { type Flag, FLAGS, type MatchView } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { GATEHOUSE } from '../actor.ts';
import type { Assessment } from '../identify/assessment.ts';
import { weightiestMatch } from '../identify/assess-customers.ts';
import type { Records, World } from '../ports.ts';
import { entryFor } from './ledger-entry.ts';
import type { NewCase } from './records.ts';

/** Flags whose closing takes a second person: clearing one lets somebody through. */
const FOUR_EYES: readonly Flag['code'][] = [
  'list-match',
  'ofac50-blocked',
  'ofac50-possibly',
  'affiliates50-blocked',
  'measure-target',
  'foreign-covered-run',
  'returner',
];

/** Flags that are facts beside a case, and wait for nobody on their own. */
const QUIET: readonly Flag['code'][] = [
  'share-just-under-line',
  'payer-differs',
  'foreign-beneficial-owner',
  'threshold-possible',
  'threshold-crossed',
];

export interface CaseSource {
  readonly customer: string | null;
  readonly run: string | null;
  /** The match that a flag speaks of, where it speaks of one. */
  readonly match: MatchView | null;
  readonly due: string | null;
}

/** Does a flag ask for a person's judgement? */
export function waitsForSomebody(flag: Flag): boolean {
  return !QUIET.includes(flag.code);
}

/** The case that a flag opens. Its id follows from flag and subject, so that the same flag never opens two. */
export function caseFor(flag: Flag, { customer, run, match, due }: CaseSource, openedAt: string): NewCase {
  const { category, severity } = FLAGS[flag.code];
  return {
    id: `cas_${digestOf([flag.code, flag.subject]).slice(0, 20)}`,
    flag: flag.code,
    category,
    severity,
    subject: flag.subject,
    customer,
    run,
    band: match?.band ?? null,
    score: match?.score ?? null,
    due,
    because: flag.because,
    openedAt,
    fourEyes: FOUR_EYES.includes(flag.code),
  };
}

/** The match that a flag on a customer speaks of. */
export function matchBehind(flag: Flag, assessment: Assessment | undefined): MatchView | null {
  if (assessment === undefined || (flag.code !== 'list-match' && flag.code !== 'list-review')) return null;
  return weightiestMatch(assessment);
}

/** Opens cases with their entries. A case whose facts changed comes back to the queue, even a closed one: what was said of it was said of other facts. */
export async function openCases(world: World, records: Records, cases: readonly NewCase[]): Promise<void> {
  const opened = await records.openCases(cases);
  await records.append(
    opened.map((item) =>
      entryFor(world, GATEHOUSE, {
        kind: 'case',
        subject: item.subject,
        text: `Opened: ${item.flag}`,
        body: { id: item.id, flag: item.flag, subject: item.subject },
      }),
    ),
  );
}
