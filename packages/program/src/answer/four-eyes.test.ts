import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISPOSITIONS, FLAGS } from '@gatehouse/contracts';
import type { ProblemCode } from '@gatehouse/foundation';
import { memoryWorld } from '../../test-support/memory-world.ts';
import { approveCase, claimCase, disposeCase, releaseCase, snoozeCase } from './handle-case.ts';
import { approveReport, proposeReport } from './handle-report.ts';
import { caseFor, waitsForSomebody } from './open-cases.ts';
import type { StoredCase, StoredReport } from './records.ts';

const MARA = { id: 'per_mara', name: 'Mara' };
const TOMAS = { id: 'per_tomas', name: 'Tomas' };
const REASON = 'a reason of more than ten characters';
const OPEN = { state: 'open', assignee: null, assigneeName: null, snoozedUntil: null, proposal: null, disposition: null } as const;
const caseOf = (facts: Partial<StoredCase> = {}): StoredCase => ({
  ...caseFor(
    { subject: 'cus_1', code: 'list-match', severity: 'high', because: 'Resembles.' },
    { customer: 'cus_1', run: null, match: null, due: null },
    '2026-11-02T09:00:00Z',
  ),
  ...OPEN,
  id: 'cas_1',
  ...facts,
});
const LAW = { pack: 'p', regime: 'r', clause: 'c', clauseId: 'i', citation: 'c', status: 'withdrawn', confirm: false, readings: [] };
const reportOf = (facts: Partial<StoredReport> = {}): StoredReport => ({
  id: 'rep_1',
  kind: 'initial',
  run: 'run_1',
  customer: 'cus_1',
  clock: null,
  state: 'draft',
  due: null,
  missing: 0,
  body: { title: 't', law: LAW, notice: 'n', sections: [] },
  bodyDigest: 'd',
  proposal: null,
  decision: null,
  createdAt: '2026-11-02T09:00:00Z',
  ...facts,
});
const refusedWith = (code: ProblemCode) => (error: { problem?: { code?: string } }) => error.problem?.code === code;

test('a case with four eyes is only proposed by one person, and closed by another', async () => {
  const { world, cases, entries } = memoryWorld({ cases: [caseOf()] });
  assert.equal((await disposeCase(world, MARA, 'cas_1', 'no-response', REASON)).state, 'proposed');
  await assert.rejects(approveCase(world, MARA, 'cas_1', true, REASON), refusedWith('own-proposal'));
  assert.equal(cases.get('cas_1')?.state, 'proposed');
  const closed = await approveCase(world, TOMAS, 'cas_1', true, REASON);
  assert.equal(closed.state, 'closed');
  assert.deepEqual([closed.disposition?.by, closed.disposition?.approvedBy], [MARA.id, TOMAS.id]);
  assert.equal(entries.length, 2, 'each change has its entry, and what was refused has none');
});

test('nobody refuses their own proposal either; a second person’s refusal opens the case again', async () => {
  const { world, cleared } = memoryWorld({ cases: [caseOf()] });
  await disposeCase(world, MARA, 'cas_1', 'no-response', REASON);
  await assert.rejects(approveCase(world, MARA, 'cas_1', false, REASON), refusedWith('own-proposal'));
  const opened = await approveCase(world, TOMAS, 'cas_1', false, REASON);
  assert.deepEqual([opened.state, opened.proposal], ['open', null]);
  assert.deepEqual(cleared, []);
});

test('matches are cleared only where two persons found that no response is warranted', async () => {
  for (const disposition of Object.keys(DISPOSITIONS) as (keyof typeof DISPOSITIONS)[]) {
    const { world, cleared } = memoryWorld({ cases: [caseOf()] });
    await disposeCase(world, MARA, 'cas_1', disposition, REASON);
    assert.deepEqual(cleared, [], 'a proposal clears nothing');
    await approveCase(world, TOMAS, 'cas_1', true, REASON);
    assert.deepEqual(cleared, disposition === 'no-response' ? ['cus_1'] : [], disposition);
  }
});

test('a flag whose closing lets somebody through takes four eyes', () => {
  for (const code of [
    'list-match',
    'ofac50-blocked',
    'ofac50-possibly',
    'affiliates50-blocked',
    'measure-target',
    'returner',
    'foreign-covered-run',
  ] as const) {
    assert.ok(
      caseOf({
        ...caseFor(
          { subject: 'x', code, severity: FLAGS[code].severity, because: '' },
          { customer: 'x', run: null, match: null, due: null },
          '',
        ),
      }).fourEyes,
      code,
    );
    assert.ok(waitsForSomebody({ subject: 'x', code, severity: FLAGS[code].severity, because: '' }), code);
  }
});

