import { z } from 'zod';
import { AlgorithmsResponse, CatalogResponse, MatchQuery, MatchRequest, MatchResponse, YenteEntity } from '../match.ts';
import { MatchApprovalRequest, MatchDecisionRequest, MatchPage, MatchReviewView } from '../views/match-view.ts';
import { CASEWORKERS, Page, READERS, type Route } from './route.ts';

/** Matches with watch lists. */
export const SCREENING_ROUTES = {
  listMatches: {
    method: 'GET',
    path: '/v1/matches',
    summary: 'Matches with watch lists: `match` before `review`, in each the highest score first',
    tag: 'matches',
    roles: READERS,
    query: Page.extend({
      band: z.enum(['match', 'review']).optional(),
      customer: z.string().max(128).optional(),
      /** Only those that wait for a person. */
      open: z.stringbool().optional(),
    }),
    response: MatchPage,
  },
  getMatch: {
    method: 'GET',
    path: '/v1/matches/:id',
    summary: 'One match with both sides, explained; the reading is logged',
    tag: 'matches',
    roles: READERS,
    response: MatchReviewView,
  },
  decideMatch: {
    method: 'POST',
    path: '/v1/matches/:id/decision',
    summary: 'Say whether a match is the same party, another, or not to be told; clearing one in band `match` waits for a second person',
    tag: 'matches',
    roles: CASEWORKERS,
    body: MatchDecisionRequest,
    response: MatchReviewView,
    mutates: true,
  },
  approveMatch: {
    method: 'POST',
    path: '/v1/matches/:id/approval',
    summary: 'Approve or refuse another person’s clearance of a match',
    tag: 'matches',
    roles: CASEWORKERS,
    body: MatchApprovalRequest,
    response: MatchReviewView,
    mutates: true,
  },
  match: {
    method: 'POST',
    path: '/match/:dataset',
    summary: 'Screen entities as yente does; a dataset is `default` for all lists, or the name of one',
    tag: 'matches',
    roles: READERS,
    query: MatchQuery,
    body: MatchRequest,
    response: MatchResponse,
  },
  listAlgorithms: {
    method: 'GET',
    path: '/algorithms',
    summary: 'The profiles by which /match scores, as yente lists its algorithms',
    tag: 'matches',
    roles: READERS,
    response: AlgorithmsResponse,
  },
  listDatasets: {
    method: 'GET',
    path: '/catalog',
    summary: 'The lists in use, as yente lists its datasets',
    tag: 'matches',
    roles: READERS,
    response: CatalogResponse,
  },
  getListedEntity: {
    method: 'GET',
    path: '/entities/:id',
    summary: 'A listed party by the id that /match gave, as yente shows one',
    tag: 'matches',
    roles: READERS,
    response: YenteEntity,
  },
} as const satisfies Record<string, Route>;
