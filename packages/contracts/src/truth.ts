import { z } from 'zod';
import { FlagCode } from './flags.ts';
import { SourceId } from './primitives.ts';

/** What an injected case should lead to, as something that can be looked up in the job's results. */
export const Expectation = z.discriminatedUnion('kind', [
  /** Each of the subjects carries the flag. */
  z.object({ kind: z.literal('flag'), subjects: z.array(SourceId).min(1), code: FlagCode }),
  /** None of the subjects carries any of the flags. */
  z.object({ kind: z.literal('no-flag'), subjects: z.array(SourceId).min(1), codes: z.array(FlagCode).min(1) }),
  /** The customer's status is this. */
  z.object({ kind: z.literal('status'), subjects: z.array(SourceId).min(1), status: z.enum(['us', 'foreign', 'unresolved']) }),
  /** Every account of the customer is in one of these states. */
  z.object({ kind: z.literal('state'), subjects: z.array(SourceId).min(1), states: z.array(z.string()).min(1) }),
  /** One run holds the usage of exactly these accounts. */
  z.object({ kind: z.literal('run'), accounts: z.array(SourceId).min(1), over: z.string().optional() }),
  /** A request for accelerators by the customer has this outcome. */
  z.object({ kind: z.literal('outcome'), subjects: z.array(SourceId).min(1), outcome: z.enum(['allow', 'deny', 'hold', 'restrict']) }),
]);
export type Expectation = z.infer<typeof Expectation>;

/** One injected case: its name, in words what is expected, and how to see it. All of `expect` must hold. */
export const TruthCase = z.object({ case: z.string(), expected: z.string(), expect: z.array(Expectation).min(1) });
export type TruthCase = z.infer<typeof TruthCase>;

/** The truth about a made export; it stands beside the export's folder, never in it. */
export const Truth = z.object({ seed: z.number().int(), cases: z.array(TruthCase) });
export type Truth = z.infer<typeof Truth>;
