import type { OwnershipView } from '@gatehouse/contracts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { Outline, ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { StatusTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { ownerGraph } from '../../graph/owner-graph.ts';
import { formatDay } from '../../format/date.ts';
import { formatShare } from '../../format/share.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';
import { CustomerFrame } from '../customer/customer-frame.tsx';
import { VerdictCard } from './verdict-card.tsx';

const OwnersCanvas = lazy(async () => ({ default: (await import('../../graph/owners-canvas.tsx')).OwnersCanvas }));

const VIEWS = [
  { view: 'graph', label: 'Graph' },
  { view: 'table', label: 'Table' },
  { view: 'text', label: 'Text' },
] as const;

/** Who is behind it? */
export function OwnersPage() {
  const { id = '' } = useParams({ strict: false });
  const customer = useRead('getCustomer', { params: { id } });
  const ownership = useRead('getOwnership', { params: { id } });
  return (
    <ReadState read={customer} lines={16}>
      {(value) => (
        <CustomerFrame customer={value}>
          <ReadState read={ownership} lines={14}>
            {(view) =>
              view.nodes.length === 0 ? (
                <EmptyState
                  what="No ownership record is linked to this customer."
                  how="Feed BODS statements with POST /v1/ownership, or ask the customer who owns it. Unknown owners are not a clearance."
                />
              ) : (
                <Owners id={id} view={view} />
              )
            }
          </ReadState>
        </CustomerFrame>
      )}
    </ReadState>
  );
}

function Owners({ id, view }: { readonly id: string; readonly view: OwnershipView }) {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown = VIEWS.find((tab) => tab.view === search['view'])?.view ?? 'graph';
  const graph = useMemo(() => ownerGraph(view), [view]);
  const next = VIEWS[(VIEWS.findIndex((tab) => tab.view === shown) + 1) % VIEWS.length]?.view ?? 'graph';
  useKeys([
    { key: 'v', label: 'Graph, table or text', run: () => void navigate({ to: pb.owners(id), search: { view: next }, replace: true }) },
  ]);
  return (
    <>
      <Section title="Verdicts" note={`as of ${formatDay(view.asOf)}`}>
        <div className="verdicts">
          {view.verdicts.map((verdict) => (
            <VerdictCard key={verdict.rule} verdict={verdict} />
          ))}
        </div>
      </Section>
      <Section
        title="Owners"
        note={
          <nav className="tabs small" aria-label="Form of the graph">
            {VIEWS.map((tab) => (
              <Link
                key={tab.view}
                to={pb.owners(id)}
                search={{ view: tab.view }}
                replace
                aria-current={tab.view === shown ? 'page' : undefined}
                activeProps={{}}
              >
                {tab.label}
              </Link>
            ))}
          </nav>
        }
      >
        {shown === 'graph' && (
          <Suspense fallback={<Outline lines={14} />}>
            <OwnersCanvas graph={graph} />
            <p className="legend muted">
              Lines run from owner to owned with the share as an interval. Thick: the shortest path that proves a verdict. Dashed: owners
              that own each other in a circle.
            </p>
          </Suspense>
        )}
        {shown === 'table' && <EdgesTable view={view} />}
        {shown === 'text' && (
          <ul className="prose">
            {view.text.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Beneficial owners" note="25 % or control">
        <FactsTable
          caption="Beneficial owners"
          head={['Name', 'Share', 'Control', 'Status', 'Certainty']}
          rows={view.beneficialOwners.map((owner) => ({
            key: owner.id,
            cells: [
              <bdi key="n">{owner.name}</bdi>,
              formatShare(owner.share),
              owner.control.join(', ') || '—',
              <StatusTag key="s" status={owner.status} />,
              owner.possible ? (
                <Tag key="p" tone="warn" icon="unknown">
                  not excluded
                </Tag>
              ) : (
                <Tag key="p" icon="check">
                  certain
                </Tag>
              ),
            ],
          }))}
          empty="Nobody is certain to be a beneficial owner. That is not a clearance."
        />
      </Section>
      {view.flags.length > 0 && (
        <Section title="What is odd about it">
          <FactsTable
            caption="Flags of the ownership"
            head={['Flag', 'Severity', 'Because']}
            rows={view.flags.map((flag) => ({ key: flag.code + flag.because, cells: [flag.code, flag.severity, flag.because] }))}
            empty="Nothing."
          />
        </Section>
      )}
    </>
  );
}

function EdgesTable({ view }: { readonly view: OwnershipView }) {
  const names = new Map(view.nodes.map((node) => [node.id, node]));
  return (
    <FactsTable
      caption="Who owns what"
      head={['Owner', 'Lists', 'Owns', 'Share', 'Rights', 'Statement', 'Source']}
      rows={view.edges.map((edge) => ({
        key: edge.id,
        cells: [
          <bdi key="o">{names.get(edge.owner)?.name ?? edge.owner}</bdi>,
          names.get(edge.owner)?.lists.map((list) => (
            <Tag key={list} tone="stop" icon="stop">
              {list}
            </Tag>
          )),
          <bdi key="w">{names.get(edge.owned)?.name ?? edge.owned}</bdi>,
          edge.proving ? <strong key="s">{formatShare(edge.share)} (proves)</strong> : formatShare(edge.share),
          edge.rights.join(', ') || '—',
          formatDay(edge.statementDate),
          edge.source,
        ],
      }))}
      empty="No share is stated."
    />
  );
}
