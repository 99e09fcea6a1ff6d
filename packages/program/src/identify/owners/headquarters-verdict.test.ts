import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Headquarters } from '@gatehouse/contracts';
import { shippedPacks as rules } from '../../../test-support/shipped-packs.ts';
import { headquartersVerdict } from './headquarters-verdict.ts';

const seat = (country: string | null, parent: string | null = null): Headquarters => ({
  country,
  basis: country === null ? 'unknown' : 'business-address',
  ultimateParent: parent === null ? null : { id: 'top', country: parent, basis: 'registered-address' },
});
const on = (day: string, seats: Headquarters | null) => headquartersVerdict({ rules, on: { on: day } }, 'c', seats);

test('headquartersVerdict() knows two dated readings of a country that leaves the group', () => {
  assert.equal(on('2025-11-06', seat('KH')).verdict, 'in the group');
  assert.equal(on('2025-12-01', seat('KH')).verdict, 'depends on the reading');
  assert.match(on('2025-12-01', seat('KH')).reading ?? '', /state .*not in the group; bis .*in the group/);
  assert.equal(on('2026-02-03', seat('KH')).verdict, 'not in the group');
});

test('headquartersVerdict() looks at the ultimate parent behind a subsidiary elsewhere', () => {
  const found = on('2026-03-01', seat('SG', 'CN'));
  assert.deepEqual([found.verdict, found.standing, found.path], ['in the group', 'open', ['top', 'c']]);
  assert.equal(on('2026-03-01', seat('MO')).verdict, 'in the group');
});

test('headquartersVerdict() gives no clearance where nobody says where the seat is', () => {
  assert.deepEqual([on('2026-03-01', null).verdict, on('2026-03-01', null).standing], ['unknown', 'open']);
  assert.equal(on('2026-03-01', seat(null, 'US')).verdict, 'unknown');
  assert.equal(on('2026-03-01', seat('US')).standing, 'clear');
});
