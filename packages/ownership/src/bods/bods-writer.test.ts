import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Interval } from '@gatehouse/foundation';
import fc from 'fast-check';
import { factsFromBods } from './bods-facts.ts';
import { OPEN_SHARE_KINDS } from './bods-interest-record.ts';
import { bodsFindings } from './bods-findings.ts';
import { writeBods } from './bods-writer.ts';
import { CONTROL_KINDS } from '../facts/control-kind.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import type { Evidence } from '../facts/evidence.ts';
import { absentParty, isUnspecified, type Party, type PartyAddress, partyOf, type Seat } from '../facts/party.ts';
import { ALL, OPEN_END } from '../facts/share-line.ts';
import { type Stake, stakeOf } from '../facts/stake.ts';

const WRITING = { on: '2026-06-01', publisher: { name: 'A provider' } };

const said: Evidence = {
  kind: 'reporting-exception',
  category: 'NO_LEI',
  says: 'Its parent has no LEI.',
  on: '2024-05-06',
  source: 'a register',
};
const ends = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), fc.boolean(), fc.boolean());
const share = ends.map(([a, b, isAbove, isBelow]): Interval => {
  const [min, max] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
  if (max - min < 0.02) return { min, max: min };
  return { min: min + (isAbove ? OPEN_END : 0), max: max - (isBelow ? OPEN_END : 0) };
});

const stake: fc.Arbitrary<Stake> = fc
  .record({
    ownerId: fc.constantFrom('p1', 'p2', 'e1', 'e2', 'gone'),
    ownedId: fc.constantFrom('e1', 'e2', 'e3'),
    route: fc.constantFrom('direct' as const, 'indirect' as const, 'unknown' as const),
    equity: fc.option(share),
    votes: fc.option(share),
    profit: fc.option(share),
    others: fc.subarray(['boardMember' as const, 'enjoymentAndUseOfAssets' as const]),
    basis: fc.constantFrom('declared' as const, 'register' as const, 'inferred' as const),
    origin: fc.constantFrom('UK PSC register', 'ownership.csv'),
    validFrom: fc.constantFrom(null, '2020-01-02'),
    validUntil: fc.constantFrom(null, '2030-01-02'),
    controls: fc.subarray(CONTROL_KINDS),
    declared: fc.boolean(),
    recordedOn: fc.constantFrom(null, '2025-03-04'),
    evidence: fc.subarray([said]),
  })
  .filter(({ equity, votes, controls, others }) => equity !== null || votes !== null || controls.length + others.length > 0)
  // Rights to profit are an ownership interest: where no shares are stated they speak.
  .map((made) => ({ ...made, equity: made.equity ?? made.profit }))
  // Beneficiaries and nominators have an ownership interest, of whatever size.
  .map((made) => (made.controls.some((kind) => OPEN_SHARE_KINDS.has(kind)) ? { ...made, equity: made.equity ?? ALL } : made))
  .map((made) => ({ ...made, nominee: false, source: 'r' }))
  .map(stakeOf);

const seat = fc.constantFrom<Seat>(
  { country: 'GB', basis: 'headquarters-address' },
  { country: 'GB', basis: 'registered-address' },
  { country: 'US', basis: 'jurisdiction' },
  { country: null, basis: 'unknown' },
);

/** Everything that a party may be known by; the ids stand in a fixed order. */
const party = (id: string, kinds: readonly Party['kind'][]): fc.Arbitrary<Party> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom(null, 'A Name'),
      identified: fc.boolean(),
      recorded: fc.boolean(),
      jurisdiction: fc.constantFrom(null, 'GB', 'US-DE', 'Nowhere'),
      seat,
      nationalities: fc.constantFrom([], ['FR'], ['British']),
      identifiers: fc.constantFrom([], [{ scheme: 'XI-LEI', value: 'L' }], [{ scheme: 'unknown', value: '7' }]),
      birthDate: fc.constantFrom(null, '1970', '1970-03'),
      foundedOn: fc.constantFrom(null, '2019-02-03'),
      legalForm: fc.constantFrom(null, '8888'),
      addresses: fc.subarray<PartyAddress>([
        { type: 'headquarters', text: '1 Street, Town', country: 'GB' },
        { type: 'other', text: '2 Street', country: null },
      ]),
      listed: fc.boolean(),
      nomination: fc.boolean(),
      lapsed: fc.constantFrom(null, { what: 'registration' as const, on: '2025-01-01' }),
      reason: fc.constantFrom(null, 'unknown', 'psc-details-not-confirmed', 'subjectExemptFromDisclosure'),
      evidence: fc.subarray([said]),
    })
    .map((made) => partyOf({ id, ...made }));

/** All those that hold or are held, and one whose record is absent. */
const parties = fc.tuple(
  party('p1', ['person']),
  party('p2', ['person', 'unknown']),
  party('e1', ['entity']),
  party('e2', ['state', 'entity', 'unknown']),
  party('e3', ['entity']),
);

