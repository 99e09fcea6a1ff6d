import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '@gatehouse/foundation';
import { RecentResults } from './recent-results.ts';

test('RecentResults does work once for all who ask while it runs and after, and forgets what was asked for least lately', async () => {
  const recent = new RecentResults<number>({ clock: manualClock('2026-01-02T00:00:00Z'), results_max: 2 });
  let runs = 0;
  const ask = (key: string): Promise<number> => recent.get(key, async () => (runs += 1));
  assert.deepEqual(await Promise.all([ask('a'), ask('a'), ask('b')]), [1, 1, 2]);
  assert.equal(await ask('a'), 1);
  assert.equal(await ask('c'), 3);
  assert.equal(await ask('a'), 1);
  assert.equal(await ask('b'), 4, 'two are kept, and it was asked for before them');
});

test('RecentResults does work again when its facts are too old, but not while it still runs', async () => {
  const clock = manualClock('2026-01-02T00:00:00Z');
  const recent = new RecentResults<number>({ clock, results_max: 2, age_max_ms: 1_000 });
  let runs = 0;
  const first = Promise.withResolvers<undefined>();
  const slow = recent.get('a', async () => {
    runs += 1;
    await first.promise;
    return runs;
  });
  clock.advance(5_000);
  const joined = recent.get('a', async () => (runs += 1));
  first.resolve(undefined);
  assert.deepEqual(await Promise.all([slow, joined]), [1, 1]);
  assert.equal(await recent.get('a', async () => (runs += 1)), 2, 'its facts are five seconds old');
  clock.advance(999);
  assert.equal(await recent.get('a', async () => (runs += 1)), 2);
});

test('RecentResults keeps no failure', async () => {
  const recent = new RecentResults<string>({ clock: manualClock('2026-01-02T00:00:00Z'), results_max: 2 });
  await assert.rejects(
    recent.get('a', () => Promise.reject(new Error('the file is gone'))),
    /gone/,
  );
  assert.equal(await recent.get('a', async () => 'there again'), 'there again');
});
