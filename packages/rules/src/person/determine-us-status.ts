import { type ReadingChoices, type UsStatus, UsStatusFacts } from '@gatehouse/contracts';
import { type EvidenceBook, evidenceBook } from './status-evidence.ts';
import { type UsStatusReason, type UsStatusReasonCode, usStatusReason } from './us-status-reasons.ts';

/** A person's status under the proposal's definition, with its reasons and the readings taken. */
export interface UsStatusDetermination {
  readonly status: UsStatus;
  readonly reasons: readonly UsStatusReason[];
  readonly readings: readonly { readonly id: string; readonly choice: string }[];
}

/** The reading on a US office of a foreign entity, in the pack of the proposal. */
export const US_OFFICE_READING = 'us-office';

/**
 * US person, foreign person, or not settled (proposed 15 CFR 7.301 and 7.302(d)(1)).
 * A claim or an IP address never makes a US person. What a person says against that interest (to be foreign, to have left) is taken at its word.
 *
 * @example
 * determineUsStatus({ kind: 'individual', evidence: [{ fact: 'us-citizen', method: 'claim', on: '2026-01-02' }] }).status // 'unresolved'
 */
export function determineUsStatus(facts: UsStatusFacts, readings?: ReadingChoices): UsStatusDetermination {
  const { kind, evidence, on } = UsStatusFacts.parse(facts);
  const book = evidenceBook(evidence, on);
  return kind === 'individual' ? individual(book) : entity(book, readings);
}

function individual(book: EvidenceBook): UsStatusDetermination {
  if (book.proven('us-citizen') !== undefined) return settled('us', 'us-citizen');
  if (book.proven('us-permanent-resident') !== undefined) return settled('us', 'us-permanent-resident');
  const here = book.proven('located-in-us');
  if (here !== undefined) return byLocation(book, here.on);
  return withoutProof(book, ['us-citizen', 'us-permanent-resident', 'located-in-us'], ['foreign-citizen', 'located-abroad']);
}

/** Located in the United States when last verified: still so, gone, or in doubt. */
function byLocation(book: EvidenceBook, verifiedOn: string): UsStatusDetermination {
  const away = book.stated('located-abroad');
  if (away !== undefined && away.on > verifiedOn) {
    const claimsMore = book.claimed('us-citizen') || book.claimed('us-permanent-resident');
    return claimsMore ? settled('unresolved', 'left-the-us', 'claim-without-evidence') : settled('foreign', 'left-the-us');
  }
  if (away !== undefined && away.on === verifiedOn) return settled('unresolved', 'evidence-contradicts');
  const seenAway = book.seen('located-abroad');
  if (seenAway !== undefined && seenAway.on > verifiedOn) return settled('unresolved', 'doubt-about-location');
  return settled('us', 'located-in-us');
}

function entity(book: EvidenceBook, readings: ReadingChoices | undefined): UsStatusDetermination {
  const foreign = book.stated('organised-under-foreign-law');
  const us = (['organised-under-us-law', 'foreign-branch-of-us-entity'] as const).find((fact) => book.proven(fact) !== undefined);
  if (us !== undefined) return foreign === undefined ? settled('us', us) : settled('unresolved', 'evidence-contradicts');
  if (book.stated('us-office-of-foreign-entity') !== undefined) return usOffice(book, readings);
  if (foreign !== undefined) return settled('foreign', 'organised-under-foreign-law');
  return withoutProof(book, ['organised-under-us-law', 'foreign-branch-of-us-entity'], []);
}

function usOffice(book: EvidenceBook, readings: ReadingChoices | undefined): UsStatusDetermination {
  const choice = readings?.[US_OFFICE_READING] ?? 'foreign';
  const taken = [{ id: US_OFFICE_READING, choice }];
  if (choice !== 'us') return { ...settled('foreign', 'us-office-of-foreign-entity'), readings: taken };
  const proven = book.proven('us-office-of-foreign-entity') !== undefined;
  const judged = proven
    ? settled('us', 'us-office-of-foreign-entity')
    : settled('unresolved', 'us-office-of-foreign-entity', 'claim-without-evidence');
  return { ...judged, readings: taken };
}

type Fact = Parameters<EvidenceBook['claimed']>[0];

/** Nothing proves a US person: who does not claim to be one and says to be foreign is foreign; the rest is open. */
function withoutProof(book: EvidenceBook, usFacts: readonly Fact[], foreignFacts: readonly Fact[]): UsStatusDetermination {
  const open: UsStatusReasonCode[] = [];
  if (usFacts.some((fact) => book.stated(fact) !== undefined)) open.push('claim-without-evidence');
  const elsewhere = book.proven('located-abroad') !== undefined;
  if (!elsewhere && usFacts.some((fact) => book.seen(fact) !== undefined)) open.push('ip-is-not-due-diligence');
  if (open.length > 0) return settled('unresolved', ...open);
  if (foreignFacts.some((fact) => book.stated(fact) !== undefined)) return settled('foreign', 'foreign-and-no-us-claim');
  return settled('unresolved', 'no-evidence');
}

function settled(status: UsStatus, ...codes: readonly UsStatusReasonCode[]): UsStatusDetermination {
  return { status, reasons: codes.map(usStatusReason), readings: [] };
}
