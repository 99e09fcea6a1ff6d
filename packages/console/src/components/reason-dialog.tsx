import { Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { ActionButton } from './action-button.tsx';
import { ProblemNote } from './problem-note.tsx';

/** As the server asks: shorter reasons explain nothing to the person who approves. */
const REASON_CHARACTERS_MIN = 10;

interface Props {
  readonly title: string;
  /** What the act does, under which clause, and what happens next. */
  readonly intro: ReactNode;
  readonly submitLabel: string;
  readonly initialReason?: string;
  readonly onClose: () => void;
  /** Does the act; the key stays the same through every retry of this dialog. */
  readonly onSubmit: (reason: string, idempotencyKey: string) => Promise<unknown> | void;
}

/** Asks for a typed reason before an act. Ctrl+Enter submits, Escape leaves. */
export function ReasonDialog({ title, intro, submitLabel, initialReason = '', onClose, onSubmit }: Props) {
  const [reason, setReason] = useState(initialReason);
  const [key] = useState(newIdempotencyKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const short = reason.trim().length < REASON_CHARACTERS_MIN;

  const submit = async (): Promise<void> => {
    if (short || busy) return;
    setBusy(true);
    setError(null);
    try {
      await onSubmit(reason.trim(), key);
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="dialog">
        <div>{intro}</div>
        <Textarea
          label="Reason"
          description="At least ten characters. It stands in the record beside your name."
          data-autofocus
          autosize
          minRows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void submit();
            }
          }}
        />
        {error !== null && <ProblemNote error={error} />}
        <div className="dialog-actions">
          <span className="muted">{short ? 'Write a reason of at least ten characters.' : 'Ctrl+Enter submits.'}</span>
          <ActionButton onClick={onClose}>Cancel</ActionButton>
          <ActionButton
            primary
            loading={busy}
            why={short ? 'Write a reason of at least ten characters.' : null}
            onClick={() => void submit()}
          >
            {submitLabel}
          </ActionButton>
        </div>
      </div>
    </Modal>
  );
}
