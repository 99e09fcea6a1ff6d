import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Tag } from '../../components/tag.tsx';
import { toCsv } from '../../format/csv.ts';
import { formatDay } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import type { OverviewView } from '@gatehouse/contracts';

type ListRow = OverviewView['lists'][number];
const COLUMNS: readonly Column<ListRow>[] = [
  { id: 'name', header: 'List', value: (row) => row.name, cell: (row) => <strong>{row.name}</strong>, width: '10rem' },
  {
    id: 'state',
    header: 'State',
    value: (row) => (row.stale ? 'stale' : 'fresh'),
    cell: (row) =>
      row.stale ? (
        <Tag tone="stop" icon="warn">
          stale
        </Tag>
      ) : (
        <Tag icon="check">fresh</Tag>
      ),
    width: '8rem',
  },
  { id: 'date', header: 'Published', value: (row) => row.date, cell: (row) => formatDay(row.date), width: '9rem' },
  { id: 'age', header: 'Age, days', value: (row) => row.age_days, cell: (row) => row.age_days ?? 'unknown', align: 'right', width: '7rem' },
  {
    id: 'entries',
    header: 'Entries',
    value: (row) => row.entries,
    cell: (row) => row.entries.toLocaleString('en-US'),
    align: 'right',
    width: '8rem',
  },
  { id: 'version', header: 'Version', value: (row) => row.version, cell: (row) => <code className="id">{row.version}</code> },
];

/** Which lists do we decide by, and how old are they? */
export function ListsPage() {
  const lists = useRead('listLists', {});
  const rows = lists.data?.lists ?? [];
  return (
    <Page
      windowTitle="Lists"
      title="Lists"
      sentence={
        lists.data === undefined
          ? undefined
          : `${countOf(rows.length, 'list')}, ${rows.filter(({ stale }) => stale).length} stale. A stale or missing list clears nobody.`
      }
      actions={
        <ActionButton
          why={rows.length === 0 ? 'There are no rows to export.' : null}
          onClick={() =>
            saveFile(
              'lists.csv',
              'text/csv;charset=utf-8',
              toCsv(
                COLUMNS.map(({ header }) => header),
                rows.map((row) => COLUMNS.map((column) => column.value(row))),
              ),
            )
          }
        >
          Export CSV
        </ActionButton>
      }
    >
      <ReadState read={lists}>
        {(view) =>
          view.lists.length === 0 ? (
            <EmptyState what="No list is loaded." how="Import one with `gatehouse lists import FILE`: any publisher’s own format." />
          ) : (
            <DataTable caption="Lists" columns={COLUMNS} rows={view.lists} rowId={(row) => row.name} />
          )
        }
      </ReadState>
    </Page>
  );
}
