import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readRulePacks, SHIPPED_RULE_PACKS } from './read-rule-packs.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-rule-packs-'));
after(() => rm(folder, { recursive: true, force: true }));

test('readRulePacks() reads the shipped packs, each from the folder of its id, with one digest for the set', async () => {
  const first = await readRulePacks();
  const promised = ['eu-ai-act', 'us-bis-affiliates', 'us-bis-702-7', 'us-ca-sb53', 'us-ear-ai-guidance', 'us-eo-14110', 'us-fincen-cdd'];
  const more = ['us-iaas-nprm-2024', 'us-ny-raise', 'us-ofac-50', 'us-ofac-reports', 'us-outbound'];
  const ids = new Set(first.packs.map(({ id }) => id));
  for (const id of [...promised, ...more]) assert.ok(ids.has(id), id);
  assert.equal((await readRulePacks()).digest, first.digest);
});

test('readRulePacks() refuses a folder without packs', async () => {
  await assert.rejects(readRulePacks(join(folder, 'nowhere')), { message: /No rule pack/ });
});

test('readRulePacks() refuses a pack that stands in the folder of another', async () => {
  const wrong = join(folder, 'wrong');
  await cp(join(SHIPPED_RULE_PACKS, 'us-ofac-50'), join(wrong, 'us-ofac-51'), { recursive: true });
  await assert.rejects(readRulePacks(wrong), { message: /us-ofac-51/ });
});

test('readRulePacks() names the file and the line when a pack is broken', async () => {
  const broken = join(folder, 'broken/us-test');
  await mkdir(broken, { recursive: true });
  await writeFile(join(broken, 'pack.yaml'), 'id: us-test\nregime: 7\n');
  await assert.rejects(readRulePacks(join(folder, 'broken')), (error: { problem?: { file?: string; line?: number } }) => {
    assert.equal(error.problem?.line, 2);
    return error.problem.file?.endsWith('pack.yaml') === true;
  });
});
