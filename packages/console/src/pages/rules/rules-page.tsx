import type { OverviewView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { saveFile } from '../../components/save-file.ts';
import { LawStatusTag } from '../../components/status-tags.tsx';
import { toCsv } from '../../format/csv.ts';
import { formatDay } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';

type RuleRow = OverviewView['rules'][number];
const COLUMNS: readonly Column<RuleRow>[] = [
  { id: 'title', header: 'Regime', value: (row) => row.title, cell: (row) => <Link to={pb.rulePack(row.id)}>{row.title}</Link> },
  { id: 'id', header: 'Id', value: (row) => row.id, cell: (row) => <code className="id">{row.id}</code>, width: '14rem' },
  { id: 'status', header: 'Status', value: (row) => row.status, cell: (row) => <LawStatusTag status={row.status} />, width: '22rem' },
  { id: 'since', header: 'Since', value: (row) => row.since, cell: (row) => formatDay(row.since), width: '8rem' },
  { id: 'confirm', header: 'Confirmed', value: (row) => (row.confirm ? 'a person must confirm' : 'yes'), width: '12rem' },
];

/** By what law do we decide, and does it bind today? */
export function RulesPage() {
  const rules = useRead('listRules', {});
  const rows = rules.data?.rules ?? [];
  return (
    <Page
      windowTitle="Rules"
      title="Rules"
      sentence={
        rules.data === undefined
          ? undefined
          : `${countOf(rows.length, 'regime')}, ${rows.filter(({ status }) => status === 'in-force').length} in force. This is not legal advice.`
      }
      actions={
        <ActionButton
          why={rows.length === 0 ? 'There are no rows to export.' : null}
          onClick={() =>
            saveFile(
              'rules.csv',
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
      <ReadState read={rules}>
        {(view) =>
          view.rules.length === 0 ? (
            <EmptyState what="No rule pack is loaded." how="Rule packs are folders under rulepacks/." />
          ) : (
            <DataTable caption="Rules" columns={COLUMNS} rows={view.rules} rowId={(row) => row.id} />
          )
        }
      </ReadState>
    </Page>
  );
}
