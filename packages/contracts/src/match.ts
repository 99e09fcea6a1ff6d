import { z } from 'zod';
import { FtmEntity } from './ftm-entity.ts';

// The shapes of yente's API (opensanctions/yente 5, MIT): what its clients send, and what they read.

/** The most entities that one call of `/match` takes, as yente has it. */
export const MATCH_QUERIES_MAX = 100;
/** The most results for each of them, as yente has it. */
export const MATCH_RESULTS_MAX = 500;
const FILTER_VALUES_MAX = 50;

/** A parameter that may stand several times. */
const Repeated = z
  .union([
    z.array(z.string().max(256)).max(FILTER_VALUES_MAX),
    z
      .string()
      .max(256)
      .transform((value) => [value]),
  ])
  .default([]);

/** The query of `POST /match/{dataset}`. What else a client sends there (`fuzzy`, as older ones do) bears on nothing here. */
export const MatchQuery = z.object({
  limit: z.coerce.number().int().min(0).max(MATCH_RESULTS_MAX).default(5),
  /** Results from this score on are called matches; without it those of the band `match` are. */
  threshold: z.coerce.number().min(0).max(1).optional(),
  /** Results up to this score are not told. */
  cutoff: z.coerce.number().min(0).max(1).default(0.5),
  algorithm: z.string().max(64).default('best'),
  include_dataset: Repeated,
  exclude_dataset: Repeated,
  exclude_schema: Repeated,
  topics: Repeated,
  exclude_entity_ids: Repeated,
  changed_since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}/, 'write a date, such as 2026-01-31')
    .max(64)
    .optional(),
});
export type MatchQuery = z.infer<typeof MatchQuery>;

/** The body of `POST /match/{dataset}`: entities to look for, by names of the caller's own. A query that is null is passed over. */
export const MatchRequest = z.looseObject({
  queries: z.record(z.string(), FtmEntity.nullable()),
  weights: z.record(z.string(), z.number()).nullish(),
  config: z.record(z.string(), z.unknown()).nullish(),
});
export type MatchRequest = z.infer<typeof MatchRequest>;

const Properties = z.record(z.string(), z.array(z.unknown()));

/** A listed party as yente shows one. */
export const YenteEntity = z.looseObject({
  id: z.string(),
  caption: z.string(),
  schema: z.string(),
  properties: Properties,
  datasets: z.array(z.string()),
  referents: z.array(z.string()),
  target: z.boolean(),
  /** ISO 8601 without a zone, as yente writes them; null where the publisher gives none. */
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  last_change: z.string().nullable(),
});
export type YenteEntity = z.infer<typeof YenteEntity>;

const MatchedEntity = YenteEntity.extend({
  score: z.number(),
  match: z.boolean(),
  features: z.record(z.string(), z.number()),
  explanations: z.record(z.string(), z.object({ detail: z.string(), score: z.number(), weight: z.number() })),
});

const FeatureDocs = z.record(z.string(), z.object({ description: z.string(), coefficient: z.number(), url: z.string() }));
export type FeatureDocs = z.infer<typeof FeatureDocs>;

/** The answer of `/match`: for each query its candidates, best first. `total` counts those that are matches. */
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
  matcher: FeatureDocs,
  limit: z.number().int(),
});
export type MatchResponse = z.infer<typeof MatchResponse>;

/** `GET /algorithms`: the profiles by which `/match` scores. */
export const AlgorithmsResponse = z.object({
  algorithms: z.array(z.object({ name: z.string(), description: z.string().nullable(), features: FeatureDocs, docs: FeatureDocs })),
  default: z.string(),
  best: z.string(),
});
export type AlgorithmsResponse = z.infer<typeof AlgorithmsResponse>;

/** `GET /catalog`: the lists as yente's datasets. */
export const CatalogResponse = z.object({
  datasets: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      version: z.string(),
      load: z.boolean(),
      children: z.array(z.string()),
      entity_count: z.number().int(),
      /** ISO 8601; null where the publisher's date is not known. */
      updated_at: z.string().nullable(),
      index_version: z.string(),
      index_current: z.boolean(),
    }),
  ),
  current: z.array(z.string()),
  outdated: z.array(z.string()),
  index_stale: z.boolean(),
});
export type CatalogResponse = z.infer<typeof CatalogResponse>;
