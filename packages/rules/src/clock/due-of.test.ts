import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClockRequest } from '@gatehouse/contracts';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { dueOf } from './due-of.ts';

const LAW = { on: '2026-11-23' };

interface Golden extends ClockRequest {
  readonly expect: { readonly due: string; readonly opens?: string; readonly bindsFrom?: string; readonly lapsesAfter?: string };
}

// The golden dates of the requirements (sections 3 to 10, 14, 15, 18), and the edges beside them.
const GOLDEN: readonly Golden[] = [
  { clock: 'reseller-cip-copy', trigger: '2027-12-22', expect: { due: '2028-01-01' } },
  { clock: 'cip-copy', trigger: '2026-12-23', expect: { due: '2027-01-02' } },
  { clock: 'cip-copy', trigger: '2026-12-23T22:00:00Z', expect: { due: '2027-01-02' } },
  { clock: 'cip-copy', trigger: '2026-12-24T03:00:00Z', expect: { due: '2027-01-02' } },
  { clock: 'reseller-termination', trigger: '2027-01-31', expect: { due: '2027-03-02' } },
  { clock: 'annual-certification', trigger: '2027-03-01', expect: { due: '2028-03-01', opens: '2028-01-01' } },
  { clock: 'annual-certification', trigger: '2028-02-29', expect: { due: '2029-02-28', opens: '2028-12-30' } },
  { clock: 'annual-reseller-certification', trigger: '2027-03-01', expect: { due: '2028-03-01', opens: '2028-01-01' } },
  { clock: 'adp-annual-notice', trigger: '2027-06-15', expect: { due: '2028-06-15' } },
  { clock: 'irregular-update', trigger: '2027-02-20', expect: { due: '2027-03-07' } },
  { clock: 'new-provider-precondition', trigger: '2027-05-03', expect: { due: '2027-05-03' } },
  { clock: 'new-reseller-precondition', trigger: '2027-05-03', expect: { due: '2027-05-03' } },
  { clock: 'cip-shortcoming-cure', trigger: '2027-05-03', date: '2027-06-14', expect: { due: '2027-06-14' } },
  { clock: 'cip-shortcoming-cure', trigger: '2027-05-03', setBy: '2027-06-14', expect: { due: '2027-06-14' } },
  {
    clock: 'special-measure-binds',
    trigger: '2027-01-04',
    expect: { due: '2027-07-03', bindsFrom: '2027-07-03', lapsesAfter: '2028-01-04' },
  },
  {
    clock: 'special-measure-lapses',
    trigger: '2027-01-04',
    expect: { due: '2028-01-04', bindsFrom: '2027-07-03', lapsesAfter: '2028-01-04' },
  },
  { clock: 'congress-notice', trigger: '2027-01-04', expect: { due: '2027-01-14' } },
  { clock: 'ai-initial', trigger: '2027-02-20', expect: { due: '2027-03-07' } },
  { clock: 'ai-initial', trigger: '2028-02-20', expect: { due: '2028-03-06' } },
  { clock: 'ai-reseller-initial', trigger: '2027-04-10', expect: { due: '2027-04-25' } },
  { clock: 'ai-reseller-forward', trigger: '2027-03-01', resellerKnowledge: '2027-04-10', expect: { due: '2027-03-31' } },
  { clock: 'ai-followup', trigger: '2027-02-20', expect: { due: '2027-03-07' } },
  { clock: 'ai-corrected', trigger: '2027-02-20', expect: { due: '2027-03-07' } },
  { clock: 'weights-incident-lookback', trigger: '2028-02-29', expect: { due: '2024-02-29' } },
  { clock: 'weights-incident-lookback', trigger: '2027-03-07', expect: { due: '2023-03-07' } },
  { clock: 'record-retention', trigger: '2027-05-01', closed: '2027-02-28', lastAccess: '2027-05-01', expect: { due: '2029-05-01' } },
  { clock: 'record-retention', trigger: '2027-02-28', closed_at: '2027-02-28', last_accessed: '2027-05-01', expect: { due: '2029-05-01' } },
  { clock: 'record-retention', trigger: '2028-02-29', expect: { due: '2030-03-01' } },
  { clock: 'penalty-petition', trigger: '2027-06-01', expect: { due: '2027-07-01' } },
  { clock: 'penalty-decision', trigger: '2027-06-01', expect: { due: '2027-07-01' } },
  { clock: 'ofac-blocked-report', trigger: '2026-12-23', expect: { due: '2027-01-08' } },
  { clock: 'ofac-rejected-report', trigger: '2027-06-11', expect: { due: '2027-06-28' } },
  { clock: 'ofac-annual-report', trigger: '2026-12-31', expect: { due: '2027-09-30' } },
  { clock: 'ofac-annual-report', trigger: '2027-09-30', expect: { due: '2028-09-30' } },
  { clock: 'ofac-records', trigger: '2028-02-29', expect: { due: '2038-03-01' } },
  { clock: 'bis-quarterly', trigger: '2027-03-31', expect: { due: '2027-04-15' } },
  { clock: 'bis-quarterly', trigger: '2027-12-31', expect: { due: '2028-01-15' } },
  { clock: 'bis-answers', trigger: '2027-03-01', expect: { due: '2027-03-31' } },
  { clock: 'bis-resubmission', trigger: '2027-03-01', expect: { due: '2027-03-15' } },
  { clock: 'bis-clarification', trigger: '2027-03-01', expect: { due: '2027-03-08' } },
  { clock: 'eu-systemic-notice', trigger: '2027-02-20', expect: { due: '2027-03-06' } },
  { clock: 'ca-sb53-incident', trigger: '2027-02-20', expect: { due: '2027-03-07' } },
  { clock: 'ca-sb53-imminent', trigger: '2027-02-20T20:00:00Z', expect: { due: '2027-02-21' } },
  { clock: 'ny-raise-incident', trigger: '2027-02-20T20:00:00Z', expect: { due: '2027-02-23' } },
  { clock: 'ny-raise-imminent', trigger: '2027-02-20', expect: { due: '2027-02-21' } },
];

