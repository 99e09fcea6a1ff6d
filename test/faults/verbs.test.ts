import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, describe, it } from 'node:test';
import { systemClock } from '@gatehouse/foundation';
import { testDatabase } from '@gatehouse/store';
import { backup } from '../../packages/cli/src/verbs/backup.ts';
import { decide } from '../../packages/cli/src/verbs/decide.ts';
import { fsck } from '../../packages/cli/src/verbs/fsck.ts';
import { restore } from '../../packages/cli/src/verbs/restore.ts';
import type { Verb } from '../../packages/cli/src/verb.ts';
import { fillStore, requestOf } from './filled-store.ts';

const filled = await fillStore();
const root = await mkdtemp(join(tmpdir(), 'gatehouse-verbs-'));
after(async () => {
  await filled.drop();
  await rm(root, { recursive: true, force: true });
});
const HERE = { GATEHOUSE_DATA: filled.dataDir, DATABASE_URL: filled.connectionString };

describe('gatehouse backup, restore and fsck', () => {
  it('back up a store, bring it back elsewhere, and find it whole', async () => {
    const folder = join(root, 'backup');
    assert.equal((await call(backup, ['--out', folder], HERE)).status, 0);
    const database = await testDatabase();
    try {
      const dataDir = join(root, 'elsewhere');
      await cp(join(filled.dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true });
      const there = { GATEHOUSE_DATA: dataDir, DATABASE_URL: database.connectionString };
      const { status, lines } = await call(restore, [folder], there);
      assert.equal(status, 0);
      assert.ok(lines.slice(1).every((line) => line['ok'] === true));
      assert.equal((await call(fsck, [], there)).status, 0);
    } finally {
      await database.drop();
    }
  });

  it('refuse a data folder without the log’s key, and make none', async () => {
    const bare = { ...HERE, GATEHOUSE_DATA: join(root, 'bare') };
    await assert.rejects(call(fsck, [], bare), /key is not in the data folder/);
    await assert.rejects(call(fsck, [], bare), /key is not in the data folder/);
  });

  it('give 1 when something is wrong, naming it on its line', async () => {
    const { pool } = filled.installation;
    await pool.query("update gatehouse.account set state = 'verified' where id = 'acc-unknown'");
    try {
      const { status, lines } = await call(fsck, [], HERE);
      assert.equal(status, 1);
      const wrong = lines.filter((line) => line['ok'] !== true);
      assert.deepEqual(
        wrong.map((line) => [line['check'], line['wrong']]),
        [['account-states', 1]],
      );
    } finally {
      await pool.query(
        "update gatehouse.account a set state = s.state from gatehouse.account_state s where s.account_id = a.id and a.id = 'acc-unknown'",
      );
    }
  });
});

describe('gatehouse decide', () => {
  it('answers in the order of the input, durable and on the sample’s date, and puts errors in their place', async () => {
    const good = Array.from({ length: 120 }, (_value, id) => JSON.stringify({ id, ...requestOf(id % 2 === 0 ? 'acc-home' : 'nobody') }));
    const { status, lines } = await call(decide, [], HERE, [...good, '{', JSON.stringify({ id: 'last' })]);
    assert.equal(status, 3);
    assert.deepEqual(
      lines.map((line) => line['id']),
      [...good.keys(), null, 'last'],
    );
    const { rows } = await filled.installation.pool.query<{ n: string }>(
      'select count(*) as n from gatehouse.decision where response::text like any($1)',
      [lines.slice(0, 120).map((line) => `%${JSON.stringify(line).match(/dec_[0-9a-z]+/)?.[0] ?? 'none'}%`)],
    );
    assert.equal(Number(rows[0]?.n), 120);
  });
});

async function call(verb: Verb, args: readonly string[], env: Readonly<Record<string, string>>, input: readonly string[] = []) {
  const chunks: string[] = [];
  const stdout = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk.toString('utf8')), done()) });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  const stdin = Readable.from([input.join('\n')]);
  const status = await verb.run({ args, stdin, stdout, stderr, env, clock: systemClock, signal: new AbortController().signal });
  const lines = chunks.map((chunk): Record<string, unknown> => JSON.parse(chunk));
  return { status, lines };
}
