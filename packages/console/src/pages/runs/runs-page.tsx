import type { RunRow } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../components/data-table.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { OverTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDay } from '../../format/date.ts';
import { formatOperations, formatOperationsInterval } from '../../format/operations.ts';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';

const COLUMNS: readonly Column<RunRow>[] = [
  {
    id: 'id',
    header: 'Run',
    value: (row) => row.id,
    cell: (row) => (
      <Link to={pb.run(row.id)}>
        <code className="id">{row.id}</code>
      </Link>
    ),
    width: '12rem',
  },
  {
    id: 'operations',
    header: 'Operations',
    value: (row) => row.operations.mid,
    cell: (row) => formatOperationsInterval(row.operations),
    align: 'right',
    width: '14rem',
  },
  {
    id: 'ceiling',
    header: 'Ceiling',
    value: (row) => row.operations.ceiling,
    cell: (row) => formatOperations(row.operations.ceiling),
    align: 'right',
    width: '8rem',
  },
  {
    id: 'over',
    header: 'Thresholds',
    value: (row) => row.over.map(({ threshold }) => threshold).join(' '),
    cell: (row) =>
      row.over.length === 0 ? (
        <span className="muted">below all</span>
      ) : (
        row.over.map((line) => (
          <span className="labelled" key={line.threshold}>
            {line.threshold} <OverTag over={line.over} />
          </span>
        ))
      ),
  },
  {
    id: 'customers',
    header: 'Customers',
    value: (row) => row.customers.join(' '),
    cell: (row) =>
      row.customers.map((id) => (
        <Link key={id} to={pb.customer(id)}>
          <code className="id">{id}</code>
        </Link>
      )),
    width: '12rem',
  },
  {
    id: 'accounts',
    header: 'Accounts',
    value: (row) => row.accounts.length,
    cell: (row) => (
      <span>
        {countOf(row.accounts.length, 'account')}{' '}
        {row.joined && (
          <Tag tone="warn" icon="loop">
            joined
          </Tag>
        )}
      </span>
    ),
    width: '10rem',
  },
  { id: 'accelerators', header: 'Accelerators', value: (row) => `${row.count_max} × ${row.accelerators}`, width: '12rem' },
  { id: 'start', header: 'Begin', value: (row) => row.start, cell: (row) => formatDay(row.start), width: '7rem' },
  { id: 'end', header: 'End', value: (row) => row.end, cell: (row) => formatDay(row.end), width: '7rem' },
];

/** Training runs and other large workloads. */
export function RunsPage() {
  return (
    <ListPage
      operation="listRuns"
      title="Runs"
      noun={['run', 'runs']}
      sentence="Operations are 90 % intervals: the middle with its factors up and down."
      columns={COLUMNS}
      rowId={(row) => row.id}
      empty={{ what: 'No run is known.', how: 'Feed usage with POST /v1/usage: billing, scheduler or accelerator telemetry.' }}
    />
  );
}
