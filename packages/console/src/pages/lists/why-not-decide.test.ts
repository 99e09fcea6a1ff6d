import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OverruleView, Person } from '@gatehouse/contracts';
import { whyNotDecide } from './why-not-decide.ts';

const asked: OverruleView = {
  id: 'ovr_1',
  candidate: 'cand_1',
  state: 'asked',
  askedBy: 'p-1',
  askedByName: 'A',
  askedAt: '2026-03-01T00:00:00Z',
  because: 'The publisher confirms it.',
  decidedBy: null,
  decidedByName: null,
  decidedAt: null,
  decidedBecause: null,
};
const person = (id: string, role: Person['roles'][number]): Person => ({ id, name: id, email: `${id}@example.test`, roles: [role] });

test('whyNotDecide() lets another person decide, never the one who asked, and nobody before it was asked', () => {
  assert.equal(whyNotDecide(asked, person('p-2', 'officer')), null);
  assert.equal(whyNotDecide(asked, person('p-1', 'officer')), 'You asked for it: another person decides.');
  assert.match(whyNotDecide(null, person('p-2', 'officer')) ?? '', /Nobody has asked/);
  assert.match(whyNotDecide({ ...asked, state: 'approved' }, person('p-2', 'officer')) ?? '', /Nobody has asked/);
  assert.match(whyNotDecide(asked, person('p-3', 'auditor')) ?? '', /Only analyst or officer/);
});
