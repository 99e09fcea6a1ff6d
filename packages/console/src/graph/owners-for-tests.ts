import type { OwnershipEdge, OwnershipNode } from '@gatehouse/contracts';

/** A made entity some steps above the customer, for tests. */
export function madeNode(id: string, depth: number, members: Partial<OwnershipNode> = {}): OwnershipNode {
  return {
    id,
    name: id,
    kind: 'entity',
    country: null,
    lists: [],
    nominee: false,
    inCycle: false,
    cycle: null,
    depth,
    owners: { person: 0, entity: 0, unknown: 0, nominee: 0 },
    ...members,
  };
}

/** A made stake of half the shares, for tests. */
export function madeEdge(owner: string, owned: string, members: Partial<OwnershipEdge> = {}): OwnershipEdge {
  const share = { min: 50, max: 50 };
  return {
    id: `${owner}-${owned}`,
    owner,
    owned,
    share,
    shareOf: 'equity',
    rights: ['shareholding'],
    interests: [{ right: 'equity', type: 'shareholding', share, route: 'direct', from: null, until: null, details: null }],
    lines: [
      { at_percent: 25, reach: 'yes' },
      { at_percent: 50, reach: 'yes' },
    ],
    basis: 'register',
    nominee: false,
    cycle: null,
    statement: 's',
    statementDate: null,
    recordedAt: null,
    source: 'officialRegister',
    sourceText: [],
    proving: false,
    onRiskPath: false,
    disputed: false,
    supposed: false,
    ...members,
  };
}
