import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type CatalogResponse,
  type FtmEntity,
  type ListEntry,
  MATCH_QUERIES_MAX,
  type MatchQuery,
  type MatchRequest,
  type MatchResponse,
  type ScreenMatch,
} from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { WatchLists } from '@gatehouse/program';
import type { ScoringProfile } from '@gatehouse/screening';
import type { Handlers } from '../call.ts';
import { algorithms, featureDocs, profileFor } from '../yente/algorithms.ts';
import { ALL_LISTS, entryFilter, isFiltered } from '../yente/entry-filter.ts';
import { entryByYenteId, listedEntity } from '../yente/listed-entity.ts';
import type { Rooms } from './rooms.ts';

/** So many are looked for where some are left out afterwards, and at least so many where none are: `total` counts matches that are not told, too. */
const LOOKED_FOR_FILTERED = 2_000;
const LOOKED_FOR_MIN = 20;
/** Below this no name resembles another: a client that asks for less is answered from here, not from a scan of every entry. */
const CUTOFF_MIN = 0.3;

type YenteHandlers = Pick<Handlers, 'match' | 'listAlgorithms' | 'listDatasets' | 'getListedEntity'>;
type Response = MatchResponse['responses'][string];

/** Screening as yente's clients ask for it. A dataset is `default` for all lists, or the name of one. */
export function yenteHandlers({ world }: Rooms): YenteHandlers {
  return {
    match: async ({ params, query, body }) => {
      const dataset = params['dataset'] ?? ALL_LISTS;
      // One version of the lists for the whole call, should another come meanwhile.
      const { lists } = world;
      refuseUnknownList(lists, dataset);
      refuseOwnWeights(body);
      const asked = askedFor(body);
      const profile = profileFor(query.algorithm);
      const isAskedFor = entryFilter(dataset, query);
      const lookedFor = isFiltered(dataset, query) ? LOOKED_FOR_FILTERED : Math.max(LOOKED_FOR_MIN, query.limit);
      const responses: Record<string, Response> = {};
      for (const [name, entity] of asked) {
        responses[name] = answerTo(lists, entity, query, { profile, isAskedFor, lookedFor });
        // Others are served between two entities of a batch.
        await nextTurn();
      }
      return { responses, matcher: featureDocs(profile), limit: query.limit };
    },
    listAlgorithms: async () => algorithms(),
    listDatasets: async () => catalogOf(world.lists),
    getListedEntity: async ({ params }) => {
      const { lists } = world;
      const entry = entryByYenteId(lists, params['id'] ?? '');
      if (entry === undefined)
        throw new ProblemError(
          'not-found',
          'There is no listed party of this id.',
          'Take the id from an answer of /match; it can have left its list.',
        );
      return listedEntity(lists, entry);
    },
  };
}

function refuseUnknownList(lists: WatchLists, dataset: string): void {
  const known = lists.versions.map((version) => version.name);
  if (dataset === ALL_LISTS || known.includes(dataset)) return;
  throw new ProblemError('not-found', `There is no list called "${dataset}".`, `Ask for ${ALL_LISTS}, or for one of ${known.join(', ')}.`, {
    field: 'dataset',
  });
}

// A score by weights that nobody signed would look like any other: it is refused rather than given by other weights than were asked for.
function refuseOwnWeights({ weights, config }: MatchRequest): void {
  const field = Object.keys(weights ?? {}).length > 0 ? 'weights' : Object.keys(config ?? {}).length > 0 ? 'config' : null;
  if (field === null) return;
  throw new ProblemError(
    'bad-input',
    `Scores follow signed profiles; "${field}" of a call is not taken.`,
    'Leave it out, or name a profile as "algorithm".',
    {
      field,
    },
  );
}

function askedFor({ queries }: MatchRequest): [string, FtmEntity][] {
  const asked = Object.entries(queries).flatMap(([name, entity]): [string, FtmEntity][] => (entity === null ? [] : [[name, entity]]));
  if (asked.length === 0) throw new ProblemError('bad-input', 'No queries are given.', 'Send at least one entity.', { field: 'queries' });
  if (asked.length > MATCH_QUERIES_MAX)
    throw new ProblemError('bad-input', `One call takes at most ${MATCH_QUERIES_MAX} queries.`, 'Send several calls.', {
      field: 'queries',
    });
  return asked;
}

interface Screening {
  readonly profile: ScoringProfile;
  readonly isAskedFor: (entry: ListEntry) => boolean;
  readonly lookedFor: number;
}

function answerTo(
  lists: WatchLists,
  entity: FtmEntity,
  { cutoff, limit, threshold }: MatchQuery,
  { profile, isAskedFor, lookedFor }: Screening,
): Response {
  const found = lists.index.screen(entity, { threshold: Math.max(cutoff, CUTOFF_MIN), limit: lookedFor, profile });
  const results = found
    .filter((match) => match.score > cutoff)
    .flatMap((match) => {
      const entry = lists.entryOf(match.list, match.entryId);
      return entry === undefined || !isAskedFor(entry) ? [] : [resultOf(lists, match, entry, threshold)];
    });
  const matches = results.filter((result) => result.match).length;
  return { status: 200, results: results.slice(0, limit), total: { value: matches, relation: 'eq' }, query: { ...entity } };
}

function resultOf(lists: WatchLists, match: ScreenMatch, entry: ListEntry, threshold: number | undefined): Response['results'][number] {
  return {
    ...listedEntity(lists, entry),
    score: match.score,
    match: threshold === undefined ? match.band === 'match' : match.score >= threshold,
    features: Object.fromEntries(match.parts.map((part) => [part.feature, part.score])),
    explanations: Object.fromEntries(match.parts.map(({ feature, detail, score, weight }) => [feature, { detail, score, weight }])),
  };
}

function catalogOf({ versions }: WatchLists): CatalogResponse {
  const children = versions.map((version) => version.name);
  const stale = versions.filter((version) => version.stale).map((version) => version.name);
  const dataset = (name: string, version: string, entity_count: number, updated_at: string | null, isStale: boolean, of: string[]) => ({
    name,
    title: name,
    version,
    load: true,
    children: of,
    entity_count,
    updated_at,
    index_version: version,
    index_current: !isStale,
  });
  const count = versions.reduce((sum, version) => sum + version.entries, 0);
  return {
    datasets: [
      dataset(ALL_LISTS, versions.map(({ version }) => version.slice(0, 8)).join('-'), count, null, stale.length > 0, children),
      ...versions.map(({ name, version, entries, date, stale: isStale }) =>
        dataset(name, version, entries, date === 'unknown' ? null : `${date}T00:00:00`, isStale, []),
      ),
    ],
    current: children.filter((name) => !stale.includes(name)),
    outdated: stale,
    index_stale: stale.length > 0,
  };
}
