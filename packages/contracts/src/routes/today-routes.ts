import { Summary } from '../summary.ts';
import { OverviewView } from '../views/session.ts';
import { TodayView } from '../views/today.ts';
import { READERS, type Route } from './route.ts';

/** What a person sees first. */
export const TODAY_ROUTES = {
  getOverview: {
    method: 'GET',
    path: '/v1/overview',
    summary: 'Lists, law and counts for the bar at the top',
    tag: 'today',
    roles: READERS,
    response: OverviewView,
  },
  getToday: {
    method: 'GET',
    path: '/v1/today',
    summary: 'What must be done, most urgent first',
    tag: 'today',
    roles: READERS,
    response: TodayView,
  },
  getSummary: {
    method: 'GET',
    path: '/v1/summary',
    summary: 'The summary of the last main job',
    tag: 'today',
    roles: READERS,
    response: Summary,
  },
} as const satisfies Record<string, Route>;
