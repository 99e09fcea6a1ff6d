import { type CaseView, DISPOSITIONS } from '@gatehouse/contracts';
import { formatTime } from '../../format/date.ts';

/** A response that was proposed and waits for another person. */
export function CaseProposal({ proposal, why }: { readonly proposal: NonNullable<CaseView['proposal']>; readonly why: string | null }) {
  return (
    <div className="note">
      <div>
        <strong>Proposed: {DISPOSITIONS[proposal.disposition]}.</strong> {proposal.reason}
        <p className="muted">
          By {proposal.byName}, {formatTime(proposal.at)}. {why ?? 'You may approve or refuse it: press p.'}
        </p>
      </div>
    </div>
  );
}

/** The response with which a case was closed. */
export function CaseDecision({ disposition }: { readonly disposition: NonNullable<CaseView['disposition']> }) {
  return (
    <div className="note">
      <div>
        <strong>Closed: {DISPOSITIONS[disposition.disposition]}.</strong> {disposition.reason}
        <p className="muted">
          {formatTime(disposition.at)}
          {disposition.approvedBy === null ? '' : ', approved by a second person'}
        </p>
      </div>
    </div>
  );
}
