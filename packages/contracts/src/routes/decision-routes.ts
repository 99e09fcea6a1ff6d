import { EvaluationRequest, EvaluationResponse, EvaluationsRequest, EvaluationsResponse } from '../authzen.ts';
import { FEEDERS, type Route } from './route.ts';

/** AuthZEN: may this subject do this? */
export const DECISION_ROUTES = {
  evaluate: {
    method: 'POST',
    path: '/access/v1/evaluation',
    summary: 'AuthZEN: may this subject do this?',
    tag: 'decisions',
    roles: FEEDERS,
    body: EvaluationRequest,
    response: EvaluationResponse,
  },
  evaluateMany: {
    method: 'POST',
    path: '/access/v1/evaluations',
    summary: 'AuthZEN: several at once',
    tag: 'decisions',
    roles: FEEDERS,
    body: EvaluationsRequest,
    response: EvaluationsResponse,
  },
} as const satisfies Record<string, Route>;
