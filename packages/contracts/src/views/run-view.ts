import { z } from 'zod';
import { LawReference, Operations, TimelineItem } from './common.ts';

export const RunRow = z.object({
  id: z.string(),
  customers: z.array(z.string()),
  accounts: z.array(z.string()),
  start: z.string(),
  end: z.string(),
  accelerators: z.string(),
  /** The most accelerators at once; a part of one where it is shared. */
  count_max: z.number(),
  operations: Operations,
  /** The thresholds that are certainly or possibly crossed. */
  over: z.array(z.object({ threshold: z.string(), over: z.enum(['yes', 'possibly']) })),
  joined: z.boolean(),
});
export type RunRow = z.infer<typeof RunRow>;

/** `GET /v1/runs/{id}`: is this a covered training run? */
export const RunView = RunRow.extend({
  /** Cumulative operations at each time: the band and its middle. Times in ISO 8601. */
  series: z.array(z.object({ at: z.string(), low: z.number(), mid: z.number(), high: z.number(), ceiling: z.number() })),
  /** One run, every regime. */
  regimes: z.array(
    z.object({
      threshold: z.string(),
      title: z.string(),
      limit: z.number().nullable(),
      unit: z.string(),
      over: z.enum(['yes', 'possibly', 'no', 'unknown']),
      crossedAt: z.object({ low: z.string().nullable(), mid: z.string().nullable(), high: z.string().nullable() }),
      because: z.string(),
      owes: z.string(),
      measurement: z.string(),
      clock: z.string().nullable(),
      law: LawReference,
    }),
  ),
  /** Which sensor says what; the one used stands first. */
  ladder: z.array(z.object({ basis: z.string(), operations: Operations.partial(), used: z.boolean(), detail: z.string() })),
  parts: z.array(
    z.object({
      account: z.string(),
      customer: z.string(),
      reseller: z.string().nullable(),
      job: z.string().nullable(),
      operations: Operations,
      because: z.string(),
    }),
  ),
  because: z.array(z.string()),
  cluster: z.object({
    datacentres: z.array(z.string()),
    link_gbps: z.number().nullable(),
    peak_operations_per_second: z.object({ min: z.number(), max: z.number() }),
  }),
  clocks: z.array(
    z.object({ id: z.string(), clock: z.string(), due: z.string(), dueAt: z.string(), alarms: z.array(z.string()), law: LawReference }),
  ),
  report: z.string().nullable(),
  timeline: z.array(TimelineItem),
});
export type RunView = z.infer<typeof RunView>;
