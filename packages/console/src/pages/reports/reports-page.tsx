import type { ReportRow } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../components/data-table.tsx';
import type { FacetChoice } from '../../components/facet.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { DueTag, ReportStateTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format/date.ts';
import { pb } from '../../path-builder.ts';

const COLUMNS: readonly Column<ReportRow>[] = [
  {
    id: 'id',
    header: 'Report',
    value: (row) => row.id,
    cell: (row) => (
      <Link to={pb.report(row.id)}>
        <code className="id">{row.id}</code>
      </Link>
    ),
    width: '14rem',
  },
  { id: 'kind', header: 'Kind', value: (row) => row.kind, width: '7rem' },
  { id: 'state', header: 'State', value: (row) => row.state, cell: (row) => <ReportStateTag state={row.state} />, width: '12rem' },
  { id: 'due', header: 'Due', value: (row) => row.due, cell: (row) => <DueTag due={row.due} />, width: '9rem' },
  {
    id: 'missing',
    header: 'Missing',
    value: (row) => row.missing,
    cell: (row) =>
      row.missing === 0 ? (
        'nothing'
      ) : (
        <Tag tone="warn" icon="unknown">
          {row.missing} missing
        </Tag>
      ),
    width: '8rem',
  },
  {
    id: 'run',
    header: 'Run',
    value: (row) => row.run,
    cell: (row) => (
      <Link to={pb.run(row.run)}>
        <code className="id">{row.run}</code>
      </Link>
    ),
  },
  {
    id: 'customer',
    header: 'Customer',
    value: (row) => row.customer,
    cell: (row) => (
      <Link to={pb.customer(row.customer)}>
        <code className="id">{row.customer}</code>
      </Link>
    ),
  },
  { id: 'created', header: 'Drafted', value: (row) => row.createdAt, cell: (row) => formatTime(row.createdAt), width: '11rem' },
];
const FACETS: readonly FacetChoice[] = [
  {
    name: 'state',
    label: 'State',
    any: 'Any state',
    values: ['draft', 'proposed', 'approved', 'rejected'].map((value) => ({ value, label: value === 'rejected' ? 'refused' : value })),
  },
];

/** What must be told, and how far it is. */
export function ReportsPage() {
  return (
    <ListPage
      operation="listReports"
      title="Reports"
      noun={['report', 'reports']}
      columns={COLUMNS}
      rowId={(row) => row.id}
      facets={FACETS}
      empty={{
        what: 'No report is drafted.',
        how: 'A run of a foreign person over a reporting threshold starts a clock and drafts its report here.',
      }}
    />
  );
}
