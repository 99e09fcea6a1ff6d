import type { BodsStatement, OwnershipRow, OwnershipView } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { lawReference } from '@gatehouse/rules';
import type { Actor } from '../actor.ts';
import type { World } from '../ports.ts';
import type { StoredAssessment } from './records.ts';
import { assessmentGround, type AssessmentGround } from './assess-customers.ts';
import { partyCountries, partyNames } from './bods-party.ts';
import { recallMatches, subjectsOf } from './recall-matches.ts';
import { designates } from './screen-parties.ts';

type Relationship = Extract<BodsStatement, { recordType: 'relationship' }>;
type Node = OwnershipView['nodes'][number];
type Edge = OwnershipView['edges'][number];

/** The owners of a customer as a graph, with three verdicts side by side, and the same facts as sentences. */
export function showOwnership(world: World, actor: Actor, id: string): Promise<OwnershipView> {
  return world.store.transaction(async (records) => {
    const reading = { who: actor.id, why: 'look at the owners', case: id };
    const [stored] = await records.customers([id], reading);
    if (stored === undefined)
      throw new ProblemError('not-found', 'There is no such customer, or its data was shredded.', 'Look it up in the list of customers.');
    const record = stored.customer.bods;
    const asOf = world.today();
    if (record === undefined)
      return {
        subject: null,
        asOf,
        nodes: [],
        edges: [],
        verdicts: [],
        beneficialOwners: [],
        flags: [],
        text: ['No ownership records are tied to this customer.'],
      };
    const statements = await records.ownershipAbove(record, reading);
    const [assessment] = await records.assessments([id]);
    const { lists } = world;
    const memory = await recallMatches(lists, records, subjectsOf(id, statements));
    const ground = assessmentGround({ rules: world.rules, lists, today: asOf, measures: [], statements, memory });
    const row = ground.ownership.rowOf(record) ?? null;
    return view(world, ground, statements, record, row, assessment ?? null);
  });
}

function view(
  world: World,
  ground: AssessmentGround,
  statements: readonly BodsStatement[],
  subject: string,
  row: OwnershipRow | null,
  assessment: StoredAssessment | null,
): OwnershipView {
  const proving = new Set([...pairs(row?.ofac50.path ?? []), ...pairs(row?.affiliates50.path ?? [])]);
  const edges = statements.filter((statement) => statement.recordType === 'relationship').map((statement) => edgeOf(statement, proving));
  const depth = depthsAbove(subject, edges);
  const cycle = inCycles(edges);
  const nodes = [...new Set([subject, ...edges.flatMap((edge) => [edge.owner, edge.owned])])].map((id) =>
    nodeOf(ground, id, depth.get(id) ?? 0, cycle.has(id), edges),
  );
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const verdicts = verdictsOf(world, row);
  return {
    subject,
    asOf: ground.today,
    nodes,
    edges,
    verdicts,
    beneficialOwners: (row?.beneficialOwners ?? []).map((owner) => ({
      id: owner.id,
      name: owner.name ?? owner.id,
      share: owner.share,
      control: owner.control === false ? [] : owner.control.kinds,
      possible: owner.possible,
      status: assessment?.owners.find((found) => found.id === owner.id)?.status ?? 'unresolved',
    })),
    flags: (row?.flags ?? []).map(({ code, severity, because }) => ({ code, severity, because })),
    text: [
      ...edges.map((edge) => sentence(edge, names)),
      ...verdicts.map((verdict) => `${verdict.rule}: ${verdict.verdict}. ${verdict.because}`),
    ],
  };
}

function edgeOf(statement: Relationship, proving: ReadonlySet<string>): Edge {
  const { subject, interestedParty, interests } = statement.recordDetails;
  const owner = typeof interestedParty === 'string' ? interestedParty : `unspecified:${statement.recordId}`;
  const owned = typeof subject === 'string' ? subject : `unspecified:${statement.recordId}`;
  const shares = (interests ?? []).flatMap(({ share }) =>
    share === undefined
      ? []
      : [
          {
            min: share.exact ?? share.minimum ?? share.exclusiveMinimum ?? 0,
            max: share.exact ?? share.maximum ?? share.exclusiveMaximum ?? 100,
          },
        ],
  );
  const source = statement['source'];
  return {
    id: statement.recordId,
    owner,
    owned,
    share: shares[0] ?? null,
    rights: [...new Set((interests ?? []).map((interest) => interest.type ?? 'unknown interest'))],
    statement: statement.statementId ?? statement.recordId,
    statementDate: statement.statementDate?.slice(0, 10) ?? null,
    source:
      typeof source === 'object' && source !== null && 'type' in source && Array.isArray(source.type) ? source.type.join(', ') : 'declared',
    proving: proving.has(`${owner}>${owned}`),
  };
}

