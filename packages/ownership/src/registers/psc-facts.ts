import type { Interval } from '@gatehouse/foundation';
import type { ControlKind } from '../facts/control-kind.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { ALL, OPEN_END } from '../facts/share-line.ts';
import { type Stake, stakeOf } from '../facts/stake.ts';

/** A line of the UK register of people with significant control, as far as it is used. */
export interface PscRecord {
  readonly companyNumber: string;
  readonly id: string;
  /** `individual-…`, `corporate-entity-…`, `legal-person-…`, `super-secure-…`, or a statement that nobody is registered. */
  readonly kind: string;
  readonly name: string | null;
  /** The company number of a corporate PSC, where it states one. */
  readonly registrationNumber: string | null;
  readonly nationality: string | null;
  readonly naturesOfControl: readonly string[];
  readonly notifiedOn: string | null;
  readonly ceasedOn: string | null;
  readonly statement: string | null;
}

/** The bands of the register: over 25 up to 50, over 50 under 75, 75 or more (Companies Act 2006, schedule 1A). Percent. */
const BANDS: readonly (readonly [name: string, band: Interval])[] = [
  ['25-to-50-percent', { min: 25 + OPEN_END, max: 50 }],
  ['50-to-75-percent', { min: 50 + OPEN_END, max: 75 - OPEN_END }],
  ['75-to-100-percent', { min: 75, max: 100 }],
];

const CONTROLS: readonly (readonly [prefix: string, kind: ControlKind])[] = [
  ['right-to-appoint-and-remove', 'appointmentOfBoard'],
  ['significant-influence-or-control', 'otherInfluenceOrControl'],
];

/** What the register says on a date, `YYYY-MM-DD`. It does not tell direct from indirect holdings, so their route is unknown. */
export function factsFromPsc(records: Iterable<PscRecord>, options: { readonly asOf: string }): OwnershipFacts {
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  for (const record of records) {
    parties.push(partyOf({ id: record.companyNumber, kind: 'entity' }));
    if (!holds(record, options.asOf)) continue;
    const owner = ownerOf(record);
    if (owner === null) continue;
    parties.push(owner);
    stakes.push(stakeOfRecord(record, owner.id));
  }
  return { parties, stakes, publishedParents: [] };
}

function ownerOf(record: PscRecord): Party | null {
  const { id, kind, name } = record;
  if (kind.startsWith('individual')) {
    return partyOf({ id, kind: 'person', name, nationalities: record.nationality === null ? [] : [record.nationality] });
  }
  if (kind.startsWith('corporate-entity')) return partyOf({ id: record.registrationNumber ?? id, kind: 'entity', name });
  if (kind.startsWith('legal-person')) return partyOf({ id, kind: 'entity', name });
  if (kind.startsWith('super-secure')) return partyOf({ id, kind: 'person', identified: false });
  // "No registrable person" states a fact; every other statement says that somebody is not named yet.
  if (record.statement?.startsWith('no-individual-or-entity') === true) return null;
  return partyOf({ id: `unspecified:${id}`, kind: 'unknown', identified: false, recorded: false, reason: record.statement ?? 'unknown' });
}

function stakeOfRecord(record: PscRecord, ownerId: string): Stake {
  return stakeOf({
    ownerId,
    ownedId: record.companyNumber,
    equity:
      bandOf(record, 'ownership-of-shares') ?? bandOf(record, 'right-to-share-surplus-assets') ?? (record.statement === null ? null : ALL),
    votes: bandOf(record, 'voting-rights'),
    controls: CONTROLS.filter(([prefix]) => record.naturesOfControl.some((nature) => nature.startsWith(prefix))).map(([, kind]) => kind),
    // Only an individual is a beneficial owner; a company is registered as one link of a chain.
    declared: /^(individual|super-secure)/.test(record.kind),
    basis: 'register',
    origin: 'UK PSC register',
    source: record.id,
    validFrom: record.notifiedOn,
    validUntil: record.ceasedOn,
    recordedOn: record.notifiedOn,
  });
}

function bandOf(record: PscRecord, prefix: string): Interval | null {
  const nature = record.naturesOfControl.find((candidate) => candidate.startsWith(prefix));
  if (nature === undefined) return null;
  return BANDS.find(([name]) => nature.includes(name))?.[1] ?? ALL;
}

function holds(record: PscRecord, asOf: string): boolean {
  const begun = record.notifiedOn === null || record.notifiedOn <= asOf;
  return begun && (record.ceasedOn === null || record.ceasedOn > asOf);
}
