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
import { countOf, formatProperty } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { type ChosenVersions, queryOf } from './compared-versions.ts';

const KINDS = ['added', 'removed', 'changed'] as const;
const PAGE_ROWS = 25;

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

              count={view.counts.added + view.counts.removed + view.counts.changed}
            />
            {KINDS.map((one) => (
              <Count key={one} name={name} versions={versions} kind={one} count={view.counts[one]} />
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
  readonly count: number;
}) {
  const { name, versions, kind, count } = props;
  return (
    <Link
      to={pb.list(name)}
      search={{ ...versions, ...(kind === undefined ? {} : { kind }) }}
      replace
      resetScroll={false}
      activeOptions={{ exact: true, includeSearch: true }}
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
      <small>{formatProperty(row.schema)}</small>
    </span>,
    row.programmes.join('; ') || '—',
    <FieldChanges key="f" fields={row.fields} />,
  ];
}

/** What the publisher wrote and nobody interprets: it changes with every new layout of the file, so it stands behind the rest. */
const SOURCE_FIELD = /^source: /;

function FieldChanges({ fields }: { readonly fields: ListChangeRow['fields'] }) {
  if (fields.length === 0) return '—';
  const [source, told] = [fields.filter(({ field }) => SOURCE_FIELD.test(field)), fields.filter(({ field }) => !SOURCE_FIELD.test(field))];
  return (
    <>
      <ChangeList fields={told} />
      {source.length > 0 && (
        <details>
          <summary>{countOf(source.length, 'field')} of the publisher’s record</summary>
          <ChangeList fields={source} />
        </details>
      )}
    </>
  );
}

function ChangeList({ fields }: { readonly fields: ListChangeRow['fields'] }) {
  return (
    <ul className="field-changes">
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className="muted">{formatProperty(field)}: </span>
          {before.length > 0 && <del>{before.join('; ')}</del>}
          {before.length > 0 && after.length > 0 && ' → '}
          {after.length > 0 && <ins>{after.join('; ')}</ins>}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ from, to }: ListChangesView): string {
  const side = (version: ListChangesView['from']): string =>
    `${version.date === null ? 'no date' : formatDay(version.date)} (${version.entries.toLocaleString('en-US')} entries)`;
  return `from ${side(from)} to ${side(to)}`;
}
