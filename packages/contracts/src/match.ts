import { z } from 'zod';
import { FtmEntity } from './ftm-entity.ts';

/** The most entities that one call of `/match` takes, as yente has it. */
export const MATCH_QUERIES_MAX = 100;

/** The body of `POST /match/{dataset}`: entities to look for, by names of the caller's own. Follows yente's API. */
export const MatchRequest = z.looseObject({
  queries: z.record(z.string(), FtmEntity),
});
export type MatchRequest = z.infer<typeof MatchRequest>;

const MatchedEntity = z.looseObject({
  id: z.string(),
  caption: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.unknown())),
  datasets: z.array(z.string()),
  referents: z.array(z.string()),
  target: z.boolean(),
  score: z.number(),
  match: z.boolean(),
  features: z.record(z.string(), z.number()),
  explanations: z.record(z.string(), z.object({ detail: z.string(), score: z.number(), weight: z.number() })),
});

/** The answer of `/match`: for each query its candidates, best first. */
export const MatchResponse = z.object({
  responses: z.record(
    z.string(),
    z.object({
      status: z.number().int(),
      results: z.array(MatchedEntity),
      total: z.object({ value: z.number().int(), relation: z.literal('eq') }),
      query: z.looseObject({}),
    }),
  ),
  matcher: z.record(z.string(), z.object({ description: z.string(), coefficient: z.number(), url: z.string() })),
  limit: z.number().int(),
});
export type MatchResponse = z.infer<typeof MatchResponse>;
