import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FtmEntity, ListEntry, MatchBand } from '@gatehouse/contracts';
import { sha256Hex } from '@gatehouse/foundation';
import fc from 'fast-check';
import { changesOf, comparedEntry, comparedSubject, sideText } from './compared-sides.ts';
import type { RememberedDecision } from './match-decision.ts';
import { entryDigest, matchMemory, type MatchStanding } from './match-memory.ts';

const SUBJECT = { id: 'cus_1', schema: 'Person', properties: { name: ['Orla Vantongeren'], country: ['nl', 'be'] } } satisfies FtmEntity;
const ENTRY: ListEntry = {
  list: 'SDN',
  entryId: '7',
  entity: { schema: 'Person', properties: { name: ['VANTONGEREN, Orla'], birthDate: ['1970-02-01'] } },
  aliases: [{ name: 'Orla V', strength: 'weak' }],
  programmes: ['SDGT'],
  blocking: true,
  source: { uid: '7' },
};
const digest = (text: string): string => sha256Hex(`key ${text}`);
const decision = (facts: Partial<RememberedDecision> = {}): RememberedDecision => ({
  id: 'mdc_1',
  match: 'mat_1',
  customer: 'cus_1',
  subject: 'cus_1',
  list: 'SDN',
  entryId: '7',
  verdict: 'different',
  state: 'standing',
  by: 'per_1',
  at: '2026-01-02T03:04:05.000Z',
  needsSecond: true,
  secondBy: 'per_2',
  secondAt: '2026-01-03T03:04:05.000Z',
  listVersion: 'v1',
  listDate: '2026-01-01',
  profile: 'default',
  band: 'match',
  score: 0.95,
  subjectDigest: digest(sideText(comparedSubject(SUBJECT))),
  entryDigest: entryDigest(ENTRY),
  lapsedAt: null,
  lapsedBecause: null,
  ...facts,
});

interface Facts {
  readonly decisions?: readonly RememberedDecision[];
  readonly subject?: FtmEntity;
  readonly entry?: ListEntry | undefined;
  readonly band?: MatchBand;
}

function standing({ decisions = [decision()], subject = SUBJECT, entry = ENTRY, band = 'match' }: Facts = {}): MatchStanding {
  const memory = matchMemory(decisions, { entryOf: () => entry }, digest);
  return memory.standing(subject, { subject: 'cus_1', list: 'SDN', entryId: '7', band });
}

test('standing() remembers a judgement while both sides say the same, in whatever order they say it', () => {
  assert.deepEqual(standing(), { state: 'standing', verdict: 'different', lapsed: [], lapsedBecause: null });
  const turned = { ...SUBJECT, properties: { country: ['be', 'nl'], name: SUBJECT.properties.name } };
  const entry = { ...ENTRY, source: { uid: 'another row' }, aliases: [...ENTRY.aliases] };
  assert.equal(standing({ subject: turned, entry }).state, 'standing');
});

test('standing() lapses when any field of either side changes, and says which side', () => {
  const subject = { ...SUBJECT, properties: { ...SUBJECT.properties, birthDate: ['1970'] } };
  const entries: ListEntry[] = [
    { ...ENTRY, entity: { ...ENTRY.entity, properties: { name: ['VANTONGEREN, Orla Maria'] } } },
    { ...ENTRY, entity: { ...ENTRY.entity, schema: 'Company' } },
    { ...ENTRY, aliases: [{ name: 'Orla V', strength: 'strong' }] },
    { ...ENTRY, programmes: ['SDGT', 'IRAN'] },
    { ...ENTRY, remarks: 'DOB 1 Feb 1970' },
    { ...ENTRY, listedOn: '2026-02-01' },
  ];
  for (const entry of entries) assert.equal(standing({ entry }).lapsedBecause, 'The list entry changed.', JSON.stringify(entry));
  assert.equal(standing({ subject }).lapsedBecause, 'The party changed.');
  const both = standing({ subject, entry: entries[0] });
  assert.deepEqual([both.state, both.verdict, both.lapsed.length], ['lapsed', null, 1]);
});

test('standing() keeps no clearance by one person once the match reaches the band that takes two', () => {
  const alone = decision({ needsSecond: false, secondBy: null, secondAt: null, band: 'review', score: 0.85 });
  assert.equal(standing({ decisions: [alone], band: 'review' }).verdict, 'different');
  const risen = standing({ decisions: [alone], band: 'match' });
  assert.deepEqual([risen.state, risen.verdict], ['lapsed', null]);
  const same = decision({ ...alone, verdict: 'same' });
  assert.equal(standing({ decisions: [same], band: 'match' }).verdict, 'same', 'what clears nobody needs no second person');
});

test('standing() clears nothing while a clearance waits, and keeps what stood before it', () => {
  const waiting = decision({ id: 'mdc_2', state: 'awaiting-second', secondBy: null, secondAt: null });
  assert.deepEqual(standing({ decisions: [waiting] }), { state: 'awaiting-second', verdict: null, lapsed: [], lapsedBecause: null });
  const before = decision({ verdict: 'same', needsSecond: false, secondBy: null, secondAt: null });
  assert.deepEqual(standing({ decisions: [waiting, before] }).verdict, 'same');
});

test('standing() never takes up again what has lapsed, even where the sides are as they were', () => {
  const lapsed = decision({ state: 'lapsed', lapsedAt: '2026-02-01T00:00:00.000Z', lapsedBecause: 'The party changed.' });
  assert.deepEqual(standing({ decisions: [lapsed] }), { state: 'lapsed', verdict: null, lapsed: [], lapsedBecause: 'The party changed.' });
});

test('standing() speaks of the very pair: another party, list or entry has none', () => {
  for (const other of [{ subject: 'cus_2' }, { list: 'UN' }, { entryId: '8' }])
    assert.equal(standing({ decisions: [decision(other)] }).state, 'none');
});

test('changesOf() is empty for equal sides, and names each field that differs with both its values', () => {
  const side = fc.dictionary(fc.constantFrom('name', 'alias', 'country', 'birthDate'), fc.array(fc.string(), { maxLength: 3 }));
  fc.assert(
    fc.property(side, side, (before, after) => {
      const sides = (properties: Record<string, string[]>) => ({
        subject: comparedSubject({ schema: 'Person', properties }),
        entry: comparedEntry(ENTRY),
      });
      const changes = changesOf(sides(before), sides(after));
      assert.equal(changes.length === 0, sideText(sides(before).subject) === sideText(sides(after).subject));
      for (const change of changes) assert.notDeepEqual(change.before, change.after);
    }),
  );
});
