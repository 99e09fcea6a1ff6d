import { z } from 'zod';
import { FtmEntity } from './ftm-entity.ts';

/** The lists that Gatehouse knows by name; an operator's own list has a name of its own. */
export const KNOWN_LISTS = ['SDN', 'NONSDN', 'EL', 'MEU', 'UVL', 'DPL', 'ISN', 'DTC', 'UN', 'EU', 'UK', '1260H'] as const;

/** The name of a watch list. */
export const ListName = z.string().min(1).max(64);
export type ListName = z.infer<typeof ListName>;

/** A further name of a listed party. A weak alias is one that its publisher calls broad or of low quality. */
export const ListAlias = z.object({ name: z.string(), strength: z.enum(['strong', 'weak']) });
export type ListAlias = z.infer<typeof ListAlias>;

/** What the other party is to the entry: its `parent`, its `owner` or `owned` by it, its `agent` or the `principal` it acts for. */
export const LIST_RELATION_KINDS = [
  'parent',
  'subsidiary',
  'owner',
  'owned',
  'operator',
  'operated',
  'director',
  'directed',
  'agent',
  'principal',
  'supporter',
  'supported',
  'family',
  'associate',
  'linked-to',
] as const;

/** An edge from an entry to another party that its publisher names: in a column of its own, in a remark, or within a name. */
export const ListRelation = z.object({
  kind: z.enum(LIST_RELATION_KINDS),
  name: z.string(),
  /** The other's record on the same list, where one record alone has that name or the publisher gives its number. */
  entryId: z.string().optional(),
  /** The publisher says that it has ended. */
  former: z.boolean().optional(),
  /** The publisher's own words for it. */
  words: z.string().optional(),
});
export type ListRelation = z.infer<typeof ListRelation>;

/** One designated party on one list, as its publisher describes it. */
export const ListEntry = z.object({
  list: ListName,
  /** The publisher's own identifier of the record. */
  entryId: z.string(),
  entity: FtmEntity,
  aliases: z.array(ListAlias),
  programmes: z.array(z.string()),
  remarks: z.string().optional(),
  /** ISO dates; absent where the publisher gives none. */
  listedOn: z.string().optional(),
  endsOn: z.string().optional(),
  /** Whether property of the party is blocked, which the 50 % rule of its publisher then extends. */
  blocking: z.boolean(),
  /** Parents, owners and others that the publisher names beside or within the record. */
  relations: z.array(ListRelation).optional(),
  /** The record as its publisher printed it, by column or element; several values of one are joined by ` | `. */
  source: z.record(z.string(), z.string()),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** How a version's date is known, best first. */
export const ListDateBasis = z.enum(['publisher', 'manifest', 'file-name', 'newest-record', 'unknown']);
export type ListDateBasis = z.infer<typeof ListDateBasis>;

/** One version of one list: what was read, from where, and as of when. */
export const ListVersion = z.object({
  name: ListName,
  /** SHA-256 over the digests of the files that it was read from. */
  version: z.string(),
  /** ISO date, or `unknown`. */
  date: z.string(),
  dateBasis: ListDateBasis,
  entries: z.int().nonnegative(),
  /** The family of files: `ofac-csv`, `csl-csv`, … */
  source: z.string(),
});
export type ListVersion = z.infer<typeof ListVersion>;

/** A line of `gatehouse lists status`. */
export const ListStatus = ListVersion.extend({
  stale: z.boolean(),
  /** Older or unused versions of the same list that this one stands before. */
  supersedes: z.array(ListVersion),
});
export type ListStatus = z.infer<typeof ListStatus>;
