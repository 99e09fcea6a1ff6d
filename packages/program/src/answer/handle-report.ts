import { ProblemError, toInstant } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';
import type { World } from '../ports.ts';
import { entryFor } from './ledger-entry.ts';
import type { StoredReport } from './records.ts';

/** Proposes to file a report: it then waits for another person. Missing fields are allowed; they are printed as missing. */
export function proposeReport(world: World, actor: Actor, id: string, reason: string): Promise<StoredReport> {
  return changeReport(world, actor, id, (report) => {
    if (report.state !== 'draft' && report.state !== 'rejected')
      throw new ProblemError('conflict', `The report is ${report.state}.`, 'Only a draft can be proposed.');
    return {
      change: { state: 'proposed', proposal: { by: actor.id, at: toInstant(world.clock.now()), reason }, decision: null },
      text: `proposed to file report ${id}`,
    };
  });
}

/**
 * Another person's word on a proposed report (invariants 5 and 6). Approval freezes the report for filing;
 * Gatehouse sends nothing by itself: how a filing reaches the Department is for the provider, and the law names no address while it is a proposal.
 */
export function approveReport(world: World, actor: Actor, id: string, approve: boolean, reason: string): Promise<StoredReport> {
  return changeReport(world, actor, id, (report) => {
    if (report.state !== 'proposed' || report.proposal === null)
      throw new ProblemError('conflict', 'Nothing is proposed here.', 'Propose the report first.');
    if (report.proposal.by === actor.id)
      throw new ProblemError('own-proposal', 'You proposed this report yourself.', 'Ask another officer to approve it.');
    return {
      change: { state: approve ? 'approved' : 'rejected', decision: { by: actor.id, at: toInstant(world.clock.now()), reason } },
      text: `${approve ? 'approved' : 'refused'} report ${id}`,
    };
  });
}

type Change = { change: Partial<Pick<StoredReport, 'state' | 'proposal' | 'decision'>>; text: string };

function changeReport(world: World, actor: Actor, id: string, decide: (report: StoredReport) => Change): Promise<StoredReport> {
  return world.store.transaction(async (records) => {
    const report = await records.report(id, { who: actor.id, why: 'approval of a report', case: id });
    if (report === null) throw new ProblemError('not-found', 'There is no such report.', 'Look it up in the list of reports.');
    const { change, text } = decide(report);
    await records.changeReport(id, change);
    await records.append([
      entryFor(world, actor, {
        kind: 'approval',
        subject: report.run,
        text: `${actor.name} ${text}`,
        body: { report: id, digest: report.bodyDigest, ...change },
      }),
    ]);
    return { ...report, ...change };
  });
}
