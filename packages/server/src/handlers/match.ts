import { MATCH_QUERIES_MAX, type MatchResponse, type ScreenMatch } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { Handlers } from '../call.ts';
import type { Rooms } from './rooms.ts';

/** The name under which yente's clients ask for everything. */
const ALL_LISTS = 'default';
/** More are looked for than are told where one list is asked for: the others are left out afterwards. */
const LOOKED_FOR_MAX = 200;

type Response = MatchResponse['responses'][string];

/** Screening as yente's clients ask for it. A dataset is `default` for all lists, or the name of one. */
export function matchHandlers({ world }: Rooms): Pick<Handlers, 'match'> {
  return {
    match: async ({ params, query, body }) => {
      const dataset = params['dataset'] ?? ALL_LISTS;
      // One version of the lists for the whole call, should another come meanwhile.
      const { lists } = world;
      const known = lists.versions.map((version) => version.name);
      if (dataset !== ALL_LISTS && !known.includes(dataset)) {
        throw new ProblemError(
          'not-found',
          `There is no list called "${dataset}".`,
          `Ask for ${ALL_LISTS}, or for one of ${known.join(', ')}.`,
          { field: 'dataset' },
        );
      }
      const asked = Object.entries(body.queries);
      if (asked.length > MATCH_QUERIES_MAX)
        throw new ProblemError('too-large', `One call takes at most ${MATCH_QUERIES_MAX} queries.`, 'Send several calls.', {
          field: 'queries',
        });
      const responses: Record<string, Response> = {};
      for (const [name, entity] of asked) {
        const limit = dataset === ALL_LISTS ? query.limit : LOOKED_FOR_MAX;
        const found = lists.index
          .screen(entity, { threshold: query.cutoff, limit })
          .filter((match) => dataset === ALL_LISTS || match.list === dataset);
        const results = found
          .slice(0, query.limit)
          .map((match) => resultOf(match, lists.entryOf(match.list, match.entryId), query.threshold));
        responses[name] = { status: 200, results, total: { value: results.length, relation: 'eq' }, query: { ...entity } };
      }
      return { responses, matcher: {}, limit: query.limit };
    },
  };
}

function resultOf(
  match: ScreenMatch,
  entry: { entity: { schema: string; properties: Record<string, unknown[]> } } | undefined,
  threshold: number | undefined,
): Response['results'][number] {
  return {
    id: `${match.list}-${match.entryId}`,
    caption: match.caption,
    schema: entry?.entity.schema ?? 'LegalEntity',
    properties: entry?.entity.properties ?? { name: [match.caption] },
    datasets: [match.list],
    referents: [],
    target: true,
    score: match.score,
    match: threshold === undefined ? match.band === 'match' : match.score >= threshold,
    features: Object.fromEntries(match.parts.map((part) => [part.feature, part.score])),
    explanations: Object.fromEntries(match.parts.map(({ feature, detail, score, weight }) => [feature, { detail, score, weight }])),
  };
}