function nodeOf(ground: AssessmentGround, id: string, depth: number, inCycle: boolean, edges: readonly Edge[]): Node {
  const party = ground.parties.get(id);
  const lists = (ground.screenedParties.get(id) ?? []).filter(designates).map((match) => match.list);
  return {
    id,
    name: party === undefined ? (id.startsWith('unspecified:') ? 'not stated' : id) : (partyNames(party)[0] ?? id),
    kind: party === undefined ? 'unknown' : party.recordType,
    country: party === undefined ? null : (partyCountries(party)[0] ?? null),
    lists: [...new Set(lists)],
    nominee: edges.some((edge) => edge.owner === id && edge.rights.includes('nominee')),
    inCycle,
    depth,
  };
}

function verdictsOf(world: World, row: OwnershipRow | null): OwnershipView['verdicts'] {
  const on = { on: world.today() };
  const owners = (row?.beneficialOwners ?? []).filter((owner) => !owner.possible).length;
  return [
    {
      rule: 'OFAC 50 percent',
      verdict: row?.ofac50.verdict ?? 'unknown',
      share: row?.ofac50.share ?? null,
      because: row?.ofac50.because ?? 'No ownership records.',
      law: lawOf(world, 'us-ofac-50', on),
    },
    {
      rule: 'BIS Affiliates 50 percent',
      verdict: row?.affiliates50.verdict ?? 'unknown',
      share: row?.affiliates50.share ?? null,
      because: row?.affiliates50.because ?? 'No ownership records.',
      law: lawOf(world, 'us-bis-affiliates', on),
    },
    {
      rule: 'Beneficial owners of the proposal (25 percent or substantial control)',
      verdict: owners === 0 ? 'none certain' : `${owners} certain`,
      share: null,
      because: `${(row?.beneficialOwners ?? []).length - owners} more are possible.`,
      law: lawReference(world.rules, { pack: 'us-iaas-nprm-2024', citation: '7.302(d)(1)(iii)(B)(5)' }, on),
    },
  ];
}

/** The first clause of a pack stands for its rule as a whole. */
function lawOf(world: World, pack: string, on: { on: string }): OwnershipView['verdicts'][number]['law'] {
  const first = world.rules.packs.find((candidate) => candidate.id === pack)?.clauses[0]?.citation ?? '';
  return lawReference(world.rules, { pack, citation: first }, on);
}

function depthsAbove(subject: string, edges: readonly Edge[]): Map<string, number> {
  const depth = new Map([[subject, 0]]);
  let front = [subject];
  while (front.length > 0) {
    const owners = edges.filter((edge) => front.includes(edge.owned) && !depth.has(edge.owner)).map((edge) => edge.owner);
    const next = Math.max(...front.map((id) => depth.get(id) ?? 0)) + 1;
    front = [...new Set(owners)];
    for (const owner of front) depth.set(owner, next);
  }
  return depth;
}

function inCycles(edges: readonly Edge[]): Set<string> {
  const up = Map.groupBy(edges, (edge) => edge.owned);
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const stack = (up.get(from) ?? []).map((edge) => edge.owner);
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (id === to) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      stack.push(...(up.get(id) ?? []).map((edge) => edge.owner));
    }
    return false;
  };
  return new Set([...up.keys()].filter((id) => reaches(id, id)));
}

function pairs(path: readonly string[]): string[] {
  return path.slice(1).map((owned, index) => `${path[index] ?? ''}>${owned}`);
}

function sentence(edge: Edge, names: ReadonlyMap<string, string>): string {
  const share =
    edge.share === null
      ? 'a share that nobody states'
      : edge.share.min === edge.share.max
        ? `${edge.share.min} %`
        : `${edge.share.min} to ${edge.share.max} %`;
  return `${names.get(edge.owner) ?? edge.owner} holds ${share} of ${names.get(edge.owned) ?? edge.owned} (${edge.rights.join(', ')}; stated ${edge.statementDate ?? 'without a date'}).`;
}
