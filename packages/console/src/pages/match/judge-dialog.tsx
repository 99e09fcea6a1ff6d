import type { MatchExplanation, MatchVerdict } from '@gatehouse/contracts';
import { Modal, Textarea } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { VERDICT_WORDS } from './match-standing.tsx';
import { quickReasons } from './quick-reasons.ts';
import { becauseOf, whyNotYet } from './written-reason.ts';

interface Props {
  readonly verdict: MatchVerdict;
  readonly explanation: MatchExplanation | null;
  /** True where clearing takes a second person. */
  readonly fourEyes: boolean;
  readonly onClose: () => void;
  readonly onJudge: (verdict: MatchVerdict, because: string, idempotencyKey: string) => void;
}

const EFFECTS: Readonly<Record<MatchVerdict, string>> = {
  same: 'The customer is treated as the listed party: launches are denied for as long as this stands.',
  different: 'The match no longer holds the customer. It lapses when either side changes.',
  unknown: 'The match goes on holding the customer until more is known.',
};

/** Asks for the reason of a judgement: grounds by number, own words, Enter or Ctrl+Enter. Clearing needs own words. */
export function JudgeDialog({ verdict, explanation, fourEyes, onClose, onJudge }: Props) {
  const grounds = quickReasons(verdict, explanation);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [text, setText] = useState('');
  const [key] = useState(newIdempotencyKey);
  const words = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const picked = grounds.filter((_, index) => chosen.has(index));
  const why = whyNotYet(verdict, picked, text);

  const toggle = (index: number): void =>
    setChosen((before) => (before.has(index) ? new Set([...before].filter((other) => other !== index)) : new Set([...before, index])));
  const judge = (): void => {
    if (why !== null) return;
    onClose();
    onJudge(verdict, becauseOf(picked, text), key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const writing = event.target === words.current;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (!writing && event.target instanceof HTMLInputElement))) {
      event.preventDefault();
      judge();
      return;
    }
    if (writing || event.ctrlKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return;
    const index = Number(event.key) - 1;
    if (index >= 0 && index < grounds.length) {
      event.preventDefault();
      toggle(index);
    } else if (!/\d/.test(event.key)) {
      // Whoever just writes is taken to the field, and the letter goes with them.
      words.current?.focus();
    }
  };

  return (
    <Modal opened onClose={onClose} title={VERDICT_WORDS[verdict]} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the controls inside it and is none itself */}
      <div className="dialog" onKeyDown={onKeyDown}>
        <p>
          {EFFECTS[verdict]} {verdict === 'different' && fourEyes && <strong>Clearing this match waits for a second person.</strong>}
        </p>
        <fieldset className="grounds" aria-describedby={hint}>
          <legend>Grounds, by number</legend>
          {grounds.map((ground, index) => (
            <label key={ground}>
              <input
                type="checkbox"
                data-autofocus={index === 0 || undefined}
                checked={chosen.has(index)}
                onChange={() => toggle(index)}
                aria-keyshortcuts={String(index + 1)}
              />
              <kbd>{index + 1}</kbd>
              <span>{ground}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          ref={words}
          label={verdict === 'different' ? 'Your own words, required' : 'Your own words'}
          description="It stands in the record beside your name."
          autosize
          minRows={2}
          maxLength={3000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className="muted">You can take it back within ten seconds with u.</p>
        <div className="dialog-actions">
          <span className="muted" id={hint}>
            {why ?? 'Enter submits; Ctrl+Enter from the text.'}
          </span>
          <ActionButton onClick={onClose}>Cancel</ActionButton>
          <ActionButton primary why={why} onClick={judge}>
            {verdict === 'different' && fourEyes ? 'Propose' : 'Judge'}
          </ActionButton>
        </div>
      </div>
    </Modal>
  );
}