// A stake without a date of its own is stated on the day of writing.
const hasOwnRecord = (one: Party): boolean => one.kind !== 'unknown' && !isUnspecified(one);
const asRead = (made: Stake): Stake => ({ ...made, recordedOn: made.recordedOn ?? WRITING.on });

test('writeBods() writes facts that read again as the same facts', () => {
  fc.assert(
    fc.property(parties, fc.array(stake, { maxLength: 6 }), (known, made) => {
      const stakes = made.map((one, index) => ({ ...one, source: `r${index}` }));
      const facts: OwnershipFacts = { parties: known, stakes, publishedParents: [] };
      const read = factsFromBods(writeBods(facts, WRITING), { asOf: WRITING.on });
      // Of whom BODS has no record only those are told who hold something.
      const owners = new Set(stakes.map(({ ownerId }) => ownerId));
      const told = known.filter((one) => hasOwnRecord(one) || (owners.has(one.id) && !isDeepStrictEqual(one, absentParty(one.id))));
      const byId = new Map(read.parties.map((one) => [one.id, one]));
      assert.deepEqual([...byId.keys()].toSorted(), told.map(({ id }) => id).toSorted());
      for (const one of told) assert.deepEqual(byId.get(one.id), hasOwnRecord(one) ? one : { ...one, evidence: [] });
      const isPerson = (id: string): boolean => known.find((one) => one.id === id)?.kind === 'person';
      assert.deepEqual(
        read.stakes,
        stakes.map((one) => asRead({ ...one, declared: one.declared && isPerson(one.ownerId) })),
      );
    }),
    { numRuns: 500, seed: 4 },
  );
});

test('writeBods() gives the same bytes for the same facts, an id of its own to each statement, and nothing that the standard objects to', () => {
  const stakes: Stake[] = [holding('p1', 'e1', 'x'), holding('e1', 'e3', 'x'), holding('p2', 'e3', 'p1')];
  const facts: OwnershipFacts = { parties: PARTIES, stakes, publishedParents: [] };
  const written = writeBods(facts, WRITING);
  assert.equal(JSON.stringify(writeBods(facts, WRITING)), JSON.stringify(written));
  assert.equal(new Set(written.map(({ statementId }) => statementId)).size, written.length);
  assert.deepEqual(
    written.filter(({ recordType }) => recordType === 'relationship').map(({ recordId }) => recordId),
    ['x', 'x #2', 'p1 #2'],
  );
  assert.deepEqual(bodsFindings(written, { today: WRITING.on }), []);
});

test('writeBods() writes who is not specified as the reason, and leaves a party of unknown kind a gap with a comment', () => {
  const unspecified = partyOf({
    id: 'unspecified:r',
    kind: 'unknown',
    identified: false,
    recorded: false,
    reason: 'psc-details-not-confirmed',
  });
  const someone = partyOf({ id: 's', kind: 'unknown', name: 'Someone' });
  const facts: OwnershipFacts = {
    parties: [...PARTIES, unspecified, someone],
    stakes: [holding('unspecified:r', 'e1', 'r'), holding('s', 'e3', 'q')],
    publishedParents: [],
  };
  const [first, second] = writeBods(facts, WRITING).filter(({ recordType }) => recordType === 'relationship');
  assert.deepEqual(first?.recordDetails['interestedParty'], { reason: 'unknown', description: 'psc-details-not-confirmed' });
  assert.equal(second?.recordDetails['interestedParty'], 's');
  assert.match(JSON.stringify(second?.['annotations']), /Someone/);
});

test('writeBods() keeps that a holder is a nominee, and that a registration lapsed, as a comment', () => {
  const lapsed = partyOf({ id: 'e9', kind: 'entity', name: 'E Nine', lapsed: { what: 'registration', on: '2025-01-01' } });
  const facts: OwnershipFacts = {
    parties: [...PARTIES, lapsed],
    stakes: [{ ...holding('p1', 'e9', 'r'), nominee: true }],
    publishedParents: [],
  };
  const written = writeBods(facts, WRITING);
  assert.equal(factsFromBods(written, { asOf: WRITING.on }).stakes[0]?.nominee, true);
  assert.match(JSON.stringify(written.find(({ recordId }) => recordId === 'e9')?.['annotations']), /lapsed on 2025-01-01/);
});

const PARTIES = [
  partyOf({ id: 'p1', kind: 'person', name: 'P One', nationalities: ['FR'] }),
  partyOf({ id: 'p2', kind: 'person', identified: false }),
  partyOf({ id: 'e1', kind: 'entity', name: 'E One', jurisdiction: 'GB' }),
  partyOf({ id: 'e3', kind: 'entity', name: 'E Three', listed: true }),
];

function holding(ownerId: string, ownedId: string, source: string): Stake {
  return stakeOf({ ownerId, ownedId, route: 'direct', equity: { min: 60, max: 60 }, origin: 'a table', source });
}
