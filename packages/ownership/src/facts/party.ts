import type { Evidence } from './evidence.ts';

/** Where an entity is run from, as well as its source tells. */
export interface Seat {
  readonly country: string | null;
  readonly basis: 'headquarters-address' | 'business-address' | 'registered-address' | 'jurisdiction' | 'unknown';
}

/** A number by which a register or an authority knows a party: an LEI, a company number, a tax number. */
export interface PartyIdentifier {
  /** The source's own name of the scheme: `XI-LEI`, `GB-COH`; a bare number without one has the scheme `unknown`. */
  readonly scheme: string;
  readonly value: string;
}

/** Where a source says that a party is. `text` is what it wrote, on one line. */
export interface PartyAddress {
  readonly type: 'registered' | 'headquarters' | 'business' | 'other';
  readonly text: string;
  /** ISO 3166-1 alpha-2, where the source gives it. */
  readonly country: string | null;
}

/** Somebody in the graph: a person, an entity, a state, or a reference whose record is absent. */
export interface Party {
  readonly id: string;
  readonly name: string | null;
  readonly kind: 'person' | 'entity' | 'state' | 'unknown';
  /** False where nobody says who this is (absent, anonymous, unspecified): such a party may be anyone. */
  readonly identified: boolean;
  /** True where the input holds a record of its own: only those get a row. */
  readonly recorded: boolean;
  readonly jurisdiction: string | null;
  readonly seat: Seat;
  /** Nationalities, ISO 3166-1 alpha-2. */
  readonly nationalities: readonly string[];
  /** What registers know the party by; the linking of parties that may be the same rests on them. */
  readonly identifiers: readonly PartyIdentifier[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a register may withhold the day. */
  readonly birthDate: string | null;
  /** When an entity was founded, `YYYY-MM-DD`. */
  readonly foundedOn: string | null;
  /** The legal form as its source writes it: an ELF code (ISO 20275), or words. */
  readonly legalForm: string | null;
  readonly addresses: readonly PartyAddress[];
  readonly listed: boolean;
  /** An agreement by which a nominee acts for a nominator. */
  readonly nomination: boolean;
  /** A registration that lapsed or a record that was closed: evidence with its date, never an answer. */
  readonly lapsed: { readonly what: 'registration' | 'record'; readonly on: string | null } | null;
  /** Why nobody is named, where the source gives a reason. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
}

/** BODS' reason where the law asks no disclosure, as of a listed company: no sign of anything. */
export const EXEMPT_REASON = 'subjectExemptFromDisclosure';

/** Reasons that a source's own rules give for naming nobody, as GLEIF names no individuals: the owner stays unknown, and that is no sign of anything. */
const REASONS_BY_RULE: ReadonlySet<string> = new Set([EXEMPT_REASON, 'NATURAL_PERSONS', 'NON_CONSOLIDATING', 'NO_KNOWN_PERSON']);

/** Does the source's own rule ask for no name here? */
export function needsNoName({ reason }: Pick<Party, 'reason'>): boolean {
  return reason !== null && REASONS_BY_RULE.has(reason);
}

const NONE: readonly never[] = [];
const NOWHERE: Seat = { country: null, basis: 'unknown' };

/** A party of which only the given members are known. */
export function partyOf(known: Pick<Party, 'id' | 'kind'> & Partial<Party>): Party {
  return {
    name: null,
    identified: true,
    recorded: true,
    jurisdiction: null,
    seat: NOWHERE,
    nationalities: NONE,
    identifiers: NONE,
    birthDate: null,
    foundedOn: null,
    legalForm: null,
    addresses: NONE,
    listed: false,
    nomination: false,
    lapsed: null,
    reason: null,
    evidence: NONE,
    ...known,
  };
}

/** The stand-in for a record that is referred to and absent: a gap, not an error. */
export function absentParty(id: string): Party {
  return partyOf({ id, kind: 'unknown', identified: false, recorded: false });
}

/** An owner of whom the source says only that it cannot be specified, with the reason: no record, and nobody who could be listed. */
export function isUnspecified(party: Party): boolean {
  return !party.recorded && party.reason !== null;
}

/** May this be an individual? A person is; a reference whose record is absent, or whose kind nobody states, may be. */
export function mayBeIndividual(party: Party): boolean {
  return party.kind === 'person' || (party.kind === 'unknown' && !isUnspecified(party));
}
