import { z } from 'zod';
import { CalendarDate, Instant } from './primitives.ts';
import { StatusEvidence } from './provider-export.ts';

/** What a law is worth on a day. `confirm` beside it says that a person must check, and changes nothing else. */
export const LawStatus = z.enum([
  'in-force',
  'suspended',
  'not-enforced',
  'proposed',
  'bill',
  'failed',
  'withdrawn',
  'revoked',
  'superseded',
  'not-yet',
]);
export type LawStatus = z.infer<typeof LawStatus>;

/** A line of `rules status`: the status on a day, with the first and the last day of that status. */
export const LawStatusRow = z.object({
  id: z.string(),
  status: LawStatus,
  since: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  confirm: z.boolean(),
});
export type LawStatusRow = z.infer<typeof LawStatusRow>;

/** A line of `rules member`. */
export const MembershipRow = z.object({ group: z.string(), country: z.string(), member: z.boolean(), confirm: z.boolean() });
export type MembershipRow = z.infer<typeof MembershipRow>;

/** The reading taken for each ambiguity, by its id (`D-13`); what is not named takes its default. */
export const ReadingChoices = z.record(z.string(), z.string());
export type ReadingChoices = z.infer<typeof ReadingChoices>;

/** A line in of `clocks`. Dates beside the trigger are read by the names that the clock's pack gives them. */
export const ClockRequest = z.looseObject({
  clock: z.string().min(1).max(128),
  /** A date, or an instant: its date is then that of the law's zone. */
  trigger: z.union([CalendarDate, Instant], { error: 'A trigger is a date, YYYY-MM-DD, or an instant with its zone.' }),
  readings: ReadingChoices.optional(),
  /** The filer's own time zone, for the reading that counts in it. */
  zone: z.string().min(1).max(64).optional(),
});
export type ClockRequest = z.infer<typeof ClockRequest>;

export const ClockAlarmCode = z.enum([
  'law-not-in-force',
  'confirm-law',
  'not-a-business-day',
  'clock-change',
  'late-by-construction',
  'gate',
  'policy-not-law',
  'past-due',
  'date-not-used',
  'extension-too-late',
  'extension-without-end',
  'time-of-trigger-unknown',
  'leap-day',
]);
export type ClockAlarmCode = z.infer<typeof ClockAlarmCode>;

/** A line out of `clocks`, less its `id`. */
export const ClockRow = z.object({
  clock: z.string(),
  regime: z.string(),
  /** The date in the law's zone under the readings taken. */
  due: CalendarDate,
  dueAt: Instant,
  /** When to be ready: business days before the due date. Absent where nobody has to act. */
  target: CalendarDate.optional(),
  opens: CalendarDate.optional(),
  bindsFrom: CalendarDate.optional(),
  lapsesAfter: CalendarDate.optional(),
  holdingsAsOf: CalendarDate.optional(),
  /** The human citation, and the identity of the clause: the digest of its text. */
  clause: z.string(),
  clauseId: z.string(),
  direction: z.string(),
  /** Every choice of every reading that moves this clock, the applied one first; no `due` where a date it needs was not given. */
  readings: z.array(
    z.object({ id: z.string(), choice: z.string(), applied: z.boolean(), due: CalendarDate.optional(), dueAt: Instant.optional() }),
  ),
  alarms: z.array(z.object({ code: ClockAlarmCode, because: z.string() })),
  lawStatus: LawStatus,
  lawConfirm: z.boolean(),
});
export type ClockRow = z.infer<typeof ClockRow>;

/** Who a person is under the proposal's definition; `unresolved` is never a clearance. */
export const UsStatus = z.enum(['us', 'foreign', 'unresolved']);
export type UsStatus = z.infer<typeof UsStatus>;

/** What is known about a person's status: evidence with its method and date. */
export const UsStatusFacts = z.object({
  kind: z.enum(['individual', 'entity']),
  evidence: z.array(StatusEvidence).max(50),
  /** Judge by what was established on or before this day. */
  on: CalendarDate.optional(),
});
export type UsStatusFacts = z.infer<typeof UsStatusFacts>;

export const Tri = z.enum(['yes', 'no', 'unknown']);
export type Tri = z.infer<typeof Tri>;

/** An interval that holds the truth. */
export const Bounds = z.object({ min: z.number().nonnegative(), max: z.number().nonnegative() });

/** One training run as the meter knows it, to be held against every threshold. Absent facts are unknown. */
export const RunFacts = z.object({
  /** Operations of this run: dense, a multiply-accumulate counted as two. */
  operations: Bounds,
  /** Operations over the model's whole training, where earlier runs are known. */
  cumulative: Bounds.optional(),
  /** Is the run by, for, or on behalf of a foreign person? */
  foreignPerson: Tri.default('unknown'),
  /** Is the training data primarily biological sequences? */
  biological: Tri.default('unknown'),
  /** Does the run modify a model that exists (fine-tuning, reinforcement learning)? */
  modifies: Tri.default('unknown'),
  cluster: z
    .object({
      oneDatacentre: Tri.default('unknown'),
      link_gbps: z.number().nonnegative().optional(),
      peak_ops_per_second: Bounds.optional(),
    })
    .default({ oneDatacentre: 'unknown' }),
  /** Annual revenue of the developer with its affiliates. */
  developerRevenue_usd: Bounds.optional(),
  trainingCost_usd: Bounds.optional(),
  chip: z.object({ tpp: z.number().nonnegative(), dramBandwidth_gbytes_per_second: z.number().nonnegative() }).optional(),
});
export type RunFacts = z.input<typeof RunFacts>;
