import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RULE_PACK_FOLDER, shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { determineUsStatus, US_OFFICE_READING } from '../person/determine-us-status.ts';
import { US_STATUS_REASONS } from '../person/us-status-reasons.ts';
import { normaliseClause } from './clause-id.ts';
import { readingOf } from './reading-choice.ts';
import { packOf } from './rule-packs.ts';

const text = normaliseClause(readFileSync(join(RULE_PACK_FOLDER, 'us-iaas-nprm-2024/text.txt'), 'utf8'));
const nprm = packOf(packs, 'us-iaas-nprm-2024');

test('every quoted clause of the proposal stands in its text', () => {
  assert.ok(nprm.clauses.length > 300);
  for (const clause of nprm.clauses) {
    assert.equal(clause.words, 'quote', clause.citation);
    assert.ok(text.includes(normaliseClause(clause.text)), clause.citation);
  }
});

test('the quoted clauses cover the text of the proposal', () => {
  const quoted = nprm.clauses.reduce((total, clause) => total + normaliseClause(clause.text).length, 0);
  assert.ok(quoted / text.length > 0.95, `only ${((100 * quoted) / text.length).toFixed(1)} % is quoted`);
});

test('every clause that decides a status stands in the proposal', () => {
  const citations = new Set(nprm.clauses.map((clause) => clause.citation));
  for (const [code, { clause }] of Object.entries(US_STATUS_REASONS)) assert.ok(citations.has(clause), code);
});

test('the readings D-01 to D-28 are all there, each with a default', () => {
  const wanted = Array.from({ length: 28 }, (_, index) => `D-${String(index + 1).padStart(2, '0')}`);
  const ids = nprm.readings.map((reading) => reading.id);
  assert.deepEqual(
    wanted.filter((id) => !ids.includes(id)),
    [],
  );
});

test('the default on a US office is the one that the decision function takes', () => {
  const evidence = [{ fact: 'us-office-of-foreign-entity', method: 'documentary', on: '2026-01-10' }] as const;
  const taken = determineUsStatus({ kind: 'entity', evidence: [...evidence] }).readings;
  assert.deepEqual(taken, [{ id: US_OFFICE_READING, choice: readingOf(nprm, US_OFFICE_READING).default }]);
});

interface PublishedClock {
  readonly id: string;
  readonly trigger: string;
  readonly direction: string;
}

test('the clocks carry the ids, triggers and directions of the published clock table', (context) => {
  const file = join(RULE_PACK_FOLDER, '../../shared/rule/clocks.json');
  if (!existsSync(file)) return context.skip('the reference folder is not beside this checkout');
  const table = JSON.parse(readFileSync(file, 'utf8')) as { clocks: PublishedClock[]; other_regimes: { clocks: PublishedClock[] }[] };
  const published = [...table.clocks, ...table.other_regimes.flatMap((regime) => regime.clocks)];
  const ours = new Map(packs.packs.flatMap((pack) => pack.clocks.map((clock) => [clock.id, clock])));
  for (const { id, trigger, direction } of published) {
    assert.deepEqual([ours.get(id)?.trigger, ours.get(id)?.direction], [trigger, direction], id);
  }
});
