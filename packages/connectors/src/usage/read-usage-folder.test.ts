import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { UsageProblem, UsageRecord } from '@gatehouse/contracts';
import { readUsageFolder } from './read-usage-folder.ts';
import type { UsageItem } from './usage-item.ts';

const SAMPLES = fileURLToPath(new URL('../../../../../shared/data/compute/', import.meta.url));

describe('readUsageFolder', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-usage-'));
  });
  after(() => rm(folder, { recursive: true }));

  it("reads Slurm's accounting with a header, typed accelerators and steps", async () => {
    const { records, problems, outOfScope } = await readText(
      folder,
      [
        'JobID|Account|Cluster|Start|End|Elapsed|State|AllocTRES',
        '17|acme|pdx1|2026-03-01T00:00:00|2026-03-02T01:30:00|1-01:30:00|COMPLETED|cpu=96,gres/gpu:h100=16,gres/gpu=16',
        '17.batch|acme|pdx1|2026-03-01T00:00:00|2026-03-02T01:30:00|1-01:30:00|COMPLETED|cpu=96,gres/gpu:h100=16',
        '18|acme|pdx1|Unknown|Unknown|00:00:00|PENDING|',
        '19|acme|pdx1|2026-03-01T00:00:00|2026-03-01T01:00:00|01:00:00|COMPLETED|cpu=1,gres/gpu:h1oo=1',
      ].join('\n'),
    );
    assert.deepEqual(
      records.map(({ account, job, count, chip_hours, datacentre }) => [account, job, count, chip_hours, datacentre]),
      [['acme', '17', 16, 16 * 25.5, 'pdx1']],
    );
    assert.deepEqual(
      problems.map(({ line, field }) => [line, field]),
      [[5, 'AllocTRES']],
    );
    assert.equal(outOfScope, 2);
  });

  it('reads accelerators of FOCUS charges, and counts the others as out of scope', async () => {
    const header =
      'BillingAccountId,SubAccountId,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,RegionId,SkuPriceDetails,Tags,ChargeDescription';
    const { records, outOfScope } = await readText(
      folder,
      [
        header,
        '1,acme,Usage,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,1,Hours,us-west,"{""GpuCount"":8,""x_Accelerator"":""NVIDIA H100 SXM5 80GB""}","{""job"":""t1""}",x',
        '1,acme,Usage,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,0.5,Hours,us-west,NULL,NULL,$98 per On Demand Linux p5.48xlarge Instance Hour',
        '1,acme,Usage,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,3,GB,us-west,NULL,NULL,storage',
      ].join('\n'),
    );
    assert.deepEqual(
      records.map(({ account, job, count, chip_hours }) => [account, job, count, chip_hours]),
      [
        ['acme', 't1', 8, 8],
        ['acme', undefined, 8, 4],
      ],
    );
    assert.equal(outOfScope, 1);
  });

  it('aggregates DCGM samples per account and job, under both names of field 1004', async () => {
    const labels = (gpu: number): string => `{gpu="${gpu}",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",account="acme",job="t1"}`;
    const lines = [0, 1, 2, 3].flatMap((step) => [
      `DCGM_FI_PROF_PIPE_TENSOR_ACTIVE${labels(0)} 0.4 ${1_772_323_200_000 + step * 30_000}`,
      `DCGM_FI_PROF_TENSOR_UTIL_RATIO${labels(1)} 0.6 ${1_772_323_200_000 + step * 30_000}`,
      `DCGM_FI_DEV_POWER_USAGE${labels(0)} 600 ${1_772_323_200_000 + step * 30_000}`,
      `DCGM_FI_DEV_GPU_UTIL${labels(0)} 100 ${1_772_323_200_000 + step * 30_000}`,
    ]);
    const { records, outOfScope, rows } = await readText(
      folder,
      ['# TYPE DCGM_FI_PROF_PIPE_TENSOR_ACTIVE gauge', ...lines, 'DCGM_FI_DEV_POWER_USAGE{gpu="0"} 5'].join('\n'),
    );
    const [record] = records;
    assert.equal(records.length, 1);
    assert.deepEqual([record?.account, record?.job, record?.count, record?.power_w], ['acme', 't1', 2, 600]);
    assert.ok(Math.abs((record?.activity?.mean ?? 0) - 0.5) < 1e-9);
    assert.ok(Math.abs((record?.chip_hours ?? 0) - 2 / 30) < 1e-9);
    assert.equal(outOfScope, 4);
    assert.equal(rows, 17);
  });

  it('reads our own CSV, and says line, field and remedy of what it cannot', async () => {
    const { records, problems } = await readText(
      folder,
      [
        'account,job,accelerator,count,start,end,tensor_activity',
        'acme,t1,p5.48xlarge,2,2026-03-01T00:00:00Z,2026-03-01T10:00:00Z,0.4',
        'acme,t2,H100,8,yesterday,2026-03-01T10:00:00Z,',
        'acme,t3,H100,8,2026-03-01T00:00:00Z,2026-03-01T10:00:00Z,40',
        'acme,t4,H100',
      ].join('\n'),
    );
    assert.deepEqual(
      records.map(({ count, chip_hours, activity }) => [count, chip_hours, activity?.mean]),
      [[16, 160, 0.4]],
    );
    assert.deepEqual(
      problems.map(({ line, field }) => [line, field]),
      [
        [3, 'start'],
        [4, 'tensor_activity'],
        [5, ''],
      ],
    );
    assert.ok(problems.every(({ fix }) => fix !== ''));
  });

  it('reads power series as JSON Lines, compressed too', async () => {
    const { items } = await readBytes(folder, gzipSync('{"account":"acme","job":7,"series":[[0,6000],[30,6100]]}\nnot json\n'));
    assert.deepEqual(
      items.map((item) => item.kind),
      ['series', 'problem'],
    );
  });

  it('reports a file that is in no known format', async () => {
    const { problems } = await readText(folder, 'hello\nworld\n');
    assert.match(problems[0]?.fix ?? '', /Slurm sacct, .*FOCUS/);
  });

  it('loses no row of the real samples in silence', { skip: existsSync(SAMPLES) ? false : 'the shared samples are not here' }, async () => {
    const rowsOf = async (name: string): Promise<Map<string, number>> => {
      const rows = new Map<string, number>();
      for await (const item of readUsageFolder(join(SAMPLES, name))) {
        const file =
          item.kind === 'record'
            ? item.record.source.file
            : item.kind === 'problem'
              ? item.problem.file
              : item.kind === 'series'
                ? ''
                : item.file;
        rows.set(file, (rows.get(file) ?? 0) + item.rows);
      }
      return rows;
    };
    const slurm = await rowsOf('slurm');
    assert.equal(slurm.get('habrok_sacct_anonymised.txt'), 242);
    assert.equal(slurm.get('habrok_sstat_anonymised.txt'), 230);
    assert.equal((await rowsOf('focus')).get('focus_1.0_sample_500.csv'), 500);
  });
});

interface Read {
  readonly items: UsageItem[];
  readonly records: UsageRecord[];
  readonly problems: UsageProblem[];
  readonly outOfScope: number;
  readonly rows: number;
}

function readText(folder: string, text: string): Promise<Read> {
  return readBytes(folder, Buffer.from(text));
}

async function readBytes(folder: string, bytes: Uint8Array): Promise<Read> {
  const path = await mkdtemp(join(folder, 'case-'));
  await writeFile(join(path, 'file'), bytes);
  const items: UsageItem[] = [];
  for await (const item of readUsageFolder(path)) items.push(item);
  return {
    items,
    records: items.flatMap((item) => (item.kind === 'record' ? [item.record] : [])),
    problems: items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : [])),
    outOfScope: items.reduce((sum, item) => sum + (item.kind === 'out-of-scope' ? item.rows : 0), 0),
    rows: items.reduce((sum, item) => sum + item.rows, 0),
  };
}
