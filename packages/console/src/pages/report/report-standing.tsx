import type { ReportView } from '@gatehouse/contracts';
import { Icon } from '../../components/icon.tsx';
import { formatTime } from '../../format/date.ts';

/** Who proposed, who decided, and what the reader may do now, or why not. */
export function ReportStanding({
  report,
  whyNotPropose,
  whyNotApprove,
}: {
  readonly report: ReportView;
  readonly whyNotPropose: string | null;
  readonly whyNotApprove: string | null;
}) {
  return (
    <div className="note">
      <Icon name={report.state === 'rejected' ? 'stop' : report.state === 'approved' ? 'check' : 'info'} />
      <div>
        {report.proposal !== null && (
          <p>
            <strong>{report.proposal.byName}</strong> proposed to file on {formatTime(report.proposal.at)}: {report.proposal.reason}
          </p>
        )}
        {report.decision !== null && (
          <p>
            <strong>{report.decision.byName}</strong> {report.decision.approve ? 'approved' : 'refused'} on {formatTime(report.decision.at)}
            : {report.decision.reason}
          </p>
        )}
        <p>{report.notice}</p>
        <p className="muted">
          Propose: {whyNotPropose ?? 'you may, with a reason.'} Approve: {whyNotApprove ?? 'you may, with a reason.'}
        </p>
      </div>
    </div>
  );
}
