import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsStatement } from '@gatehouse/contracts';
import { recordedStake } from './owners-for-tests.ts';
import { sourceTextOf } from './statement-source.ts';

// What a feed sends may be malformed where the standard's schema was not asked.
const statementOf = (members: Record<string, unknown>): BodsStatement =>
  Object.assign(recordedStake('r', ['a', 'b'], []).statement, members);

test('sourceTextOf() tells where it is from, who asserts it and what is noted, and passes over what is malformed', () => {
  const source = { description: 'Extract', url: 7, retrievedAt: '2026-01-02', assertedBy: [{ name: 'The company' }] };
  assert.deepEqual(sourceTextOf(statementOf({ source, annotations: [{ motivation: 'correcting', description: 'Was 20 %' }, {}] })), [
    'Extract',
    'retrieved 2026-01-02',
    'asserted by The company',
    'correcting: Was 20 %',
  ]);
  assert.deepEqual(sourceTextOf(statementOf({ source: 7, annotations: 'no list' })), []);
});
