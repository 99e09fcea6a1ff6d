import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, takeTurns } from './take-turns.ts';

test('takeTurns() goes on while little time has passed, and lets others go first once much has', async () => {
  let now_ms = 0;
  const breathe = takeTurns(() => now_ms);
  const said: string[] = [];
  setImmediate(() => said.push('another'));
  now_ms = 10;
  await breathe();
  said.push('early');
  now_ms = 30;
  await breathe();
  said.push('late');
  assert.deepEqual(said, ['early', 'another', 'late']);
});

test('inTurns() gives what the steps end with', async () => {
  function* steps(): Generator<undefined, string> {
    yield;
    yield;
    return 'done';
  }
  assert.equal(await inTurns(steps()), 'done');
});
