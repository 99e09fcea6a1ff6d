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

/** How a word of one name meets the other: `null` where a side has nothing for it. Words written apart on one side stand together with a space. */
export const WordPairing = z.object({
  query: z.string().nullable(),
  candidate: z.string().nullable(),
  /** 0..1. */
  similarity: z.number(),
  how: z.enum([
    'same',
    'spelled-alike',
    'sounds-alike',
    'nickname',
    'initial',
    'same-meaning',
    'joined',
    'other-script',
    'left-out',
    'contradicts',
  ]),
});
export type WordPairing = z.infer<typeof WordPairing>;

/** The two names that decided a score, as they were written, and how their words meet, in the order of the query's. */
export const AlignedNames = z.object({ query: z.string(), candidate: z.string(), weak: z.boolean(), words: z.array(WordPairing) });
export type AlignedNames = z.infer<typeof AlignedNames>;

/** One field of both sides. What a side does not say is `unknown`: it speaks neither for nor against. */
export const FieldComparison = z.object({
  field: z.string(),
  query: z.array(z.string()),
  candidate: z.array(z.string()),
  verdict: z.enum(['agree', 'close', 'conflict', 'unknown']),
  detail: z.string(),
});
export type FieldComparison = z.infer<typeof FieldComparison>;

/** One fact that would move the score into another band, and where to. */
export const ScoreFlip = z.object({ change: z.string(), score: z.number(), band: MatchBand });
export type ScoreFlip = z.infer<typeof ScoreFlip>;

/** A comparison with all that a person needs to judge it. */
export const MatchExplanation = ScoredComparison.extend({
  names: AlignedNames.nullable(),
  fields: z.array(FieldComparison),
  /** What was given and did not count, and why. */
  ignored: z.array(z.object({ what: z.string(), why: z.string() })),
  flips: z.array(ScoreFlip),
});
export type MatchExplanation = z.infer<typeof MatchExplanation>;

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
