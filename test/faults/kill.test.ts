import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { seededRng } from '@gatehouse/foundation';
import { type KillRound, killRounds } from './kill-rounds.ts';

const ROUNDS = 10;
const SEED = 'ten kills';

const root = await mkdtemp(join(tmpdir(), 'gatehouse-kill-'));
after(() => rm(root, { recursive: true, force: true }));

test('a server that is killed under fire has lost nothing that it acknowledged, with or without its database', async () => {
  const rounds: KillRound[] = [];
  for await (const round of killRounds({ dataDir: join(root, 'kept'), rounds: ROUNDS, rng: seededRng(SEED) })) {
    rounds.push(round);
    assert.deepEqual(round.lost, [], `round ${round.round} lost decisions`);
    assert.deepEqual(round.faults, [], `fsck after round ${round.round}`);
  }
  assert.equal(rounds.length, ROUNDS);
  const silent = rounds.filter((round) => round.acknowledged === 0);
  assert.ok(silent.length <= ROUNDS / 2, 'most rounds must have something to lose');
});

test('the same rounds find a loss where commits are acknowledged before they are on the disk', async () => {
  let lost = 0;
  const control = { dataDir: join(root, 'control'), rounds: ROUNDS, rng: seededRng(SEED), asynchronousCommits: true };
  for await (const round of killRounds(control)) {
    lost += round.lost.length;
    // What is lost is lost as a whole: decision and entry together.
    assert.deepEqual(round.faults, []);
    if (lost > 0) break;
  }
  assert.notEqual(lost, 0);
});
