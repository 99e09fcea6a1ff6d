import type { MatchRow } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../components/data-table.tsx';
import type { FacetChoice } from '../../components/facet.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { BandTag } from '../../components/status-tags.tsx';
import { formatDay } from '../../format/date.ts';
import { pb } from '../../path-builder.ts';
import { ClearancesWaiting } from './clearances-waiting.tsx';
import { StandingTag, standingOf } from '../match/match-standing.tsx';

const COLUMNS: readonly Column<MatchRow>[] = [
  { id: 'band', header: 'Band', value: (row) => row.band, cell: (row) => <BandTag band={row.band} />, width: '7rem' },
  { id: 'score', header: 'Score', value: (row) => row.score, cell: (row) => row.score.toFixed(3), align: 'right', width: '5rem' },
  {
    id: 'customer',
    header: 'Customer',
    value: (row) => row.customerName ?? row.customer,
    cell: (row) => (
      <Link to={pb.match(row.id)}>
        <bdi>{row.customerName ?? row.customer}</bdi>
      </Link>
    ),
    width: '15rem',
  },
  { id: 'entry', header: 'Listed party', value: (row) => row.caption, cell: (row) => <bdi>{row.caption}</bdi>, width: '15rem' },
  { id: 'list', header: 'List', value: (row) => row.list, cell: (row) => `${row.list} of ${formatDay(row.listDate)}`, width: '11rem' },
  {
    id: 'standing',
    header: 'Standing',
    value: (row) => standingOf(row.decision)[2],
    cell: (row) => <StandingTag decision={row.decision} />,
    width: '13rem',
  },
];

const FACETS: readonly FacetChoice[] = [
  {
    name: 'open',
    label: 'Standing',
    any: 'All',
    values: [
      { value: 'true', label: 'Waiting for a person' },
      { value: 'false', label: 'Judged' },
    ],
  },
  { name: 'band', label: 'Band', any: 'Any band', values: ['match', 'review'].map((value) => ({ value, label: value })) },
];

/** Who resembles a listed party, and which of them nobody has judged? */
export function MatchesPage() {
  return (
    <ListPage
      operation="listMatches"
      title="Matches"
      noun={['match', 'matches']}
      sentence="Band match before review, in each the highest score first."
      columns={COLUMNS}
      rowId={(row) => row.id}
      facets={FACETS}
      empty={{
        what: 'No customer resembles a listed party.',
        how: 'Each screening of a customer or an owner against the lists in use puts its matches here, until a person has judged them.',
      }}
    >
      <ClearancesWaiting />
    </ListPage>
  );
}
