import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RULE_PACK_FOLDER, shippedPacks } from '../../test-support/shipped-packs.ts';
import { dueOf } from '../clock/due-of.ts';
import { diffPacks } from './diff-packs.ts';
import { parseRulePack } from './parse-rule-pack.ts';
import { packOf, rulePacksOf } from './rule-packs.ts';

const text = readFileSync(join(RULE_PACK_FOLDER, 'us-iaas-nprm-2024/pack.yaml'), 'utf8');
const nprm = parseRulePack(text, 'pack.yaml');

// A final rule as it might come: other section numbers, 30 days for the initial report.
const edited = parseRulePack(
  text
    .replaceAll('7.308(c)(1)', '791.408(c)(1)')
    .replace(
      'period: { kind: calendar-days, days: 15 }\n    inputs: &knowledge',
      'period: { kind: calendar-days, days: 30 }\n    inputs: &knowledge',
    )
    .replace('- citation: 7.305(b)', '- citation: 791.405(b)'),
  'edited.yaml',
);

test('diffPacks() finds nothing between a pack and itself', () => {
  for (const pack of shippedPacks.packs) assert.deepEqual(diffPacks(pack, pack), []);
});

test('diffPacks() tells a moved clause from a changed clock and names what rests on it', () => {
  const changes = diffPacks(nprm, edited).map(({ kind, id, change, touches }) => [kind, id, change, touches]);
  assert.deepEqual(changes, [
    ['clause', '791.405(b)', 'moved', []],
    ['clause', '791.408(c)(1)', 'moved', ['clock ai-initial']],
    ['clock', 'ai-initial', 'changed', []],
    ['reading', 'D-13', 'changed', []],
  ]);
});

test('diffPacks() shows every clause as removed or added when a pack is held against another regime', () => {
  const other = packOf(shippedPacks, 'us-ofac-50');
  const changes = diffPacks(nprm, other).filter(({ kind }) => kind === 'clause');
  assert.equal(changes.length, nprm.clauses.length + other.clauses.length);
});

test('dueOf() follows the new text when a pack is edited and no code is', () => {
  const rest = shippedPacks.packs.filter(({ id }) => id !== nprm.id);
  const packs = rulePacksOf([...rest, edited]);
  const row = dueOf(packs, { clock: 'ai-initial', trigger: '2027-02-20' }, { on: '2026-11-23' });
  assert.deepEqual([row.due, row.clause], ['2027-03-22', '791.408(c)(1)']);
});
