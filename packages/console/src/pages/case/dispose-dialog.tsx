import {
  type CaseView,
  type DispositionCode,
  DISPOSITIONS,
  DispositionCode as DispositionCodes,
  type MatchView,
} from '@gatehouse/contracts';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { draftReason, JUDGEMENTS, type Judgement } from './judgement.ts';

interface Props {
  readonly item: CaseView;
  /** The answer that was given by key; without one, any of the nine responses may be chosen. */
  readonly judgement?: Judgement;
  readonly match: MatchView | undefined;
  readonly onClose: () => void;
  readonly onDispose: (disposition: DispositionCode, reason: string, idempotencyKey: string) => void;
}

/** Closes a case, or proposes to, with one of the nine responses and a reason. */
export function DisposeDialog({ item, judgement, match, onClose, onDispose }: Props) {
  const [disposition, setDisposition] = useState<DispositionCode>(judgement === undefined ? 'monitor' : JUDGEMENTS[judgement].disposition);
  return (
    <ReasonDialog
      title={judgement === undefined ? 'Respond to this item' : JUDGEMENTS[judgement].label}
      intro={
        <>
          <NativeSelect
            label="Response"
            description="The nine responses of proposed 7.306(b)(3)."
            value={disposition}
            data={DispositionCodes.options.map((value) => ({ value, label: DISPOSITIONS[value] }))}
            onChange={(event) => setDisposition(DispositionCodes.parse(event.currentTarget.value))}
          />
          <p className="muted">
            {item.fourEyes ? 'Another person must approve this before it has effect.' : 'This closes the item.'} You can take it back within
            ten seconds with u.
          </p>
        </>
      }
      initialReason={judgement === undefined || item.fourEyes ? '' : draftReason(judgement, match)}
      submitLabel={item.fourEyes ? 'Propose' : 'Close'}
      onClose={onClose}
      onSubmit={(reason, key) => onDispose(disposition, reason, key)}
    />
  );
}
