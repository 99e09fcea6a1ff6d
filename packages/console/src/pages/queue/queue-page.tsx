import { type CaseView, FLAGS } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '../../api/call.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import type { Column } from '../../components/data-table.tsx';
import type { FacetChoice } from '../../components/facet.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { BandTag, DueTag, SeverityTag } from '../../components/status-tags.tsx';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';

const COLUMNS: readonly Column<CaseView>[] = [
  {
    id: 'severity',
    header: 'Severity',
    value: (row) => row.severity,
    cell: (row) => <SeverityTag severity={row.severity} />,
    width: '6rem',
  },
  {
    id: 'subject',
    header: 'Subject',
    value: (row) => row.customerName ?? row.customer ?? row.run ?? row.id,
    cell: (row) => <Link to={pb.case(row.id)}>{row.customerName ?? row.customer ?? row.run ?? row.id}</Link>,
    width: '17rem',
  },
  {
    id: 'why',
    header: 'Why',
    value: (row) => `${row.title}. ${row.because}`,
    cell: (row) => (
      <span title={row.because}>
        <strong>{row.title}.</strong> {row.because}
      </span>
    ),
  },
  {
    id: 'band',
    header: 'Band',
    value: (row) => row.score,
    cell: (row) => (row.band === null ? '—' : <BandTag band={row.band} />),
    width: '6rem',
  },
  { id: 'due', header: 'Clock', value: (row) => row.due, cell: (row) => <DueTag due={row.due} />, width: '8rem' },
];

/** Who has an item: oneself by a word, others by their id. */
function assigneeColumn(me: string | undefined): Column<CaseView> {
  return {
    id: 'assignee',
    header: 'Who has it',
    value: (row) => row.assignee,
    cell: (row) => {
      const who = row.assignee === null ? 'nobody' : row.assignee === me ? 'you' : (row.assigneeName ?? row.assignee);
      return row.state === 'snoozed' ? `${who}, to ${row.snoozedUntil ?? '—'}` : who;
    },
    width: '9rem',
  };
}

const FACETS: readonly FacetChoice[] = [
  {
    name: 'state',
    label: 'State',
    any: 'Waiting',
    values: ['open', 'claimed', 'snoozed', 'proposed', 'closed'].map((value) => ({ value, label: value })),
  },
  { name: 'severity', label: 'Severity', any: 'Any severity', values: ['high', 'warn', 'info'].map((value) => ({ value, label: value })) },
  { name: 'flag', label: 'Flag', any: 'Any flag', values: Object.entries(FLAGS).map(([value, { title }]) => ({ value, label: title })) },
  { name: 'mine', label: 'Who has it', any: 'Anybody’s', values: [{ value: 'true', label: 'Mine' }] },
];

/** What is next? */
export function QueuePage() {
  const person = usePerson();
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const columns = useMemo(() => [...COLUMNS, assigneeColumn(person?.id)], [person?.id]);
  const claim = async (row: CaseView): Promise<void> => {
    setError(null);
    try {
      await call('claimCase', { params: { id: row.id }, idempotencyKey: newIdempotencyKey() });
      await cache.invalidateQueries({ queryKey: ['listCases'] });
    } catch (problem) {
      setError(problem);
    }
  };
  const mayClaim = whyNot(person, 'claimCase') === null;
  return (
    <ListPage
      operation="listCases"
      title="Queue"
      noun={['item', 'items']}
      sentence="Most urgent first."
      columns={columns}
      rowId={(row) => row.id}
      facets={FACETS}
      searchLabel="Search subject or reason"
      empty={{
        what: 'The queue is empty.',
        how: 'Each red flag that a screening, an ownership record or a run raises becomes an item here.',
      }}
      rowKeys={(row) => (row === null || !mayClaim ? [] : [{ key: 'a', label: 'Assign the row to me', run: () => void claim(row) }])}
    >
      {error !== null && <ProblemNote error={error} />}
    </ListPage>
  );
}
