import { z } from 'zod';
import { CalendarDate } from './primitives.ts';

/** The account states of the data model (proposed 7.302(d)): see the transition table in `program`. */
export const AccountState = z.enum([
  'applicant',
  'status-unresolved',
  'us-exempt',
  'foreign-intake',
  'verifying',
  'provisional',
  'verified',
  'deprovisioning',
  'restricted',
  'refused',
  'closed',
]);
export type AccountState = z.infer<typeof AccountState>;

/** What the main job prints and writes as `summary.json`. */
export const Summary = z.object({
  asOf: CalendarDate,
  lists: z.record(
    z.string(),
    z.object({ version: z.string(), date: z.string().nullable(), entries: z.number().int(), stale: z.boolean() }),
  ),
  rulepacks: z.array(z.object({ id: z.string(), status: z.string() })),
  customers: z.object({
    total: z.number().int(),
    us: z.number().int(),
    foreign: z.number().int(),
    unresolved: z.number().int(),
    byState: z.record(z.string(), z.number().int()),
  }),
  unverified: z.object({ total: z.number().int(), pastDate: z.number().int() }),
  matches: z.object({ match: z.number().int(), review: z.number().int() }),
  ownership: z.object({ blocked: z.number().int(), possibly: z.number().int() }),
  runs: z.object({ total: z.number().int(), over: z.record(z.string(), z.number().int()) }),
  clocks: z.array(z.object({ id: z.string(), clock: z.string(), subject: z.string(), due: CalendarDate })),
  reports: z.object({ drafted: z.number().int() }),
  flags: z.record(z.string(), z.number().int()),
  injected: z.array(z.object({ case: z.string(), expected: z.string(), found: z.boolean(), because: z.string() })),
  errors: z.array(
    z.object({ file: z.string(), line: z.number().int(), field: z.string(), problem: z.string(), fix: z.string().optional() }),
  ),
});
export type Summary = z.infer<typeof Summary>;
