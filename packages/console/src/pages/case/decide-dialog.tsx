import { type CaseView, DISPOSITIONS } from '@gatehouse/contracts';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';

/** Approves or refuses what another person proposed for a case. */
export function DecideDialog({
  item,
  onClose,
  onDone,
}: {
  readonly item: CaseView;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const [approve, setApprove] = useState(true);
  return (
    <ReasonDialog
      title="Approve or refuse"
      intro={
        <>
          <p>
            <strong>{item.proposal === null ? '' : DISPOSITIONS[item.proposal.disposition]}.</strong> {item.proposal?.reason}
          </p>
          <NativeSelect
            label="Decision"
            value={approve ? 'approve' : 'refuse'}
            data={[
              { value: 'approve', label: 'Approve: the response takes effect' },
              { value: 'refuse', label: 'Refuse: the item goes back to the queue' },
            ]}
            onChange={(event) => setApprove(event.currentTarget.value === 'approve')}
          />
        </>
      }
      submitLabel={approve ? 'Approve' : 'Refuse'}
      onClose={onClose}
      onSubmit={async (reason, idempotencyKey) => {
        await call('approveCase', { params: { id: item.id }, body: { approve, reason }, idempotencyKey });
        await onDone();
      }}
    />
  );
}
