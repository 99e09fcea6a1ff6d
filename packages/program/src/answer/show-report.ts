import type { ReportView } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import type { StoredReport } from './records.ts';

export interface Reader extends Actor {
  readonly roles: readonly string[];
}

/** One report as a person signs it: fields, provenance, what is missing, who proposed and who may approve. */
export function showReport(world: World, reader: Reader, id: string, nameOf: (id: string) => Promise<string>): Promise<ReportView> {
  return world.store.transaction(async (records) => {
    const report = await records.report(id, { who: reader.id, why: 'read a report', case: id });
    if (report === null) throw new ProblemError('not-found', 'There is no such report.', 'Look it up in the list of reports.');
    return view(records, report, reader, nameOf);
  });
}

async function view(records: Records, report: StoredReport, reader: Reader, nameOf: (id: string) => Promise<string>): Promise<ReportView> {
  const { id, kind, run, customer, state, due, missing, createdAt, body, proposal, decision } = report;
  return {
    id,
    kind,
    run,
    customer,
    state,
    due,
    missing,
    createdAt,
    title: body.title,
    law: body.law,
    notice: body.notice,
    sections: body.sections.map((section) => ({ ...section, fields: [...section.fields] })),
    proposal: proposal === null ? null : { ...proposal, byName: await nameOf(proposal.by) },
    decision: decision === null ? null : { ...decision, byName: await nameOf(decision.by), approve: state === 'approved' },
    documents: { pdf: `/v1/reports/${id}/document.pdf`, json: `/v1/reports/${id}/document.json` },
    can: { propose: whyNotPropose(report, reader), approve: whyNotApprove(report, reader) },
    timeline: await records.timeline([run, customer], 100),
  };
}

function whyNotPropose({ state }: StoredReport, reader: Reader): string | null {
  if (!reader.roles.some((role) => role === 'analyst' || role === 'officer')) return 'Proposing takes the role analyst or officer.';
  if (state === 'proposed') return 'It is proposed already and waits for another person.';
  return state === 'approved' ? 'It is approved.' : null;
}

function whyNotApprove({ state, proposal }: StoredReport, reader: Reader): string | null {
  if (state !== 'proposed') return state === 'approved' ? 'It is approved.' : 'Nothing is proposed yet.';
  if (!reader.roles.includes('officer')) return 'Approving takes the role officer.';
  return proposal?.by === reader.id ? 'You proposed it yourself: another person must approve.' : null;
}