test('the same flag on the same subject is one case', () => {
  const made = (subject: string) =>
    caseFor({ subject, code: 'nominee', severity: 'warn', because: '' }, { customer: subject, run: null, match: null, due: null }, '').id;
  assert.equal(made('cus_1'), made('cus_1'));
  assert.notEqual(made('cus_1'), made('cus_2'));
});

test('a case is closed by one person where the flag asks for no second, and stays closed', async () => {
  const { world } = memoryWorld({ cases: [caseOf({ fourEyes: false })] });
  assert.equal((await disposeCase(world, MARA, 'cas_1', 'monitor', REASON)).state, 'closed');
  await assert.rejects(claimCase(world, MARA, 'cas_1'), refusedWith('conflict'));
  await assert.rejects(disposeCase(world, TOMAS, 'cas_1', 'monitor', REASON), refusedWith('conflict'));
  await assert.rejects(snoozeCase(world, TOMAS, 'cas_1', '2027-01-01'), refusedWith('conflict'));
});

test('a case that somebody has is taken by nobody else, until it is put back', async () => {
  const { world } = memoryWorld({ cases: [caseOf()] });
  await claimCase(world, MARA, 'cas_1');
  await assert.rejects(claimCase(world, TOMAS, 'cas_1'), refusedWith('conflict'));
  await releaseCase(world, MARA, 'cas_1');
  assert.equal((await claimCase(world, TOMAS, 'cas_1')).assignee, TOMAS.id);
});

test('a proposal that waits is overwritten, claimed or put off by nobody', async () => {
  const { world } = memoryWorld({ cases: [caseOf()] });
  const proposed = await disposeCase(world, MARA, 'cas_1', 'no-response', REASON);
  await assert.rejects(disposeCase(world, TOMAS, 'cas_1', 'monitor', REASON), refusedWith('conflict'));
  assert.deepEqual((await claimCase(world, TOMAS, 'cas_1')).proposal, proposed.proposal);
  await assert.rejects(snoozeCase(world, TOMAS, 'cas_1', '2027-01-01'), refusedWith('conflict'));
  await assert.rejects(releaseCase(world, TOMAS, 'cas_1'), refusedWith('conflict'));
});

test('a case is put off to a day that lies ahead', async () => {
  const { world } = memoryWorld({ cases: [caseOf()] });
  for (const day of ['2026-11-01', '2026-11-02']) await assert.rejects(snoozeCase(world, MARA, 'cas_1', day), refusedWith('invalid-field'));
  assert.equal((await snoozeCase(world, MARA, 'cas_1', '2026-11-03')).state, 'snoozed');
});

test('a report is proposed by one and approved by another, never by the proposer', async () => {
  const { world, reports, entries } = memoryWorld({ reports: [reportOf()] });
  await assert.rejects(approveReport(world, TOMAS, 'rep_1', true, REASON), refusedWith('conflict'));
  await proposeReport(world, MARA, 'rep_1', REASON);
  await assert.rejects(proposeReport(world, TOMAS, 'rep_1', REASON), refusedWith('conflict'));
  for (const approve of [true, false])
    await assert.rejects(approveReport(world, MARA, 'rep_1', approve, REASON), refusedWith('own-proposal'));
  await approveReport(world, TOMAS, 'rep_1', true, REASON);
  assert.equal(reports.get('rep_1')?.state, 'approved');
  assert.deepEqual(
    entries.map(({ kind, actor }) => [kind, actor]),
    [
      ['approval', MARA.id],
      ['approval', TOMAS.id],
    ],
  );
  await assert.rejects(proposeReport(world, MARA, 'rep_1', REASON), refusedWith('conflict'));
});

test('a report that was refused may be proposed again, and its old decision is gone', async () => {
  const { world, reports } = memoryWorld({ reports: [reportOf()] });
  await proposeReport(world, MARA, 'rep_1', REASON);
  await approveReport(world, TOMAS, 'rep_1', false, REASON);
  await proposeReport(world, TOMAS, 'rep_1', REASON);
  assert.equal(reports.get('rep_1')?.decision, null);
  await assert.rejects(approveReport(world, TOMAS, 'rep_1', true, REASON), refusedWith('own-proposal'));
});

test('what is not there is not found', async () => {
  const { world } = memoryWorld({});
  await assert.rejects(claimCase(world, MARA, 'cas_none'), refusedWith('not-found'));
  await assert.rejects(proposeReport(world, MARA, 'rep_none', REASON), refusedWith('not-found'));
});
