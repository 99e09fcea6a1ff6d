import type { ListChangeRow, ListChangesView } from '@gatehouse/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Outline } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDay } from '../../format/date.ts';
import { formatProperty } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { type ChosenVersions, queryOf } from './compared-versions.ts';

const KINDS = ['added', 'removed', 'changed'] as const;
const PAGE_ROWS = 50;

/** What came, went and changed between two versions: the counts first, then the entries with the fields that differ. */
export function ChangesSection({
  name,
  chosen,
  kind,
}: {
  readonly name: string;
  readonly chosen: ChosenVersions;
  readonly kind: string | undefined;
}) {
  const wanted = KINDS.find((one) => one === kind);
  const versions = queryOf(chosen);
  const pages = useInfiniteQuery({
    queryKey: ['listChanges', name, versions, wanted],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('listChanges', {
        params: { name },
        query: {
          ...versions,
          limit: PAGE_ROWS,
          ...(wanted === undefined ? {} : { kind: wanted }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const view = pages.data?.pages[0];
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="What changed" note={view === undefined ? undefined : sentenceOf(view)}>
      {pages.isError && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Outline lines={6} />}
      {view !== undefined && (
        <>
          <nav className="counts" aria-label="Kind of change">
            <Count
              name={name}
              versions={versions}
              kind={undefined}
              wanted={wanted}
              count={view.counts.added + view.counts.removed + view.counts.changed}
            />
            {KINDS.map((one) => (
              <Count key={one} name={name} versions={versions} kind={one} wanted={wanted} count={view.counts[one]} />
            ))}
          </nav>
          {rows.length === 0 ? (
            <EmptyState
              what={wanted === undefined ? 'The two versions hold the same entries.' : `No entry was ${wanted}.`}
              how="An entry that comes, goes or changes stands here with the fields that differ."
            />
          ) : (
            <FactsTable
              caption="Entries that changed"
              head={['Change', 'Entry', 'Who', 'Programmes', 'Fields: before → after']}
              rows={rows.map((row) => ({ key: row.kind + row.entryId, cells: cellsOf(row) }))}
              empty="Nothing changed."
            />
          )}
          {pages.hasNextPage && (
            <p className="more">
              <ActionButton loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                Show more
              </ActionButton>{' '}
              <span className="muted">
                {rows.length.toLocaleString('en-US')} of {view.total.toLocaleString('en-US')} shown
              </span>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function Count(props: {
  readonly name: string;
  readonly versions: { from?: string; to?: string };
  readonly kind: (typeof KINDS)[number] | undefined;
  readonly wanted: string | undefined;
  readonly count: number;
}) {
  const { name, versions, kind, wanted, count } = props;
  return (
    <Link
      to={pb.list(name)}
      search={{ ...versions, ...(kind === undefined ? {} : { kind }) }}
      replace
      resetScroll={false}
      activeProps={{}}
      aria-current={wanted === kind ? 'true' : undefined}
    >
      <strong>{count.toLocaleString('en-US')}</strong> {kind ?? 'in all'}
    </Link>
  );
}

function cellsOf(row: ListChangeRow) {
  const looks = { added: ['accent', 'plus'], removed: ['plain', 'minus'], changed: ['plain', 'differs'] } as const;
  const [tone, icon] = looks[row.kind];
  return [
    <Tag key="k" tone={tone} icon={icon}>
      {row.kind}
    </Tag>,
    <IdText key="i" id={row.entryId} />,
    <span key="c">
      <bdi>{row.caption}</bdi>
      <small>{row.schema}</small>
    </span>,
    row.programmes.join('; ') || '—',
    row.fields.length === 0 ? (
      '—'
    ) : (
      <ul key="f" className="field-changes">
        {row.fields.map((field) => (
          <li key={field.field}>
            <span className="muted">{formatProperty(field.field)}: </span>
            {field.before.length > 0 && <del>{field.before.join('; ')}</del>}
            {field.before.length > 0 && field.after.length > 0 && ' → '}
            {field.after.length > 0 && <ins>{field.after.join('; ')}</ins>}
          </li>
        ))}
      </ul>
    ),
  ];
}

function sentenceOf({ from, to }: ListChangesView): string {
  const side = (version: ListChangesView['from']): string =>
    `${version.date === null ? 'no date' : formatDay(version.date)} (${version.entries.toLocaleString('en-US')} entries)`;
  return `from ${side(from)} to ${side(to)}`;
}
