import type { RowOf } from '../../api/use-pages.ts';
import type { Column } from '../../components/data-table.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { Tag } from '../../components/tag.tsx';

const COLUMNS: readonly Column<RowOf<'listMeasures'>>[] = [
  { id: 'title', header: 'Measure', value: (row) => row.title, width: '20rem' },
  {
    id: 'binding',
    header: 'State',
    value: (row) => (row.binding ? 'binds' : 'does not bind'),
    cell: (row) =>
      row.binding ? (
        <Tag tone="stop" icon="stop">
          binds
        </Tag>
      ) : (
        <Tag icon="clock">does not bind</Tag>
      ),
    width: '8rem',
  },
  { id: 'kind', header: 'Against', value: (row) => row.kind, width: '7rem' },
  { id: 'targets', header: 'Targets', value: (row) => row.targets.join(', ') },
  { id: 'effect', header: 'Effect', value: (row) => row.effect, width: '7rem' },
  { id: 'bindsFrom', header: 'Binds from', value: (row) => row.bindsFrom, width: '7rem' },
  { id: 'lapsesAfter', header: 'Lapses after', value: (row) => row.lapsesAfter, width: '7rem' },
  { id: 'affected', header: 'Customers touched', value: (row) => row.affected, align: 'right', width: '9rem' },
  { id: 'citation', header: 'Citation', value: (row) => row.citation, width: '14rem' },
];

/** What do the special measures do? */
export function MeasuresPage() {
  return (
    <ListPage
      operation="listMeasures"
      title="Measures"
      noun={['measure', 'measures']}
      sentence="Special measures of proposed 7.307; each binds from its day to its lapse, no longer."
      columns={COLUMNS}
      rowId={(row) => row.id}
      empty={{
        what: 'No special measure is recorded.',
        how: 'An officer records a determination with PUT /v1/measures/{id}, or an export brings measures.jsonl.',
      }}
    />
  );
}
