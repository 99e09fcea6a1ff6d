import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { isMember } from './is-member.ts';

const BIS = { 'd5-change': 'bis' };

test('isMember() lets Cambodia leave D:5 with the change of State, or of BIS where that reading is taken', () => {
  const on = (day: string, readings?: Record<string, string>) => isMember(packs, 'D5', 'KH', { on: day }, readings).member;
  assert.deepEqual([on('2025-10-01'), on('2026-01-15'), on('2026-03-01')], [true, false, false]);
  assert.deepEqual([on('2025-10-01', BIS), on('2026-01-15', BIS), on('2026-03-01', BIS)], [true, true, false]);
});

test('isMember() answers as it was known when asked with earlier knowledge', () => {
  assert.equal(isMember(packs, 'D5', 'KH', { on: '2026-03-01', known: '2025-10-01' }).member, true);
});

test('isMember() understands codes, subdivisions and names in any case', () => {
  for (const country of ['CN', 'cn', 'CN-SH', 'China', 'PRC', "people's republic of china"]) {
    assert.equal(isMember(packs, 'd:5', country, { on: '2026-11-23' }).member, true, country);
  }
  assert.equal(isMember(packs, 'D5', 'Ireland', { on: '2026-11-23' }).member, false);
  assert.equal(isMember(packs, 'D5', 'MO', { on: '2026-11-23' }).member, false);
  assert.equal(isMember(packs, 'D5-or-Macau', 'MO', { on: '2026-11-23' }).member, true);
  assert.equal(isMember(packs, 'D5-or-Macau', 'CN', { on: '2026-11-23' }).member, true);
});

test('isMember() refuses a country or group that it does not know', () => {
  assert.throws(() => isMember(packs, 'D5', 'Cambodja', { on: '2026-11-23' }), { message: /no country/ });
  assert.throws(() => isMember(packs, 'D5', 'ZZ', { on: '2026-11-23' }), { message: /no country/ });
  assert.throws(() => isMember(packs, 'D9', 'KH', { on: '2026-11-23' }), { message: /D9/ });
});
