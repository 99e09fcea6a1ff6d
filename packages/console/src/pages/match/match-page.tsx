import './match-page.css';
import type { MatchReviewView, MatchVerdict } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { usePrefetch } from '../../api/use-prefetch.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { IdText } from '../../components/id-text.tsx';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { BandTag } from '../../components/status-tags.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';
import { usePerson } from '../../session/use-person.ts';
import { useIsPending, usePendingAct } from '../../shell/pending-act.tsx';
import { acceptReview } from './accept-review.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { MatchEvidence } from './match-evidence.tsx';
import { StandingNote, StandingTag, VERDICT_WORDS } from './match-standing.tsx';
import { markJudged, measureNextItem } from './next-item-timing.ts';
import { whyNotApprove, whyNotJudge } from './why-not-judge.ts';

/** Is it the same one? */
export function MatchPage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getMatch', { params: { id } });
  return (
    <ReadState read={read} lines={18}>
      {(review) => <MatchBody key={review.match.id} review={review} />}
    </ReadState>
  );
}

const JUDGEMENT_KEYS = [
  { key: 'y', verdict: 'same' },
  { key: 'n', verdict: 'different' },
  { key: 'h', verdict: 'unknown' },
] as const satisfies readonly { readonly key: string; readonly verdict: MatchVerdict }[];

type Open = MatchVerdict | 'approve' | 'refuse' | null;

function MatchBody({ review }: { readonly review: MatchReviewView }) {
  const { match, subject, decision } = review;
  const person = usePerson();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const pend = usePendingAct();
  const pending = useIsPending(match.id);
  const record = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const whyJudge = (verdict: MatchVerdict): string | null => whyNotJudge(review, verdict, person, pending);
  const whyApprove = whyNotApprove(review, person, pending);
  usePrefetch('getMatch', review.next === null ? null : { params: { id: review.next } });
  usePrefetch('getMatch', review.previous === null ? null : { params: { id: review.previous } });
  useEffect(measureNextItem, []);

  const go = (id: string | null): void => {
    markJudged();
    void navigate({ to: id === null ? pb.matches() : pb.match(id) });
    // The keys go on working, and who reads by ear begins at the top of the next item.
    document.getElementById('content')?.focus();
  };
  const step = (id: string | null): void => {
    if (id !== null) go(id);
  };
  const judge = (verdict: MatchVerdict, because: string, idempotencyKey: string): void => {
    pend({
      subject: match.id,
      label: `${VERDICT_WORDS[verdict]}${verdict === 'different' && review.fourEyes ? ', for a second person' : ''}: ${match.list} ${match.entryId}.`,
      run: async () => {
        const answer = await call('decideMatch', { params: { id: match.id }, body: { verdict, because }, idempotencyKey });
        acceptReview(cache, answer);
      },
      undone: () => void navigate({ to: pb.match(match.id) }),
    });
    go(review.next ?? review.previous);
  };
  const openRecord = (): void => {
    if (record.current === null) return;
    record.current.open = !record.current.open;
    record.current.querySelector('summary')?.focus();
    record.current.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    ...JUDGEMENT_KEYS.map(({ key, verdict }) => ({
      key,
      label: VERDICT_WORDS[verdict],
      run: () => {
        if (whyJudge(verdict) === null) setOpen(verdict);
      },
    })),
    {
      key: 'p',
      label: 'Approve the clearance, as the second person',
      run: () => {
        if (whyApprove === null) setOpen('approve');
      },
    },
    { key: 'j', label: review.next === null ? 'Next match (none is open)' : 'Next match', run: () => step(review.next) },
    { key: 'k', label: review.previous === null ? 'Previous match (none is open)' : 'Previous match', run: () => step(review.previous) },
    { key: 'e', label: 'Evidence: the publisher’s record', run: openRecord },
  ]);

  return (
    <Page
      windowTitle={`Match ${match.id}`}
      title={
        <span className="against">
          <PersonName name={subject.name} romanised={subject.romanised} /> <span className="muted">against</span>{' '}
          <PersonName name={match.caption} romanised={null} />
        </span>
      }
      sentence={
        <>
          <BandTag band={match.band} /> <StandingTag decision={match.decision} />{' '}
          <Link to={pb.customer(subject.customer)}>{subject.as === 'owner' ? 'Owner of customer' : 'Customer'}</Link>{' '}
          <IdText id={subject.customer} />, {subject.kind}; {match.list} entry <IdText id={match.entryId} />.
        </>
      }
      actions={
        <>
          {JUDGEMENT_KEYS.map(({ key, verdict }) => (
            <ActionButton key={key} hotkey={key} why={whyJudge(verdict)} onClick={() => setOpen(verdict)}>
              {VERDICT_WORDS[verdict]}
            </ActionButton>
          ))}
          {decision.state === 'awaiting-second' && (
            <>
              <ActionButton primary={whyApprove === null} hotkey="p" why={whyApprove} onClick={() => setOpen('approve')}>
                Approve
              </ActionButton>
              <ActionButton why={whyApprove} onClick={() => setOpen('refuse')}>
                Refuse
              </ActionButton>
            </>
          )}
          <ActionButton
            hotkey="k"
            why={review.previous === null ? 'This is the first that is open.' : null}
            onClick={() => step(review.previous)}
          >
            Previous
          </ActionButton>
          <ActionButton hotkey="j" why={review.next === null ? 'This is the last that is open.' : null} onClick={() => step(review.next)}>
            Next
          </ActionButton>
        </>
      }
    >
      <StandingNote decision={decision} why={whyApprove} />
      <MatchEvidence review={review} record={record} />
      {(open === 'same' || open === 'different' || open === 'unknown') && (
        <JudgeDialog
          verdict={open}
          explanation={review.explanation}
          fourEyes={review.fourEyes}
          onClose={() => setOpen(null)}
          onJudge={judge}
        />
      )}
      {(open === 'approve' || open === 'refuse') && (
        <ApproveDialog review={review} approve={open === 'approve'} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
