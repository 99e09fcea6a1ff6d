import type { MatchReviewView } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { acceptReview } from './accept-review.ts';

/** Approves or refuses, as the second person, the clearance of a match in band `match`. */
export function ApproveDialog({
  review,
  approve,
  onClose,
}: {
  readonly review: MatchReviewView;
  readonly approve: boolean;
  readonly onClose: () => void;
}) {
  const cache = useQueryClient();
  return (
    <ReasonDialog
      title={approve ? 'Approve the clearance' : 'Refuse the clearance'}
      intro={
        <>
          <p>
            {approve
              ? 'With your approval the match no longer holds the customer. It lapses when either side changes.'
              : 'The match is open again and goes on holding the customer.'}
          </p>
          <p className="muted">
            {review.decision.first?.byName}: {review.decision.first?.because}
          </p>
        </>
      }
      submitLabel={approve ? 'Approve' : 'Refuse'}
      onClose={onClose}
      onSubmit={async (because, idempotencyKey) => {
        acceptReview(cache, await call('approveMatch', { params: { id: review.match.id }, body: { approve, because }, idempotencyKey }));
      }}
    />
  );
}
