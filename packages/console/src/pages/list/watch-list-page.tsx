import '../lists/lists.css';
import type { ListView } from '@gatehouse/contracts';
import { useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { AgeAgainstLimit } from '../lists/age-against-limit.tsx';
import { formatVersionDay } from '../lists/date-basis.ts';
import { HeldBack } from '../lists/held-back.tsx';
import { ListStateTag, OutcomeTag } from '../lists/list-tags.tsx';
import { StaleNote } from '../lists/stale-note.tsx';
import { ChangesSection } from './changes-section.tsx';
import { ImpactSection } from './impact-section.tsx';
import { VersionsSection } from './versions-section.tsx';

/** One list: what is live, what changed between two of its versions, and whom that touches. */
export function WatchListPage() {
  const { name = '' } = useParams({ strict: false });
  const read = useRead('listLists', {});
  return (
    <ReadState read={read} lines={16}>
      {(view) => {
        const list = view.lists.find((one) => one.name === name);
        if (list !== undefined) return <WatchList key={name} list={list} />;
        return (
          <Page windowTitle={`List ${name}`} title={name}>
            <EmptyState what="No such list is loaded." how="Import it with `gatehouse lists import FILE`, or choose another under Lists." />
          </Page>
        );
      }}
    </ReadState>
  );
}

function WatchList({ list }: { readonly list: ListView }) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const chosen = { from: text(search['from']), to: text(search['to']) };
  const comparable = chosen.from !== undefined || chosen.to !== undefined || list.earlier.some(({ kept }) => kept);
  return (
    <Page
      windowTitle={`List ${list.name}`}
      title={list.name}
      sentence={`${countOf(list.entries, 'entry', 'entries')}, published ${list.date === null ? 'on no known day' : formatDay(list.date)}. ${list.stale ? 'Stale: it clears nobody.' : 'Fresh.'}`}
    >
      <StaleNote lists={[list]} />
      <Facts list={list} />
      {list.candidates.length > 0 && <HeldBack candidates={list.candidates} />}
      <VersionsSection list={list} />
      {comparable ? (
        <>
          <ImpactSection name={list.name} chosen={chosen} />
          <ChangesSection name={list.name} chosen={chosen} kind={text(search['kind'])} />
        </>
      ) : (
        <EmptyState
          what="Only one version of this list is kept: there is nothing to compare it with."
          how="When a newer version is taken or held back, its added, removed and changed entries stand here, and the customers that they touch."
        />
      )}
    </Page>
  );
}

function Facts({ list }: { readonly list: ListView }) {
  const last = list.refresh?.last ?? null;
  return (
    <dl className="summary">
      <dt>State</dt>
      <dd>
        <ListStateTag list={list} />
      </dd>
      <dt>Published</dt>
      <dd>{formatVersionDay(list)}</dd>
      <dt>Age</dt>
      <dd>
        <AgeAgainstLimit list={list} />
      </dd>
      <dt>Version</dt>
      <dd>
        <code className="id">{list.version}</code>
      </dd>
      <dt>Source</dt>
      <dd>
        {list.source}
        {list.file !== null && `, ${list.file}`}
        {list.url !== null && `, from ${list.url}`};{' '}
        {list.takenAt === null ? 'shipped with Gatehouse' : `taken ${formatTime(list.takenAt)}`}
      </dd>
      <dt>Refresh</dt>
      <dd>
        {list.refresh === null ? (
          'by hand: nobody gave an address to fetch it from'
        ) : (
          <>
            every {list.refresh.everyHours} h; next {formatTime(list.refresh.nextAt)}
            {list.refresh.failures > 0 && `; ${list.refresh.failures} failures in a row`}
            {last === null ? (
              '; never asked yet'
            ) : (
              <div>
                <OutcomeTag outcome={last.outcome} /> {formatTime(last.at)}: {last.detail}
              </div>
            )}
          </>
        )}
      </dd>
    </dl>
  );
}
