import { type CaseView, type CustomerView, DISPOSITIONS } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { MatchPanel } from '../../components/match-panel.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { BandTag, DueTag, SeverityTag } from '../../components/status-tags.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { formatTime } from '../../format/date.ts';
import { formatLawStatus } from '../../format/law.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';
import { useIsPending, usePendingAct } from '../../shell/pending-act.tsx';
import { CaseDecision, CaseProposal } from './case-outcome.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { JUDGEMENTS, type Judgement, orderMatches } from './judgement.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';

/** Is it the same one, and what do we do about it? */
export function CasePage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getCase', { params: { id } });
  return <ReadState read={read}>{(item) => <CaseBody key={item.id} item={item} />}</ReadState>;
}

type Open = { readonly kind: 'judge'; readonly judgement: Judgement } | { readonly kind: 'dispose' | 'decide' | 'snooze' } | null;

function CaseBody({ item }: { readonly item: CaseView }) {
  const person = usePerson();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const pend = usePendingAct();
  const overview = useRead('getOverview', {});
  const waiting = useRead('listCases', { query: { limit: 50 } });
  const customer = useRead(
    'getCustomer',
    { params: { id: item.customer ?? '' }, query: { why: `case ${item.id}` } },
    { enabled: item.customer !== null },
  );
  const [open, setOpen] = useState<Open>(null);
  const [error, setError] = useState<unknown>(null);

  const matches = orderMatches(customer.data?.matches ?? [], item.score);
  const mine = person !== null && (item.assignee === person.id || item.assignee === person.name);
  const closed = item.state === 'closed' ? 'This item is closed.' : null;
  const onItsWay = useIsPending(item.id) ? 'Your response is on its way: u takes it back until it is sent.' : null;
  const mayDispose =
    closed ?? onItsWay ?? (item.state === 'proposed' ? 'A proposal waits for another person.' : whyNot(person, 'disposeCase'));
  const mayDecide =
    item.proposal === null
      ? 'Nothing is proposed.'
      : (closed ??
        (item.proposal.by === person?.id ? 'You proposed this: nobody approves their own proposal.' : whyNot(person, 'approveCase')));
  const law = overview.data?.rules.find(({ id }) => id === 'us-iaas-nprm-2024');

  const refresh = async (): Promise<void> => {
    await Promise.all(['getCase', 'listCases', 'getOverview', 'getToday'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
  };
  const toggleMine = async (): Promise<void> => {
    setError(null);
    try {
      await call(mine ? 'releaseCase' : 'claimCase', { params: { id: item.id }, idempotencyKey: newIdempotencyKey() });
      await refresh();
    } catch (problem) {
      setError(problem);
    }
  };
  const step = (by: 1 | -1): void => {
    const items = waiting.data?.items ?? [];
    const here = items.findIndex(({ id }) => id === item.id);
    const next = items[here + by] ?? items.find(({ id }) => id !== item.id);
    if (next === undefined) {
      void navigate({ to: pb.queue() });
      return;
    }
    // The list already holds the whole item: it is shown at once and read again behind.
    cache.setQueryData(['getCase', { params: { id: next.id } }], next, { updatedAt: 0 });
    void navigate({ to: pb.case(next.id) });
  };
  const dispose = (disposition: NonNullable<CaseView['proposal']>['disposition'], reason: string, idempotencyKey: string): void => {
    pend({
      subject: item.id,
      label: `${DISPOSITIONS[disposition]}: ${item.fourEyes ? 'proposed for' : 'closes'} ${item.id}.`,
      run: async () => {
        await call('disposeCase', { params: { id: item.id }, body: { disposition, reason }, idempotencyKey });
        await refresh();
      },
      undone: () => void navigate({ to: pb.case(item.id) }),
    });
    step(1);
  };
  const unless =
    (why: string | null, run: () => void): (() => void) =>
    () => {
      if (why === null) run();
      else setError(null);
    };

  useKeys([
    { key: 'y', label: 'Same party', run: unless(mayDispose, () => setOpen({ kind: 'judge', judgement: 'y' })) },
    { key: 'n', label: 'Different party', run: unless(mayDispose, () => setOpen({ kind: 'judge', judgement: 'n' })) },
    { key: 'h', label: 'Not enough information', run: unless(mayDispose, () => setOpen({ kind: 'judge', judgement: 'h' })) },
    {
      key: 'p',
      label: item.proposal === null ? 'Propose a response' : 'Approve or refuse',
      run: () =>
        (item.proposal === null
          ? unless(mayDispose, () => setOpen({ kind: 'dispose' }))
          : unless(mayDecide, () => setOpen({ kind: 'decide' })))(),
    },
    { key: 'a', label: mine ? 'Put back' : 'Assign to me', run: () => void toggleMine() },
    { key: 'j', label: 'Next item', run: () => step(1) },
    { key: 'k', label: 'Previous item', run: () => step(-1) },
    ...(item.customer === null
      ? []
      : [
          { key: 'e', label: 'Evidence', run: () => void navigate({ to: pb.customer(item.customer ?? '') }) },
          { key: 'g', label: 'Graph of owners', run: () => void navigate({ to: pb.owners(item.customer ?? '') }) },
        ]),
    { key: 't', label: 'Timeline', run: () => document.getElementById('timeline')?.focus() },
  ]);

  return (
    <Page
      windowTitle={`Case ${item.id}`}
      title={item.title}
      sentence={item.because}
      actions={
        <>
          <ActionButton hotkey="a" why={closed ?? whyNot(person, 'claimCase')} onClick={() => void toggleMine()}>
            {mine ? 'Put back' : 'Assign to me'}
          </ActionButton>
          <ActionButton why={closed ?? whyNot(person, 'snoozeCase')} onClick={() => setOpen({ kind: 'snooze' })}>
            Snooze
          </ActionButton>
          {item.proposal === null ? (
            <ActionButton primary hotkey="p" why={mayDispose} onClick={() => setOpen({ kind: 'dispose' })}>
              {item.fourEyes ? 'Propose a response' : 'Close with a response'}
            </ActionButton>
          ) : (
            <ActionButton primary hotkey="p" why={mayDecide} onClick={() => setOpen({ kind: 'decide' })}>
              Approve or refuse
            </ActionButton>
          )}
        </>
      }
      aside={<Timeline items={customer.data?.timeline ?? []} />}
    >
      {error !== null && <ProblemNote error={error} />}
      <dl className="summary">
        <dt>Case</dt>
        <dd>
          <IdText id={item.id} />
        </dd>
        <dt>Subject</dt>
        <dd>
          {item.customer !== null && <Link to={pb.customer(item.customer)}>{item.customerName ?? item.customer}</Link>}
          {item.run !== null && <Link to={pb.run(item.run)}>{item.run}</Link>}
        </dd>
        <dt>Severity</dt>
        <dd>
          <SeverityTag severity={item.severity} /> {item.band !== null && <BandTag band={item.band} />}
        </dd>
        <dt>Clock</dt>
        <dd>
          <DueTag due={item.due} />
        </dd>
        <dt>Who has it</dt>
        <dd>
          {mine ? 'you' : (item.assignee ?? 'nobody')}; opened {formatTime(item.openedAt)}
        </dd>
        <dt>Law</dt>
        <dd>
          proposed 7.306(b)(1)(iii), category {item.category}
          {law === undefined ? '' : ` — ${formatLawStatus(law.status)}`}
        </dd>
      </dl>
      {item.proposal !== null && <CaseProposal proposal={item.proposal} why={mayDecide} />}
      {item.disposition !== null && <CaseDecision disposition={item.disposition} />}
      {matches.length > 0 && (
        <Section
          title="Is it the same one?"
          note={
            <span className="judge">
              {(['y', 'n', 'h'] as const).map((key) => (
                <ActionButton key={key} hotkey={key} why={mayDispose} onClick={() => setOpen({ kind: 'judge', judgement: key })}>
                  {JUDGEMENTS[key].label}
                </ActionButton>
              ))}
            </span>
          }
        >
          <div className="columns">
            <div>{customer.data !== undefined && <IdentityFields customer={customer.data} />}</div>
            <div>
              {matches.slice(0, 1).map((match) => (
                <MatchPanel key={match.id} match={match} />
              ))}
              {matches.length > 1 && (
                <>
                  <h3>Closest rival</h3>
                  {matches.slice(1, 2).map((match) => (
                    <MatchPanel key={match.id} match={match} />
                  ))}
                </>
              )}
            </div>
          </div>
        </Section>
      )}
      {matches.length === 0 && item.customer !== null && (
        <ReadState read={customer}>{(value) => <IdentityFields customer={value} />}</ReadState>
      )}
      {open?.kind === 'judge' && (
        <DisposeDialog item={item} judgement={open.judgement} match={matches[0]} onClose={() => setOpen(null)} onDispose={dispose} />
      )}
      {open?.kind === 'dispose' && <DisposeDialog item={item} match={matches[0]} onClose={() => setOpen(null)} onDispose={dispose} />}
      {open?.kind === 'decide' && <DecideDialog item={item} onClose={() => setOpen(null)} onDone={refresh} />}
      {open?.kind === 'snooze' && <SnoozeDialog item={item} onClose={() => setOpen(null)} onDone={refresh} />}
    </Page>
  );
}

function IdentityFields({ customer }: { readonly customer: CustomerView }) {
  return (
    <FactsTable
      caption="What the customer's record says"
      head={['Field', 'Value', 'Source']}
      rows={customer.fields.map((field) => ({
        key: field.field,
        cells: [
          field.label,
          field.value === null ? (
            <span key="v" className="missing">
              missing
            </span>
          ) : (
            <bdi key="v">{field.value}</bdi>
          ),
          <span key="s" className="muted">
            {field.source}
          </span>,
        ],
      }))}
      empty="The record holds no fields."
    />
  );
}
