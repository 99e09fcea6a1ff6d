import type { ListImpactRow } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { ScoreBandTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { type ChosenVersions, queryOf } from './compared-versions.ts';

/** Whom the change touches: the customers whose matches arise, vanish or change band. */
export function ImpactSection({ name, chosen }: { readonly name: string; readonly chosen: ChosenVersions }) {
  const read = useRead('listImpact', { params: { name }, query: queryOf(chosen) });
  return (
    <Section
      title="Whom it touches"
      note={read.data === undefined ? undefined : `${countOf(read.data.subjects, 'customer or owner', 'customers and owners')} looked at`}
    >
      <ReadState read={read} lines={4}>
        {(view) => (
          <>
            <p className="counts-line">
              <strong>{countOf(view.counts.arises, 'match arises', 'matches arise')}</strong>,{' '}
              <strong>{countOf(view.counts.vanishes, 'vanishes', 'vanish')}</strong>,{' '}
              <strong>{countOf(view.counts.changesBand, 'changes', 'change')}</strong> band.
              {!view.complete && ' Only the most telling are shown.'}
            </p>
            <FactsTable
              caption="Whom the change touches"
              head={['What', 'Customer', 'Entry', 'Before', 'After']}
              rows={view.items.map((row) => ({ key: row.subject + row.entryId, cells: cellsOf(row) }))}
              empty="No customer and no owner matches otherwise under the two versions."
            />
          </>
        )}
      </ReadState>
    </Section>
  );
}

function cellsOf(row: ListImpactRow) {
  const looks = {
    arises: ['warn', 'plus', 'arises'],
    vanishes: ['plain', 'minus', 'vanishes'],
    'changes-band': ['accent', 'differs', 'changes band'],
  } as const;
  const [tone, icon, word] = looks[row.kind];
  return [
    <Tag key="k" tone={tone} icon={icon}>
      {word}
    </Tag>,
    <span key="c">
      <Link to={pb.customer(row.customer)}>
        <bdi>{row.customerName ?? row.customer}</bdi>
      </Link>
      {row.subject !== row.customer && (
        <small>
          through its owner <IdText id={row.subject} />
        </small>
      )}
    </span>,
    <span key="e">
      <bdi>{row.caption}</bdi> <IdText id={row.entryId} />
    </span>,
    <Scored key="b" side={row.before} />,
    <Scored key="a" side={row.after} />,
  ];
}

function Scored({ side }: { readonly side: ListImpactRow['before'] }) {
  return (
    <span className="nowrap">
      {side.score.toFixed(3)} <ScoreBandTag band={side.band} />
    </span>
  );
}
