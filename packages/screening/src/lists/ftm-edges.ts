import type { FtmEntity, ListRelation } from '@gatehouse/contracts';

type Kind = ListRelation['kind'];

/** Which properties of an interval schema name its two ends, and what the second end is to the first and the first to the second. */
const EDGES: Readonly<Record<string, { readonly from: string; readonly to: string; readonly ofTo: Kind; readonly ofFrom: Kind }>> = {
  Ownership: { from: 'owner', to: 'asset', ofTo: 'owned', ofFrom: 'owner' },
  Directorship: { from: 'director', to: 'organization', ofTo: 'directed', ofFrom: 'director' },
  Employment: { from: 'employee', to: 'employer', ofTo: 'associate', ofFrom: 'associate' },
  Membership: { from: 'member', to: 'organization', ofTo: 'associate', ofFrom: 'associate' },
  Representation: { from: 'agent', to: 'client', ofTo: 'principal', ofFrom: 'agent' },
  Succession: { from: 'predecessor', to: 'successor', ofTo: 'linked-to', ofFrom: 'linked-to' },
  Family: { from: 'person', to: 'relative', ofTo: 'family', ofFrom: 'family' },
  Associate: { from: 'person', to: 'associate', ofTo: 'associate', ofFrom: 'associate' },
  UnknownLink: { from: 'subject', to: 'object', ofTo: 'linked-to', ofFrom: 'linked-to' },
};

/** One edge between two entities of a FollowTheMoney file. */
export interface FtmEdge {
  readonly from: string;
  readonly to: string;
  /** What `to` is to `from`, and the other way round. */
  readonly ofTo: Kind;
  readonly ofFrom: Kind;
  readonly words: string;
  readonly former: boolean;
}

/** The edges that an entity of an interval schema stands for; undefined where the schema is none. */
export function readFtmEdges(entity: FtmEntity): FtmEdge[] | undefined {
  const edge = EDGES[entity.schema];
  if (edge === undefined) return undefined;
  const { properties } = entity;
  const words = properties['role']?.[0] ?? properties['relationship']?.[0] ?? properties['percentage']?.[0] ?? entity.schema;
  const former = (properties['endDate'] ?? []).length > 0;
  return (properties[edge.from] ?? []).flatMap((from) =>
    (properties[edge.to] ?? []).map((to) => ({ from, to, ofTo: edge.ofTo, ofFrom: edge.ofFrom, words, former })),
  );
}

/** Schemas that say something of another entity and are no party. */
export const FTM_DETAIL_HOLDERS: Readonly<Record<string, string>> = {
  Sanction: 'entity',
  Identification: 'holder',
  Passport: 'holder',
  CryptoWallet: 'holder',
  Occupancy: 'holder',
};
