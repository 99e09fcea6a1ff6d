import { z } from 'zod';
import { MatchRequest, MatchResponse } from '../match.ts';
import { pageOf } from '../views/common.ts';
import { MatchView } from '../views/customer-view.ts';
import { Page, READERS, type Route } from './route.ts';

/** Matches with watch lists. */
export const SCREENING_ROUTES = {
  listMatches: {
    method: 'GET',
    path: '/v1/matches',
    summary: 'Matches with watch lists',
    tag: 'matches',
    roles: READERS,
    query: Page.extend({ band: z.enum(['match', 'review']).optional(), customer: z.string().max(128).optional() }),
    response: pageOf(MatchView.extend({ customer: z.string() })),
  },
  match: {
    method: 'POST',
    path: '/match/:dataset',
    summary: 'Screen entities as yente does; a dataset is `default` for all lists, or the name of one',
    tag: 'matches',
    roles: READERS,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(5),
      threshold: z.coerce.number().min(0).max(1).optional(),
      cutoff: z.coerce.number().min(0).max(1).default(0.5),
    }),
    body: MatchRequest,
    response: MatchResponse,
  },
} as const satisfies Record<string, Route>;
