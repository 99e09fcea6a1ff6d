import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLaw, formatLawStatus } from './law.ts';

const STATUSES = ['in-force', 'suspended', 'not-enforced', 'proposed', 'bill', 'failed', 'withdrawn', 'revoked', 'superseded', 'not-yet'];

test('formatLawStatus() has words for every status of a rule pack, and none of them claims that a duty is met', () => {
  for (const status of STATUSES) {
    assert.ok(formatLawStatus(status).length > 3);
    assert.doesNotMatch(formatLawStatus(status), /complian/i);
  }
});

test('formatLaw() names the clause and its status', () => {
  assert.equal(
    formatLaw({ clause: '7.308(a)', citation: '89 FR 5698', status: 'proposed' }),
    '7.308(a), 89 FR 5698 — proposal, not in force',
  );
});
