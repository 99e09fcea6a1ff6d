import type { Customer, FtmEntity, ListEntry } from '@gatehouse/contracts';
import { sha256Hex } from '@gatehouse/foundation';
import type { Records, World } from '../ports.ts';
import { partiesOf, partyEntity } from './bods-party.ts';
import { comparedEntry, comparedSubject, type ComparedSides, sideText } from './compared-sides.ts';
import { customerEntity } from './customer-entity.ts';
import { SUBJECT_DIGEST } from './recall-matches.ts';
import type { ListedMatch, Reading } from './records.ts';

/** Both sides of a match as they are now. */
export interface MatchSides {
  readonly customer: Customer;
  readonly as: 'customer' | 'owner';
  readonly subject: FtmEntity & { readonly id: string };
  readonly entry: ListEntry;
  readonly compared: ComparedSides;
  /** The keyed digest of the subject's compared fields, and the digest of the entry's content. */
  readonly subjectDigest: string;
  readonly entryDigest: string;
}

/** The sides that a match compares; a side is null where it is shredded, or no longer on the list. The reading is logged. */
export async function matchSides(
  world: World,
  records: Records,
  match: ListedMatch,
  reading: Reading,
): Promise<{ [Side in 'customer' | 'subject' | 'entry']: MatchSides[Side] | null } & { readonly as: MatchSides['as'] }> {
  const [stored] = await records.customers([match.customer], reading);
  const customer = stored?.customer ?? null;
  const as = match.subject === match.customer ? 'customer' : 'owner';
  const entry = world.lists.entryOf(match.list, match.entryId) ?? null;
  if (customer === null || as === 'customer') return { customer, as, subject: customer === null ? null : customerEntity(customer), entry };
  const statements = customer.bods === undefined ? [] : await records.ownershipAbove(customer.bods, reading);
  const party = partiesOf(statements).get(match.subject);
  return { customer, as, subject: party === undefined ? null : partyEntity(party), entry };
}

/** The sides with their digests; null where one is gone. */
export async function wholeSides(world: World, records: Records, match: ListedMatch, reading: Reading): Promise<MatchSides | null> {
  const { customer, as, subject, entry } = await matchSides(world, records, match, reading);
  if (customer === null || subject === null || entry === null) return null;
  const compared = { subject: comparedSubject(subject), entry: comparedEntry(entry) };
  return {
    customer,
    as,
    subject,
    entry,
    compared,
    subjectDigest: records.traceDigest(SUBJECT_DIGEST, sideText(compared.subject)),
    entryDigest: sha256Hex(sideText(compared.entry)),
  };
}
