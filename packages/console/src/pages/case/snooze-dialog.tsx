import type { CaseView } from '@gatehouse/contracts';
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';

/** Puts a case off to a day: a snooze without an end would be a way to forget. */
export function SnoozeDialog({
  item,
  onClose,
  onDone,
}: {
  readonly item: CaseView;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const [until, setUntil] = useState('');
  const [key] = useState(newIdempotencyKey);
  const [error, setError] = useState<unknown>(null);
  const missing = until === '' ? 'Choose the day on which it comes back.' : null;
  const snooze = async (): Promise<void> => {
    try {
      await call('snoozeCase', { params: { id: item.id }, body: { until }, idempotencyKey: key });
      await onDone();
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Snooze" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="dialog">
        <TextInput
          data-autofocus
          type="date"
          label="Comes back on"
          value={until}
          max={item.due ?? undefined}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        {item.due !== null && <p className="muted">Its clock goes on: due {item.due}.</p>}
        {error !== null && <ProblemNote error={error} />}
        <div className="dialog-actions">
          <ActionButton onClick={onClose}>Cancel</ActionButton>
          <ActionButton primary why={missing} onClick={() => void snooze()}>
            Snooze
          </ActionButton>
        </div>
      </div>
    </Modal>
  );
}
