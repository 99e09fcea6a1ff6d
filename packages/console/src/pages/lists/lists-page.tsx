import './lists.css';
import type { ListsView, ListView } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Section } from '../../components/section.tsx';
import { toCsv } from '../../format/csv.ts';
import { formatDay, formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';
import { focusStep } from '../today/focus-step.ts';
import { AgeAgainstLimit } from './age-against-limit.tsx';
import { DATE_BASES } from './date-basis.ts';
import { HeldBack } from './held-back.tsx';
import { ListStateTag, OutcomeTag } from './list-tags.tsx';
import { RefreshesTable } from './refreshes-table.tsx';
import { StaleNote } from './stale-note.tsx';
import { VersionText } from './version-text.tsx';

/** Which lists do we decide by, how old are they, and what waits? */
export function ListsPage() {
  const read = useRead('listLists', {});
  const cache = useQueryClient();
  const person = usePerson();
  const content = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const lists = read.data?.lists ?? [];
  const refreshes = read.data?.refreshes ?? [];

  const refresh = async (name?: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await call('refreshLists', { body: name === undefined ? {} : { name }, idempotencyKey: newIdempotencyKey() });
      await Promise.all(['listLists', 'getOverview', 'getToday'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const whyNotRefresh =
    read.data !== undefined && refreshes.length === 0
      ? 'No list has an address to be fetched from: the operator sets them in the settings.'
      : whyNot(person, 'refreshLists');
  useKeys([
    { key: 'j', label: 'Next list', run: () => focusStep(content.current, 1, 'td a') },
    { key: 'k', label: 'Previous list', run: () => focusStep(content.current, -1, 'td a') },
  ]);

  return (
    <Page
      windowTitle="Lists"
      title="Lists"
      sentence={read.data === undefined ? undefined : sentenceOf(read.data)}
      actions={
        <>
          <ActionButton why={whyNotRefresh} loading={busy} onClick={() => void refresh()}>
            Refresh all
          </ActionButton>
          <ActionButton why={lists.length === 0 ? 'There are no rows to export.' : null} onClick={() => exportLists(lists)}>
            Export CSV
          </ActionButton>
        </>
      }
    >
      {error !== null && <ProblemNote error={error} />}
      <ReadState read={read}>
        {(view) => (
          <>
            <StaleNote lists={view.lists} />
            {view.candidates.length > 0 && <HeldBack candidates={view.candidates} />}
            {view.lists.length === 0 ? (
              <EmptyState what="No list is loaded." how="Import one with `gatehouse lists import FILE`: any publisher’s own format." />
            ) : (
              <Section title="In use" note="what every screening and every decision names by its version">
                <div ref={content}>
                  <ListsTable lists={view.lists} />
                </div>
              </Section>
            )}
            {view.problems.length > 0 && (
              <Section title="Not taken" note="files that were refused, and rows that belong to nothing">
                <ul className="prose">
                  {view.problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </Section>
            )}
            <Section title="Refresh by address" note="a failed refresh keeps the last good list; its age goes on">
              <RefreshesTable
                refreshes={view.refreshes}
                why={busy ? 'A refresh is under way.' : whyNotRefresh}
                onRefresh={(name) => void refresh(name)}
              />
            </Section>
          </>
        )}
      </ReadState>
    </Page>
  );
}

function ListsTable({ lists }: { readonly lists: readonly ListView[] }) {
  return (
    <FactsTable
      caption="Lists in use"
      head={['List', 'State', 'Published', 'Age', 'Entries', 'Source, version', 'Last refresh, next', 'Held back']}
      rows={lists.map((list) => ({
        key: list.name,
        cells: [
          <Link key="n" to={pb.list(list.name)}>
            <strong>{list.name}</strong>
          </Link>,
          <ListStateTag key="s" list={list} />,
          <span key="d" className="nowrap" title={DATE_BASES[list.dateBasis]}>
            {list.date === null ? 'no date' : formatDay(list.date)}
          </span>,
          <AgeAgainstLimit key="a" list={list} />,
          <span key="e" className="number">
            {list.entries.toLocaleString('en-US')}
          </span>,
          <span key="o" className="nowrap">
            {list.source}
            <small>
              <VersionText version={list.version} />
            </small>
          </span>,
          <LastRefresh key="r" list={list} />,
          <span key="h" className="nowrap">
            {list.candidates.length === 0 ? '—' : countOf(list.candidates.length, 'version')}
          </span>,
        ],
      }))}
      empty="No list is loaded."
    />
  );
}

function LastRefresh({ list }: { readonly list: ListView }) {
  const last = list.refresh?.last ?? null;
  return (
    <span className="nowrap" title={last?.detail}>
      {last === null ? (
        list.takenAt === null ? (
          'shipped'
        ) : (
          `taken ${formatDay(list.takenAt)}`
        )
      ) : (
        <>
          <OutcomeTag outcome={last.outcome} /> {formatTime(last.at)}
        </>
      )}
      <small>{list.refresh === null ? 'by hand' : `next ${formatTime(list.refresh.nextAt)}`}</small>
    </span>
  );
}

function sentenceOf({ lists, candidates }: ListsView): string {
  const stale = lists.filter(({ stale: old }) => old).length;
  const waits = candidates.length === 0 ? '' : ` ${countOf(candidates.length, 'version')} held back by the guard.`;
  return `${countOf(lists.length, 'list')}, ${stale} stale.${waits} A stale or missing list clears nobody.`;
}

function exportLists(lists: readonly ListView[]): void {
  const head = ['List', 'State', 'Published', 'Date known', 'Age, days', 'Limit, days', 'Entries', 'Source', 'File', 'Version'];
  const rows = lists.map((list) => [
    list.name,
    list.stale ? 'stale' : 'fresh',
    list.date,
    list.dateBasis,
    list.age_days,
    list.ageMax_days,
    list.entries,
    list.source,
    list.file,
    list.version,
  ]);
  saveFile('lists.csv', 'text/csv;charset=utf-8', toCsv(head, rows));
}