for (const { expect, ...request } of GOLDEN) {
  test(`dueOf() gives ${expect.due} for ${request.clock} when triggered ${request.trigger}`, () => {
    const row = dueOf(packs, request, LAW);
    const { due, opens, bindsFrom, lapsesAfter } = row;
    assert.deepEqual({ due, ...defined({ opens, bindsFrom, lapsesAfter }) }, expect);
    assert.ok(row.readings.some((reading) => reading.applied && reading.id === 'D-26'));
  });
}

test('dueOf() knows every clock of the shipped packs when each is triggered with a date', () => {
  const covered = new Set(GOLDEN.map(({ clock }) => clock));
  const all = packs.packs.flatMap((pack) => pack.clocks.map((clock) => clock.id));
  assert.deepEqual(
    all.filter((id) => !covered.has(id)),
    [],
  );
});

test('dueOf() ends the day at 23:59 in Washington when nothing else is chosen', () => {
  assert.equal(dueOf(packs, { clock: 'ai-initial', trigger: '2027-02-20' }, LAW).dueAt, '2027-03-07T23:59:00-05:00');
  assert.equal(dueOf(packs, { clock: 'ai-initial', trigger: '2027-03-01' }, LAW).dueAt, '2027-03-16T23:59:00-04:00');
  assert.equal(dueOf(packs, { clock: 'eu-systemic-notice', trigger: '2027-02-20' }, LAW).dueAt, '2027-03-06T23:59:00+01:00');
});

test('dueOf() dates an instant in the zone of the reading when the trigger is an instant', () => {
  const row = dueOf(packs, { clock: 'cip-copy', trigger: '2027-05-04T02:00:00Z', zone: 'Asia/Tokyo' }, LAW);
  assert.deepEqual(
    row.readings.map(({ choice, due, dueAt }) => [choice, due, dueAt]),
    [
      ['ET', '2027-05-13', '2027-05-13T23:59:00-04:00'],
      ['local', '2027-05-14', '2027-05-14T23:59:00+09:00'],
      ['UTC', '2027-05-14', '2027-05-14T23:59:00+00:00'],
    ],
  );
});

test('dueOf() shows both dates when the readings of an initial report differ', () => {
  const request = { clock: 'ai-initial', trigger: '2027-03-01', transaction: '2027-03-01', knowledge: '2027-03-20' };
  const row = dueOf(packs, request, LAW);
  assert.deepEqual(
    row.readings.filter(({ id }) => id === 'D-13').map(({ choice, due, applied }) => [choice, due, applied]),
    [
      ['earliest_of', '2027-03-16', true],
      ['own_knowledge_only', '2027-04-04', false],
    ],
  );
  assert.equal(dueOf(packs, { ...request, readings: { 'D-13': 'own_knowledge_only' } }, LAW).due, '2027-04-04');
});

test('dueOf() counts from the knowledge of the reseller when that came first', () => {
  const row = dueOf(packs, { clock: 'ai-initial', trigger: '2027-03-10', knowledge: '2027-03-10', reseller_knowledge: '2027-03-05' }, LAW);
  assert.equal(row.due, '2027-03-20');
});

