import type { OwnershipEdge, OwnershipNode, OwnershipRow, OwnershipView } from '@gatehouse/contracts';
import { beneficialOwners, DEFAULT_READING } from '@gatehouse/ownership';
import { determineUsStatus } from '@gatehouse/rules';
import type { AssessmentGround } from '../assess-customers.ts';
import { partyEvidence } from '../bods-party.ts';
import type { RecordedStatement } from '../ownership-source.ts';
import { type BareEdge, edgeViews } from './edge-views.ts';
import { gapsAbove } from './gaps-above.ts';
import { edgesAlong, graphShape } from './graph-shape.ts';
import type { LawOnDay } from './law-on-day.ts';
import { legalLines } from './legal-lines.ts';
import { nodeViews } from './node-views.ts';
import { ownershipChanges } from './ownership-changes.ts';
import { ownershipText } from './ownership-text.ts';
import { riskPath } from './risk-path.ts';
import { type Around, shownNodes } from './shown-nodes.ts';
import type { Supposed } from './suppose.ts';
import { verdictViews } from './verdict-views.ts';

export interface ViewInput {
  readonly subject: string;
  readonly asOf: string;
  readonly knownOn: string | null;
  readonly ground: AssessmentGround;
  readonly law: LawOnDay;
  readonly supposed: Supposed;
  readonly isSupposed: boolean;
  /** Everything recorded above the subject, replaced statements among it. */
  readonly history: readonly RecordedStatement[];
  /** There was more than is read. */
  readonly cut: boolean;
  readonly limit: number;
  readonly around?: Around | undefined;
}

/** The owners of a subject on a day, by the knowledge of a day: graph, verdicts, and the same facts as sentences. */
export function ownershipView(input: ViewInput): OwnershipView {
  const { subject, asOf, knownOn, ground, law, supposed } = input;
  const row = ground.ownership.rowOf(subject) ?? null;
  const lines = legalLines(law);
  const bare = edgeViews(supposed.live, { asOf, lines: lines.map((line) => line.at_percent), supposed: supposed.edges });
  const whole = graphShape(subject, bare);
  const above = bare.filter(({ owned }) => whole.depth.has(owned));
  const shape = graphShape(subject, above);
  const nodes = nodeViews(ground, shape, supposed.lists);
  const risk = riskPath(row, nodes, shape, above);
  const edges = finishedEdges(above, nodes, row, risk);
  const shown = shownNodes(nodes, shape, {
    first: [subject, ...(risk?.nodes.toReversed() ?? [])],
    limit: input.limit,
    around: input.around,
  });
  const shownEdges = edges.filter(({ owner, owned }) => shown.has(owner) && shown.has(owned));
  const view = {
    subject,
    asOf,
    knownOn,
    supposed: input.isSupposed,
    nodes: nodes.filter(({ id }) => shown.has(id)),
    edges: shownEdges,
    remainder: remainderOf(nodes.length - shown.size, edges.length - shownEdges.length, input),
    riskPath: risk,
    lines,
    verdicts: verdictViews({ subject, law, row, ownersByChain: ownersByChain(ground, subject), gaps: gapsAbove(nodes, shape) }),
    beneficialOwners: ownersOf(ground, row, asOf),
    flags: (row?.flags ?? []).map(({ code, severity, category, because }) => ({ code, severity, category, because })),
    changes: ownershipChanges(input.history, ground.rules),
    basis: basisOf(input),
  };
  return { ...view, text: ownershipText(view) };
}

function finishedEdges(
  bare: readonly BareEdge[],
  nodes: readonly OwnershipNode[],
  row: OwnershipRow | null,
  risk: OwnershipView['riskPath'],
): OwnershipEdge[] {
  const proving = new Set(
    [...edgesAlong(row?.ofac50.path ?? [], bare), ...edgesAlong(row?.affiliates50.path ?? [], bare)].map(({ id }) => id),
  );
  const onRiskPath = new Set(risk?.edges);
  const cycles = new Map(nodes.map(({ id, cycle }) => [id, cycle]));
  const stated = new Map<string, number>();
  const endsOf = ({ owner, owned }: BareEdge): string => JSON.stringify([owner, owned]);
  for (const edge of bare) stated.set(endsOf(edge), (stated.get(endsOf(edge)) ?? 0) + 1);
  return bare.map((edge) => {
    const cycle = cycles.get(edge.owner) ?? null;
    return {
      ...edge,
      proving: proving.has(edge.id),
      onRiskPath: onRiskPath.has(edge.id),
      cycle: cycle !== null && cycle === cycles.get(edge.owned) ? cycle : null,
      disputed: (stated.get(endsOf(edge)) ?? 0) > 1,
    };
  });
}

function remainderOf(nodes: number, edges: number, { limit, around, cut }: ViewInput): OwnershipView['remainder'] {
  const because = [
    ...(nodes > 0
      ? [
          around === undefined
            ? `${nodes} parties further away are not shown: the limit is ${limit}. Ask for those around one of them.`
            : `${nodes} parties elsewhere in the graph are not shown.`,
        ]
      : []),
    ...(cut ? ['There are more statements than are read: the graph ends there, and its ends count as unknown.'] : []),
  ];
  return { nodes, edges, because: because.length === 0 ? null : because.join(' ') };
}

function ownersByChain({ graph }: AssessmentGround, subject: string): ReturnType<typeof beneficialOwners> {
  const node = graph.nodeOf.get(subject);
  return node === undefined ? [] : beneficialOwners(graph, node, { reading: { ...DEFAULT_READING, indirect: 'controlled-chain' } });
}

function ownersOf(ground: AssessmentGround, row: OwnershipRow | null, asOf: string): OwnershipView['beneficialOwners'] {
  return (row?.beneficialOwners ?? []).map((owner) => {
    const party = ground.parties.get(owner.id);
    const evidence = party === undefined ? [] : partyEvidence(party, party.statementDate?.slice(0, 10) ?? asOf);
    return {
      id: owner.id,
      name: owner.name ?? owner.id,
      share: owner.share,
      controlledShare: owner.controlledShare,
      control: owner.control === false ? [] : owner.control.kinds,
      possible: owner.possible,
      status: determineUsStatus({ kind: 'individual', evidence, on: asOf }).status,
      declaredOn: owner.declared?.on ?? null,
      path: owner.paths[0] ?? [],
    };
  });
}

function basisOf({ asOf, knownOn, ground, supposed }: ViewInput): string[] {
  const versions = ground.lists.versions.map(({ name, date }) => `${name} of ${date}`).join(', ');
  return [
    `Law: as it stood on ${asOf}${knownOn === null ? '' : `, as known on ${knownOn}`}.`,
    `Lists: those in use now (${versions === '' ? 'none' : versions}). What a list said on an earlier day is not looked up.`,
    `Ownership records: ${supposed.live.length} that speak on ${asOf}${knownOn === null ? ', from everything recorded' : `, of what was recorded by the end of ${knownOn} (UTC)`}.`,
  ];
}
