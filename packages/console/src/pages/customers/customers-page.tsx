import { AccountState, type CustomerRow, FLAGS } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../components/data-table.tsx';
import type { FacetChoice } from '../../components/facet.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { AccountStateTag, BandTag, Ofac50Tag, StatusTag } from '../../components/status-tags.tsx';
import { formatOperationsInterval } from '../../format/operations.ts';
import { formatCode } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';

const COLUMNS: readonly Column<CustomerRow>[] = [
  {
    id: 'name',
    header: 'Customer',
    value: (row) => row.name,
    cell: (row) => (
      <Link to={pb.customer(row.id)}>
        <PersonName name={row.name} romanised={row.romanised} />
      </Link>
    ),
    width: '12.5rem',
  },
  { id: 'id', header: 'Id', value: (row) => row.id, cell: (row) => <code className="id">{row.id}</code>, width: '6.2rem' },
  { id: 'country', header: 'Country', value: (row) => row.country, width: '4.8rem' },
  { id: 'status', header: 'Status', value: (row) => row.status, cell: (row) => <StatusTag status={row.status} />, width: '8.8rem' },
  {
    id: 'state',
    header: 'Account state',
    value: (row) => row.states.join(' '),
    cell: (row) => row.states.map((state) => <AccountStateTag key={state} state={state} />),
    width: '9.8rem',
  },
  { id: 'band', header: 'Lists', value: (row) => row.band, cell: (row) => <BandTag band={row.band} />, width: '7.8rem' },
  { id: 'ofac50', header: 'OFAC 50 %', value: (row) => row.ofac50, cell: (row) => <Ofac50Tag verdict={row.ofac50} />, width: '9.4rem' },
  { id: 'flags', header: 'Flags', value: (row) => row.flags, align: 'right', width: '4rem' },
  {
    id: 'operations',
    header: 'Operations',
    value: (row) => row.operations?.mid ?? null,
    cell: (row) => (row.operations === null ? '—' : formatOperationsInterval(row.operations)),
    align: 'right',
    width: '11.8rem',
  },
  { id: 'reseller', header: 'Reseller', value: (row) => row.reseller, width: '6rem' },
];

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: formatCode(value) }));
const FACETS: readonly FacetChoice[] = [
  { name: 'status', label: 'Status', any: 'Any status', values: choices(['us', 'foreign', 'unresolved']) },
  { name: 'state', label: 'Account state', any: 'Any state', values: choices(AccountState.options) },
  { name: 'band', label: 'List band', any: 'Any band', values: choices(['match', 'review', 'none']) },
  { name: 'flag', label: 'Flag', any: 'Any flag', values: Object.entries(FLAGS).map(([value, { title }]) => ({ value, label: title })) },
];

/** Everyone who rents. */
export function CustomersPage() {
  return (
    <ListPage
      operation="listCustomers"
      title="Customers"
      noun={['customer', 'customers']}
      columns={COLUMNS}
      rowId={(row) => row.id}
      facets={FACETS}
      searchLabel="Search by name, alias or id"
      empty={{ what: 'There are no customers.', how: 'Feed them in with PUT /v1/customers/{id}, or run `gatehouse check` on an export.' }}
    />
  );
}
