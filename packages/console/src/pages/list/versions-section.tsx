import type { ListView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { FactsTable } from '../../components/facts-table.tsx';
import { Section } from '../../components/section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { DATE_BASES, formatVersionDay } from '../lists/date-basis.ts';
import { VersionText } from '../lists/version-text.tsx';

/** Every version that was live, newest first, each to be compared with the live one. */
export function VersionsSection({ list }: { readonly list: ListView }) {
  return (
    <Section title="Versions" note={countOf(list.earlier.length + 1, 'version')}>
      <FactsTable
        caption="Versions"
        head={['Standing', 'Published', 'Entries', 'Taken', 'Version', 'Compare']}
        rows={[
          {
            key: 'live',
            cells: [
              <Tag key="s" icon="check">
                live
              </Tag>,
              <VersionDay key="d" version={list} />,
              list.entries.toLocaleString('en-US'),
              list.takenAt === null ? 'shipped' : formatTime(list.takenAt),
              <VersionText key="v" version={list.version} />,
              list.earlier.length === 0 ? (
                '—'
              ) : (
                <Link key="l" to={pb.list(list.name)} search={{}} activeOptions={{ exact: true, includeSearch: true }}>
                  with the one before
                </Link>
              ),
            ],
          },
          ...list.earlier.map((version) => ({
            key: version.version,
            cells: [
              'earlier',
              <VersionDay key="d" version={version} />,
              version.entries.toLocaleString('en-US'),
              version.takenAt === null ? 'shipped' : formatTime(version.takenAt),
              <VersionText key="v" version={version.version} />,
              version.kept ? (
                <Link
                  key="l"
                  to={pb.list(list.name)}
                  search={{ from: version.version }}
                  activeOptions={{ exact: true, includeSearch: true }}
                >
                  with the live one<span className="visually-hidden"> from {formatVersionDay(version)}</span>
                </Link>
              ) : (
                'its file is not kept'
              ),
            ],
          })),
        ]}
        empty="No version is live."
      />
    </Section>
  );
}

function VersionDay({ version }: { readonly version: Pick<ListView, 'date' | 'dateBasis'> }) {
  return (
    <span className="nowrap">
      {version.date === null ? 'no date' : formatDay(version.date)}
      <small>{DATE_BASES[version.dateBasis]}</small>
    </span>
  );
}
