import { z } from 'zod';
import { FtmEntity } from './ftm-entity.ts';
import { ListName } from './lists.ts';

/** What a score asks for: `match` to be treated as the listed party, `review` by a person, `none` nothing. */
export const MatchBand = z.enum(['match', 'review', 'none']);
export type MatchBand = z.infer<typeof MatchBand>;

/** One reason within a score. The score is the sum of the effects. */
export const ScorePart = z.object({
  feature: z.string(),
  /** How alike the two sides are in this feature, 0..1. */
  score: z.number(),
  /** How much the feature may move the whole. */
  weight: z.number(),
  /** By how much it did, negative where it speaks against. */
  effect: z.number(),
  /** The sentence for a reader. */
  detail: z.string(),
});
export type ScorePart = z.infer<typeof ScorePart>;

/** A compared pair: 0..1, its band and its reasons. */
export const ScoredComparison = z.object({ score: z.number(), band: MatchBand, parts: z.array(ScorePart) });
export type ScoredComparison = z.infer<typeof ScoredComparison>;

/** A listed party that resembles the query. */
export const ScreenMatch = ScoredComparison.extend({ list: ListName, entryId: z.string(), caption: z.string() });
export type ScreenMatch = z.infer<typeof ScreenMatch>;

/** The version of a list that an answer was given from. */
export const ScreenedList = z.object({ version: z.string(), date: z.string() });
export type ScreenedList = z.infer<typeof ScreenedList>;

/** A line into `gatehouse compare`. */
export const CompareRequest = z.object({ query: FtmEntity, candidate: FtmEntity });
export type CompareRequest = z.infer<typeof CompareRequest>;

/** A line out of `gatehouse screen`, without its id. */
export const ScreenAnswer = z.object({ matches: z.array(ScreenMatch), lists: z.record(ListName, ScreenedList) });
export type ScreenAnswer = z.infer<typeof ScreenAnswer>;
