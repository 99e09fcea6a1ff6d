import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readExport, readTruth } from '@gatehouse/connectors';
import { Summary } from '@gatehouse/contracts';
import { canonicalJson, manualClock } from '@gatehouse/foundation';
import { type MainJob, runMainJob } from '@gatehouse/program';
import { type Ground, loadGround, openInstallation } from '@gatehouse/server';
import { breakExport, simulate } from '@gatehouse/simulator';
import { testDatabase } from '@gatehouse/store';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-job-'));
const { folder: exported, truthFile } = await simulate({ out: join(folder, 'export'), seed: 12, customers: 200, days: 14 });
const ground: Ground = await loadGround(folder);
after(() => rm(folder, { recursive: true }));

interface Done extends MainJob {
  readonly again: () => Promise<Summary>;
  readonly stored: () => Promise<unknown>;
  readonly count: (table: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** The main job in a fresh database with keys of its own, as on another machine and another day. */
async function runIn(name: string, now: string, source = exported): Promise<Done> {
  const database = await testDatabase();
  const installation = await openInstallation({
    dataDir: join(folder, name),
    env: { DATABASE_URL: database.connectionString },
    clock: manualClock(now),
    ground,
  });
  const data = await readExport(source);
  const truth = await readTruth(truthFile);
  const world = installation.world({ fixed: data.provider.asOf, sample: true });
  return {
    ...(await runMainJob(world, data, truth)),
    stored: () => world.store.transaction((records) => records.lastJob()),
    again: async () => (await runMainJob(world, data, truth)).summary,
    count: async (table) =>
      (await installation.pool.query<{ n: number }>(`select count(*)::int as n from gatehouse.${table}`)).rows[0]?.n ?? 0,
    async stop() {
      await installation.stop();
      await database.drop();
    },
  };
}

test('runMainJob() gives the same summary byte for byte in another database, with other keys, on another day', async () => {
  const first = await runIn('first', '2026-11-02T09:00:00Z');
  const second = await runIn('second', '2027-03-04T05:06:07Z');
  try {
    assert.equal(JSON.stringify(first.summary), JSON.stringify(second.summary));
    // A second start prints what is stored: the same bytes again.
    assert.equal(JSON.stringify(Summary.parse(await first.stored())), JSON.stringify(first.summary));
    assert.deepEqual(Summary.parse(first.summary), first.summary);
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
});

test('runMainJob() done twice opens no second case, clock, report or run for the same facts', async () => {
  const job = await runIn('twice', '2026-11-02T09:00:00Z');
  try {
    const tables = [
      'access_event',
      'case_item',
      'clock',
      'report',
      'run',
      'usage_record',
      'account',
      'ownership_statement',
      'match',
      'payment',
    ];
    const counts = async (): Promise<[string, number][]> =>
      Promise.all(tables.map(async (table): Promise<[string, number]> => [table, await job.count(table)]));
    const before = await counts();
    assert.equal(canonicalJson(await job.again()), canonicalJson(job.summary));
    assert.deepEqual(await counts(), before);
  } finally {
    await job.stop();
  }
});

test('runMainJob() adds up: every customer stands in one status and one state, and every count follows from the judgement', async () => {
  const { summary, judgement, stop } = await runIn('sums', '2026-11-02T09:00:00Z');
  try {
    const { total, us, foreign, unresolved, byState } = summary.customers;
    assert.equal(us + foreign + unresolved, total);
    assert.equal(
      Object.values(byState).reduce((a, b) => a + b, 0),
      total,
    );
    assert.equal(
      Object.values(summary.flags).reduce((a, b) => a + b, 0),
      judgement.flags.length,
    );
    assert.equal(summary.reports.drafted, judgement.started.length);
    assert.equal(summary.clocks.length, judgement.started.length);
    assert.equal(new Set(judgement.flags.map(({ subject, code }) => `${subject} ${code}`)).size, judgement.flags.length);
  } finally {
    await stop();
  }
});

test('runMainJob() on an export with broken rows concludes the same of the good ones, and lists the errors', async () => {
  const broken = join(folder, 'broken');
  const breakages = await breakExport(exported, broken, 3);
  const [whole, damaged] = [await runIn('whole', '2026-11-02T09:00:00Z'), await runIn('damaged', '2026-11-02T09:00:00Z', broken)];
  try {
    assert.ok(damaged.summary.errors.length >= breakages.length);
    const { errors: _errors, ...found } = damaged.summary;
    const { errors, ...expected } = whole.summary;
    assert.deepEqual(errors, []);
    assert.deepEqual(found, expected);
  } finally {
    await Promise.all([whole.stop(), damaged.stop()]);
  }
});
