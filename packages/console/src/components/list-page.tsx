import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type PagedOperation, type RowOf, usePages } from '../api/use-pages.ts';
import { toCsv } from '../format/csv.ts';
import { countOf } from '../format/words.ts';
import { type KeyBinding } from '../keys/key-bindings.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ActionButton } from './action-button.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { Facet, type FacetChoice } from './facet.tsx';
import { Page } from './page.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Outline } from './read-state.tsx';
import { saveFile } from './save-file.ts';

interface Props<Id extends PagedOperation> {
  readonly operation: Id;
  readonly title: string;
  /** One row in words, for counts. */
  readonly noun: readonly [one: string, many: string];
  readonly sentence?: ReactNode;
  readonly columns: readonly Column<RowOf<Id>>[];
  readonly rowId: (row: RowOf<Id>) => string;
  readonly facets?: readonly FacetChoice[];
  /** Where the operation searches text: the label of its field. */
  readonly searchLabel?: string;
  readonly empty: { readonly what: string; readonly how: string };
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** Keys that act on the row under the keyboard. */
  readonly rowKeys?: (row: RowOf<Id> | null) => readonly KeyBinding[];
}

const SEARCH_PAUSE_MS = 200;

/**
 * A list: its filters stand in the URL, except typed text, which may be a name and stays in this page's memory.
 */
export function ListPage<Id extends PagedOperation>(props: Props<Id>) {
  const { operation, title, noun, columns, rowId, facets = [], searchLabel, empty, rowKeys } = props;
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text, SEARCH_PAUSE_MS);
  const pages = usePages(operation, searchLabel === undefined ? { ...search } : { ...search, q: typed });
  const [active, setActive] = useState<RowOf<Id> | null>(null);
  useKeys(rowKeys?.(active) ?? []);

  const setFacet = (name: string, value: string): void => {
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, [name]: value === '' ? undefined : value }),
      replace: true,
    });
  };
  const exportRows = (): void => {
    const rows = pages.rows.map((row) => columns.map((column) => column.value(row)));
    saveFile(
      `${operation}.csv`,
      'text/csv;charset=utf-8',
      toCsv(
        columns.map(({ header }) => header),
        rows,
      ),
    );
  };
  const filtered = typed !== '' || facets.some(({ name }) => search[name] !== undefined);
  const count = pages.total === null ? 'Counting…' : `${countOf(pages.total, noun[0], noun[1])}${filtered ? ' fit the filter' : ''}.`;
  const partly = pages.more
    ? ` ${pages.rows.length.toLocaleString('en-US')} are loaded: sorting and export take these; scroll for more.`
    : '';

  return (
    <Page
      windowTitle={title}
      title={title}
      sentence={
        <>
          {count} {props.sentence}
          {partly}
        </>
      }
      actions={
        <>
          {props.actions}
          <ActionButton why={pages.rows.length === 0 ? 'There are no rows to export.' : null} onClick={exportRows}>
            Export CSV
          </ActionButton>
        </>
      }
    >
      {props.children}
      {(facets.length > 0 || searchLabel !== undefined) && (
        <search className="filters" aria-label={`Filter ${noun[1]}`}>
          {searchLabel !== undefined && (
            <TextInput
              size="xs"
              aria-label={searchLabel}
              placeholder={searchLabel}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {facets.map((facet) => {
            const value = search[facet.name];
            return (
              <Facet
                key={facet.name}
                facet={facet}
                value={typeof value === 'string' ? value : ''}
                onChange={(next) => setFacet(facet.name, next)}
              />
            );
          })}
        </search>
      )}
      {pages.error !== null && <ProblemNote error={pages.error} onRetry={pages.retry} />}
      {pages.loading ? (
        <Outline lines={12} />
      ) : pages.rows.length === 0 && pages.error === null ? (
        filtered ? (
          <EmptyState what={`No ${noun[1]} fit this filter.`} how="Take a filter away to see more." />
        ) : (
          <EmptyState what={empty.what} how={empty.how} />
        )
      ) : (
        <DataTable<RowOf<Id>>
          caption={title}
          columns={columns}
          rows={pages.rows}
          rowId={rowId}
          onEnd={pages.loadMore}
          onActive={setActive}
        />
      )}
    </Page>
  );
}
