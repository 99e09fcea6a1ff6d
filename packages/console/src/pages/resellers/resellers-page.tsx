import type { RowOf } from '../../api/use-pages.ts';
import type { Column } from '../../components/data-table.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { Tag } from '../../components/tag.tsx';

const COLUMNS: readonly Column<RowOf<'listResellers'>>[] = [
  { id: 'name', header: 'Reseller', value: (row) => row.name, cell: (row) => <bdi>{row.name}</bdi> },
  { id: 'id', header: 'Id', value: (row) => row.id, cell: (row) => <code className="id">{row.id}</code>, width: '10rem' },
  { id: 'country', header: 'Country', value: (row) => row.country, width: '6rem' },
  { id: 'foreign', header: 'Foreign', value: (row) => (row.foreign ? 'foreign' : 'US'), width: '7rem' },
  { id: 'customers', header: 'Customers', value: (row) => row.customers, align: 'right', width: '7rem' },
  {
    id: 'programme',
    header: 'Written programme',
    value: (row) => row.programme?.version ?? null,
    cell: (row) =>
      row.programme === undefined ? (
        row.programmeMissing ? (
          <Tag tone="warn" icon="unknown">
            missing: ask the reseller
          </Tag>
        ) : (
          'not asked for'
        )
      ) : (
        `${row.programme.version}, received ${row.programme.receivedOn}`
      ),
    width: '18rem',
  },
];

/** Do the resellers do their part? */
export function ResellersPage() {
  return (
    <ListPage
      operation="listResellers"
      title="Resellers"
      noun={['reseller', 'resellers']}
      sentence="Proposed 7.303(b) asks foreign resellers for a written programme."
      columns={COLUMNS}
      rowId={(row) => row.id}
      empty={{ what: 'No reseller is recorded.', how: 'Record one with PUT /v1/resellers/{id}, or bring resellers.jsonl in an export.' }}
    />
  );
}
