import { z } from 'zod';

/** A page of a list: its rows, how many there are in all, and where the next page begins. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ items: z.array(row), total: z.number().int(), next: z.string().nullable() });
}

/** The law behind a statement: regime, clause, its status on the day, and the readings taken. */
export const LawReference = z.object({
  pack: z.string(),
  regime: z.string(),
  /** The clause as people cite it, and its identity: the digest of its text. */
  clause: z.string(),
  clauseId: z.string(),
  /** The citation of the whole regime. */
  citation: z.string(),
  status: z.string(),
  confirm: z.boolean(),
  readings: z.array(z.string()),
});
export type LawReference = z.infer<typeof LawReference>;

/** An interval of operations: the 90 % interval with its middle, and the physical limit. */
export const Operations = z.object({ low: z.number(), mid: z.number(), high: z.number(), ceiling: z.number() });
export type Operations = z.infer<typeof Operations>;

/** A row of the evidence timeline: what happened, when, and the ledger entry that proves it. */
export const TimelineItem = z.object({
  at: z.string(),
  kind: z.string(),
  text: z.string(),
  /** Who or what did it. */
  actor: z.string(),
  /** The number of the entry in the log; null while it waits for the sequencer. */
  entry: z.number().int().nullable(),
  entryId: z.string(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;
