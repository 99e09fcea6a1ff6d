import { z } from 'zod';
import { ShareRange } from '../ownership.ts';
import { CalendarDate } from '../primitives.ts';
import { LawReference } from './common.ts';

/** What an interest gives: a share of ownership, votes, a share of profit, a say in who runs it, or something that its source does not place. */
export const OwnershipRight = z.enum(['equity', 'votes', 'profit', 'appointment', 'other']);
export type OwnershipRight = z.infer<typeof OwnershipRight>;

/** How a fact came to be said: by the party itself, by a register, or taken from another's account. */
export const OwnershipBasis = z.enum(['declared', 'register', 'inferred']);
export type OwnershipBasis = z.infer<typeof OwnershipBasis>;

/** Whether a share reaches a line: by every share that fits what is known, by some, or by none. */
export const LineReach = z.enum(['yes', 'possibly', 'no']);
export type LineReach = z.infer<typeof LineReach>;

/** Direct owners of a party by kind: how many can be opened beside it. `nominee` counts those of the other kinds who hold for somebody else. */
const OwnerCounts = z.object({ person: z.int(), entity: z.int(), unknown: z.int(), nominee: z.int() });

export const OwnershipNode = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'entity', 'unknown']),
  country: z.string().nullable(),
  lists: z.array(z.string()),
  nominee: z.boolean(),
  inCycle: z.boolean(),
  /** The circle of owners that it stands in: equal numbers, one circle. */
  cycle: z.int().nullable(),
  /** Steps up from the customer; 0 is the customer. */
  depth: z.int(),
  owners: OwnerCounts,
});
export type OwnershipNode = z.infer<typeof OwnershipNode>;

/** One interest that a statement gives on the date that is looked at. */
export const OwnershipInterest = z.object({
  right: OwnershipRight,
  /** The type as its source wrote it (BODS 0.4 `interestType`). */
  type: z.string(),
  /** Per cent, 0 to 100; null where no share is stated, which is neither nothing nor everything. */
  share: ShareRange.nullable(),
  route: z.enum(['direct', 'indirect', 'unknown']),
  /** First day, and the day on which it ceased, as stated. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  details: z.string().nullable(),
});
export type OwnershipInterest = z.infer<typeof OwnershipInterest>;

export const OwnershipEdge = z.object({
  id: z.string(),
  owner: z.string(),
  owned: z.string(),
  /** The share that the edge is drawn with: equity, else votes, else profit, else any. Per cent; null where none is stated. */
  share: ShareRange.nullable(),
  /** The right that `share` is of; null where no share is stated. */
  shareOf: OwnershipRight.nullable(),
  /** The types of its interests as their source wrote them. */
  rights: z.array(z.string()),
  interests: z.array(OwnershipInterest),
  /** Whether the drawn share reaches each line. */
  lines: z.array(z.object({ at_percent: z.number(), reach: LineReach })),
  basis: OwnershipBasis,
  nominee: z.boolean(),
  /** The circle that both ends stand in. */
  cycle: z.int().nullable(),
  statement: z.string(),
  statementDate: z.string().nullable(),
  /** When it was recorded here; null for what a what-if supposes. */
  recordedAt: z.string().nullable(),
  source: z.string(),
  /** What the source says of itself and of the facts: description, address, who asserts it, annotations. */
  sourceText: z.array(z.string()),
  /** On the shortest path that proves a verdict. */
  proving: z.boolean(),
  /** On the shortest path to risk, which is drawn first. */
  onRiskPath: z.boolean(),
  /** Other records state the same owner and owned: they stand side by side, none replaces another. */
  disputed: z.boolean(),
  /** Changed or added by a what-if. */
  supposed: z.boolean(),
});
export type OwnershipEdge = z.infer<typeof OwnershipEdge>;

/** One calculator's verdict with the law it follows, as that law stood on the date. */
export const OwnershipVerdict = z.object({
  id: z.string(),
  rule: z.string(),
  verdict: z.string(),
  /** Where the verdict stands for the reader: it stops, it leaves something open, it found nothing, it only counts, or its law is not in force. */
  standing: z.enum(['stop', 'open', 'clear', 'count', 'not-in-force']),
  share: ShareRange.nullable(),
  because: z.string(),
  law: LawReference,
  /** The reading taken where the text allows several. */
  reading: z.string().nullable(),
  /** From the party that counts down to the subject. */
  path: z.array(z.string()),
  unknown: z.array(z.string()),
  /** Which single fact would settle it. */
  settles: z.string().nullable(),
  /** What to do next, and how the customer may object. */
  next: z.string().nullable(),
});
export type OwnershipVerdict = z.infer<typeof OwnershipVerdict>;

/** A date on which something changed: in the world, in what is recorded here, or in the law. */
export const OwnershipChange = z.object({ date: CalendarDate, axis: z.enum(['valid', 'recorded', 'law']), what: z.string() });
export type OwnershipChange = z.infer<typeof OwnershipChange>;

/** `GET /v1/customers/{id}/ownership`, `GET /v1/ownership/{record}` and the what-if: owners as a graph, verdicts, and the same facts as text. */
export const OwnershipView = z.object({
  subject: z.string().nullable(),
  /** The valid day looked at, and the day whose knowledge was used; null for everything recorded. */
  asOf: z.string(),
  knownOn: z.string().nullable(),
  /** True where a what-if was computed: nothing of it is kept. */
  supposed: z.boolean(),
  nodes: z.array(OwnershipNode),
  edges: z.array(OwnershipEdge),
  /** What the graph holds beside what is shown here. */
  remainder: z.object({ nodes: z.int(), edges: z.int(), because: z.string().nullable() }),
  /** The shortest chain to what matters most, and why that one. */
  riskPath: z.object({ nodes: z.array(z.string()), edges: z.array(z.string()), because: z.string() }).nullable(),
  lines: z.array(z.object({ at_percent: z.number(), meaning: z.string(), law: LawReference })),
  verdicts: z.array(OwnershipVerdict),
  beneficialOwners: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      share: ShareRange,
      /** Under the other reading: what the chain that the individual controls holds, counted in full. */
      controlledShare: ShareRange,
      control: z.array(z.string()),
      possible: z.boolean(),
      status: z.enum(['us', 'foreign', 'unresolved']),
      declaredOn: z.string().nullable(),
      path: z.array(z.string()),
    }),
  ),
  flags: z.array(z.object({ code: z.string(), severity: z.string(), category: z.enum(['A', 'B', 'C']), because: z.string() })),
  /** Dates for the time slider, the oldest first. */
  changes: z.array(OwnershipChange),
  /** By which law, lists and knowledge this was computed. */
  basis: z.array(z.string()),
  /** The whole of it in sentences, for those who cannot see a graph. */
  text: z.array(z.string()),
});
export type OwnershipView = z.infer<typeof OwnershipView>;

/** A statement as it came, with when it was recorded. */
export const OwnershipStatementView = z.object({
  id: z.string(),
  recordedAt: z.string(),
  statement: z.record(z.string(), z.unknown()),
});
export type OwnershipStatementView = z.infer<typeof OwnershipStatementView>;
