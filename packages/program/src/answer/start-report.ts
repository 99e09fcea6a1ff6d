import type { AccessEvent, Customer, Payment } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { dueOf, lawReference } from '@gatehouse/rules';
import type { FoundOwner } from '../identify/assessment.ts';
import { type JudgedRun, REPORT_CLOCK } from '../meter/judge-runs.ts';
import type { Actor } from '../actor.ts';
import type { World } from '../ports.ts';
import { draftReport, missingFields } from './draft-report.ts';
import { entryFor, type NewEntry } from './ledger-entry.ts';
import type { StoredClock, StoredReport } from './records.ts';

export interface ReportSubject {
  readonly customer: Customer;
  readonly owners: readonly (FoundOwner & { readonly names: readonly string[] })[];
  readonly payments: readonly Payment[];
  readonly access: readonly AccessEvent[];
}

export interface StartedReport {
  readonly clock: StoredClock;
  readonly report: StoredReport;
}

/** The pack of the proposal, whose report this is. */
const PROPOSAL = 'us-iaas-nprm-2024';

/**
 * A covered run starts its clock and gets its draft: proposed 7.308(a), (c)(1) and (d)(1). The transaction is read as occurring when the middle
 * estimate crosses the threshold, knowledge as the day on which the job found it; reading D-13 picks the earlier by default.
 * Null where the run is not certainly covered.
 */
export function startReport(world: World, judged: JudgedRun, subject: ReportSubject, createdAt: string): StartedReport | null {
  const covered = coveringThreshold(judged);
  if (covered === null) return null;
  const today = world.today();
  const crossed = judged.run.regimes.find((regime) => regime.threshold === covered.id)?.crossedAt.mid?.slice(0, 10) ?? today;
  const row = dueOf(world.rules, { clock: REPORT_CLOCK, trigger: crossed, transaction: crossed, knowledge: today }, { on: today });
  const clock: StoredClock = {
    id: `clk_${digestOf([REPORT_CLOCK, judged.run.id]).slice(0, 20)}`,
    clock: REPORT_CLOCK,
    subject: judged.run.id,
    trigger: crossed,
    row,
    state: 'running',
  };
  const law = lawReference(
    world.rules,
    { pack: PROPOSAL, citation: '7.308(d)(1)', readings: row.readings.filter((reading) => reading.applied).map(({ id }) => id) },
    { on: today },
  );
  const body = draftReport({ ...subject, run: judged.run, law, today });
  const report: StoredReport = {
    id: `rep_${digestOf(['initial', judged.run.id, subject.customer.id]).slice(0, 20)}`,
    kind: 'initial',
    run: judged.run.id,
    customer: subject.customer.id,
    clock: clock.id,
    state: 'draft',
    due: row.due,
    missing: missingFields(body),
    body,
    bodyDigest: digestOf(body),
    proposal: null,
    decision: null,
    createdAt,
  };
  return { clock, report };
}

/** The threshold that makes a run a covered one for certain, or null. */
export function coveringThreshold(judged: JudgedRun): JudgedRun['compared'][number] | null {
  if (judged.foreign !== 'yes') return null;
  return judged.compared.find((row) => row.over === 'yes' && row.clock === REPORT_CLOCK) ?? null;
}

/** The entries that go with a clock that started and the draft that was made. */
export function answerEntries(world: World, actor: Actor, { clock, report }: StartedReport): NewEntry[] {
  return [
    entryFor(world, actor, {
      kind: 'clock',
      subject: clock.subject,
      text: `Clock ${clock.clock} started: due ${clock.row.due}`,
      body: clock,
    }),
    entryFor(world, actor, {
      kind: 'report',
      subject: report.run,
      text: `Draft ${report.id} made; ${report.missing} fields wait for the customer`,
      body: { id: report.id, digest: report.bodyDigest },
    }),
  ];
}
