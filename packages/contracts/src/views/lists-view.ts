import { z } from 'zod';
import { ListDateBasis, ListName } from '../lists.ts';
import { OverviewView } from './session.ts';

/** One version of a list, live or earlier, as the shelf keeps it. */
export const ListVersionView = z.object({
  version: z.string(),
  /** ISO; null where nobody says it. */
  date: z.string().nullable(),
  dateBasis: ListDateBasis,
  entries: z.int(),
  /** When this installation took it; null for what was shipped. */
  takenAt: z.string().nullable(),
  /** The file's name, and where it was fetched; null where it was not fetched. */
  file: z.string().nullable(),
  url: z.string().nullable(),
  /** True where its file is kept, so that it can be compared with another. */
  kept: z.boolean(),
});
export type ListVersionView = z.infer<typeof ListVersionView>;

/** Why the guard holds a version back. */
export const ListFindingCode = z.enum([
  'shrank',
  'grew',
  'older',
  'undated',
  'same-date-other-content',
  'canary-missing',
  'entries-replaced',
  'cut-off',
]);
export type ListFindingCode = z.infer<typeof ListFindingCode>;
export const ListFinding = z.object({ list: ListName, code: ListFindingCode, text: z.string() });
export type ListFinding = z.infer<typeof ListFinding>;

/** How many entries came, went and changed. */
export const ListChangeCounts = z.object({ added: z.int(), removed: z.int(), changed: z.int() });
export type ListChangeCounts = z.infer<typeof ListChangeCounts>;

/** What two persons say of a version that the guard holds back: one asks, another decides. */
export const OverruleView = z.object({
  id: z.string(),
  candidate: z.string(),
  state: z.enum(['asked', 'approved', 'refused']),
  askedBy: z.string(),
  askedByName: z.string(),
  askedAt: z.string(),
  because: z.string(),
  decidedBy: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBecause: z.string().nullable(),
});
export type OverruleView = z.infer<typeof OverruleView>;

/** A file that is whole, but whose lists moved further than the guard allows: it waits for two persons. */
export const ListCandidateView = z.object({
  id: z.string(),
  /** The lists that would change with it: a file is taken whole or not at all. */
  lists: z.array(z.object({ name: ListName, entries: z.int(), liveEntries: z.int().nullable(), counts: ListChangeCounts.nullable() })),
  version: z.string(),
  date: z.string().nullable(),
  dateBasis: ListDateBasis,
  file: z.string(),
  url: z.string().nullable(),
  /** When it came, and how. */
  heldAt: z.string(),
  by: z.enum(['import', 'refresh']),
  findings: z.array(ListFinding),
  /** What was asked and decided last; null where nobody has asked. */
  overrule: OverruleView.nullable(),
});
export type ListCandidateView = z.infer<typeof ListCandidateView>;

/** How a refresh ended. `refused`: what came was broken. `held`: it waits for two persons. `failed`: nothing whole came. */
export const RefreshOutcome = z.enum(['taken', 'unchanged', 'held', 'refused', 'failed']);
export type RefreshOutcome = z.infer<typeof RefreshOutcome>;

/** One source that is refreshed by URL. */
export const RefreshView = z.object({
  name: z.string(),
  url: z.string(),
  everyHours: z.number(),
  /** The lists that it gave when it last gave any. */
  lists: z.array(ListName),
  last: z.object({ at: z.string(), outcome: RefreshOutcome, detail: z.string() }).nullable(),
  /** When the publisher last confirmed what is live: with the same bytes, or by saying that nothing changed. */
  confirmedAt: z.string().nullable(),
  /** Failures in a row. */
  failures: z.int(),
  nextAt: z.string().nullable(),
});
export type RefreshView = z.infer<typeof RefreshView>;

/** One list: what is live, how old it is, how it is refreshed, what waits, what was live before. */
export const ListView = OverviewView.shape.lists.element.extend({
  dateBasis: ListDateBasis,
  /** The family of files: `ofac-csv`, `csl-csv`, … */
  source: z.string(),
  /** The age from which it is stale. */
  ageMax_days: z.int(),
  takenAt: z.string().nullable(),
  file: z.string().nullable(),
  url: z.string().nullable(),
  refresh: RefreshView.nullable(),
  /** The candidates that would change this list. */
  candidates: z.array(ListCandidateView),
  /** Newest first. */
  earlier: z.array(ListVersionView),
});
export type ListView = z.infer<typeof ListView>;

/** `GET /v1/lists`. */
export const ListsView = z.object({
  lists: z.array(ListView),
  refreshes: z.array(RefreshView),
  candidates: z.array(ListCandidateView),
  /** Files that were refused when the lists were read, and rows that belong to nothing, in sentences. */
  problems: z.array(z.string()),
});
export type ListsView = z.infer<typeof ListsView>;

/** One entry that came, went or changed, and in which fields. */
export const ListChangeRow = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  entryId: z.string(),
  caption: z.string(),
  schema: z.string(),
  programmes: z.array(z.string()),
  fields: z.array(z.object({ field: z.string(), before: z.array(z.string()), after: z.array(z.string()) })),
});
export type ListChangeRow = z.infer<typeof ListChangeRow>;

const Compared = z.object({ version: z.string(), date: z.string().nullable(), entries: z.int() });

/** `GET /v1/lists/{name}/changes`: a page of what differs between two versions. */
export const ListChangesView = z.object({
  list: ListName,
  from: Compared,
  to: Compared,
  counts: ListChangeCounts,
  items: z.array(ListChangeRow),
  total: z.int(),
  next: z.string().nullable(),
});
export type ListChangesView = z.infer<typeof ListChangesView>;

const Band = z.enum(['match', 'review', 'none']);

/** A customer, or a party that owns one, whose matches differ under the two versions. */
export const ListImpactRow = z.object({
  kind: z.enum(['arises', 'vanishes', 'changes-band']),
  customer: z.string(),
  customerName: z.string().nullable(),
  /** The customer itself, or the owner that is meant. */
  subject: z.string(),
  entryId: z.string(),
  caption: z.string(),
  before: z.object({ score: z.number(), band: Band }),
  after: z.object({ score: z.number(), band: Band }),
});
export type ListImpactRow = z.infer<typeof ListImpactRow>;

/** `GET /v1/lists/{name}/impact`: whom the change between two versions touches. */
export const ListImpactView = z.object({
  list: ListName,
  from: Compared,
  to: Compared,
  counts: z.object({ arises: z.int(), vanishes: z.int(), changesBand: z.int() }),
  /** Customers and owners that were looked at. */
  subjects: z.int(),
  /** The most telling first: what arises as a match stands before what vanishes. */
  items: z.array(ListImpactRow),
  /** False where there are more rows than are given. */
  complete: z.boolean(),
});
export type ListImpactView = z.infer<typeof ListImpactView>;

const Reason = z.string().trim().min(10, 'write a reason of at least ten characters').max(4000);

/** One person asks that a version be taken although the guard holds it back. */
export const OverruleRequest = z.object({ candidate: z.string().min(1).max(128), because: Reason });
/** Another person takes it, or refuses. */
export const OverruleApproval = z.object({ approve: z.boolean(), because: Reason });
/** One source, or all. */
export const RefreshRequest = z.object({ name: z.string().min(1).max(64).optional() });