test('dueOf() takes the earlier end of an account when the reading says so', () => {
  const request = { clock: 'record-retention', trigger: '2027-05-01', closed: '2027-02-28', lastAccess: '2027-05-01' };
  assert.equal(dueOf(packs, { ...request, readings: { 'D-04': 'earlier_of' } }, LAW).due, '2029-02-28');
});

test('dueOf() raises late-by-construction when the forwarding date lapsed before anyone knew', () => {
  const row = dueOf(packs, { clock: 'ai-reseller-forward', trigger: '2027-03-01', knowledge: '2027-04-10' }, LAW);
  assert.equal(row.due, '2027-03-31');
  assert.equal(row.alarms[0]?.code, 'late-by-construction');
});

test('dueOf() runs from the receipt when that reading is chosen, and asks for it when it is missing', () => {
  const request = { clock: 'ai-reseller-forward', trigger: '2027-03-01', readings: { 'D-14': 'from_receipt' } };
  assert.equal(dueOf(packs, { ...request, receipt: '2027-04-12' }, LAW).due, '2027-05-12');
  assert.throws(() => dueOf(packs, request, LAW), { message: /not given/ });
});

test('dueOf() lets an extension move the lapse only when it was published in time', () => {
  const measure = { clock: 'special-measure-lapses', trigger: '2027-01-04' };
  const inTime = dueOf(packs, { ...measure, extensionPublished: '2028-01-04', extendedUntil: '2028-07-01' }, LAW);
  assert.equal(inTime.lapsesAfter, '2028-07-01');
  const late = dueOf(packs, { ...measure, extensionPublished: '2028-01-05', extendedUntil: '2028-07-01' }, LAW);
  assert.equal(late.lapsesAfter, '2028-01-04');
  assert.ok(late.alarms.some(({ code }) => code === 'extension-too-late'));
  const endless = dueOf(packs, { ...measure, extensionPublished: '2027-12-01' }, LAW);
  assert.equal(endless.lapsesAfter, undefined);
  assert.ok(endless.alarms.some(({ code }) => code === 'extension-without-end'));
});

test('dueOf() does not roll, and sets a target two business days earlier, when the date is no business day', () => {
  const row = dueOf(packs, { clock: 'reseller-cip-copy', trigger: '2027-12-22' }, LAW);
  // 31 December 2027 keeps New Year's Day, which falls on the Saturday.
  assert.equal(row.target, '2027-12-29');
  assert.ok(row.alarms.some(({ code }) => code === 'not-a-business-day'));
});

test('dueOf() warns when clocks change on the day', () => {
  const row = dueOf(packs, { clock: 'cip-copy', trigger: '2027-03-04' }, LAW);
  assert.ok(row.alarms.some(({ code }) => code === 'clock-change'));
});

test('dueOf() tells the status of the law on the day asked about', () => {
  const request = { clock: 'cip-copy', trigger: '2024-06-03' };
  assert.equal(dueOf(packs, request, { on: '2024-06-03' }).lawStatus, 'proposed');
  const later = dueOf(packs, request, LAW);
  assert.equal(later.lawStatus, 'withdrawn');
  assert.deepEqual(
    later.alarms.map(({ code }) => code),
    ['past-due', 'law-not-in-force', 'confirm-law'],
  );
});

test('dueOf() names a date that moves nothing when one is given', () => {
  const row = dueOf(packs, { clock: 'cip-copy', trigger: '2027-05-03', knowledge: '2027-05-01' }, LAW);
  assert.ok(row.alarms.some(({ code, because }) => code === 'date-not-used' && because.includes('knowledge')));
});

test('dueOf() refuses what cannot be', () => {
  assert.throws(() => dueOf(packs, { clock: 'cip-coppy', trigger: '2027-05-03' }, LAW), { message: /cip-coppy/ });
  assert.throws(() => dueOf(packs, { clock: 'cip-shortcoming-cure', trigger: '2027-05-03' }, LAW), { message: /sets the date/ });
  assert.throws(() => dueOf(packs, { clock: 'cip-copy', trigger: '2027-02-30' }, LAW), { message: /no date/ });
  assert.throws(() => dueOf(packs, { clock: 'cip-copy', trigger: '2027-05-03', readings: { 'D-26': 'Mars' } }, LAW), {
    message: /no choice/,
  });
  assert.throws(() => dueOf(packs, { clock: 'cip-copy', trigger: '2027-05-03', readings: { 'D-26': 'local' } }, LAW), { message: /zone/ });
  assert.throws(() => dueOf(packs, { clock: 'cip-copy', trigger: '2027-05-03', zone: 'Mars/Olympus' }, LAW), { message: /no time zone/ });
});

function defined<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
