import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentlyUsed } from './recently-used.ts';

test('get() remembers what was used of late and forgets what was not, within bounds', () => {
  const kept = new RecentlyUsed<number>(10);
  for (let number = 0; number < 100; number += 1) {
    kept.set(String(number), number);
    assert.equal(kept.get('0'), 0);
  }
  assert.equal(kept.get('99'), 99);
  assert.equal(kept.get('50'), undefined);
});
