import type { MatchReviewView, OverviewView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDay } from '../../format/date.ts';
import { countOf, formatProperty } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { VersionText } from '../lists/version-text.tsx';

type Entry = NonNullable<MatchReviewView['entry']>;

/** The publisher's own fields that say what may still be licensed. */
const LICENCE_FIELD = /licen[cs]e/i;

/** The listed party as its publisher wrote it: which version of which list, how old, under which programmes. */
export function SourceRecord({
  entry,
  list,
  ref,
}: {
  readonly entry: Entry;
  readonly list: OverviewView['lists'][number] | undefined;
  readonly ref: Ref<HTMLDetailsElement>;
}) {
  const licences = Object.entries(entry.source).filter(([field, value]) => LICENCE_FIELD.test(field) && value !== '');
  return (
    <>
      <dl className="summary tight">
        <dt>List</dt>
        <dd>
          <Link to={pb.list(entry.list)}>{entry.list}</Link>, entry <IdText id={entry.entryId} />
        </dd>
        <dt>Version</dt>
        <dd>
          <VersionText version={entry.version} /> of {entry.date === null ? 'no known date' : formatDay(entry.date)}
          {list !== undefined && <ListAge list={list} />}
        </dd>
        <dt>Listed</dt>
        <dd>
          {entry.listedOn === null ? 'day not given' : `on ${formatDay(entry.listedOn)}`}
          {entry.endsOn !== null && `, ends ${formatDay(entry.endsOn)}`}
        </dd>
        <dt>Programmes</dt>
        <dd>{entry.programmes.length === 0 ? 'none given' : entry.programmes.join('; ')}</dd>
        <dt>Licence policy</dt>
        <dd>
          {licences.length === 0
            ? 'the publisher gives none'
            : licences.map(([field, value]) => (
                <div key={field}>
                  <span className="muted">{formatProperty(field)}:</span> {value}
                </div>
              ))}
        </dd>
        <dt>Other names</dt>
        <dd>
          {entry.aliases.length === 0
            ? 'none'
            : entry.aliases.map((alias) => (
                <span key={alias.name + alias.strength} className="alias">
                  <bdi>{alias.name}</bdi>
                  {alias.strength === 'weak' && <small className="muted">weak</small>}
                </span>
              ))}
        </dd>
        {entry.remarks !== null && (
          <>
            <dt>Remarks</dt>
            <dd>{entry.remarks}</dd>
          </>
        )}
      </dl>
      <details ref={ref}>
        <summary>
          The record as its publisher wrote it, {countOf(Object.keys(entry.source).length, 'field')} <kbd className="key-hint">e</kbd>
        </summary>
        <FactsTable
          caption="The publisher's record"
          head={['Field', 'Value']}
          rows={Object.entries(entry.source).map(([field, value]) => ({
            key: field,
            cells: [<IdText key="f" id={field} />, <bdi key="v">{value}</bdi>],
          }))}
          empty="The publisher gives no further fields."
        />
      </details>
    </>
  );
}

function ListAge({ list }: { readonly list: OverviewView['lists'][number] }) {
  const age = list.age_days === null ? 'age unknown' : `${countOf(list.age_days, 'day')} old`;
  if (!list.stale) return <span>, {age}</span>;
  return (
    <>
      {' '}
      <Tag tone="stop" icon="warn">
        stale, {age}
      </Tag>
    </>
  );
}
