import { z } from 'zod';
import { pageOf } from '../views/common.ts';
import { RunRow, RunView } from '../views/run-view.ts';
import { Accepted, FEEDERS, Page, READERS, Text, type Route } from './route.ts';

/** Usage in, runs out. */
export const USAGE_ROUTES = {
  addUsage: {
    method: 'POST',
    path: '/v1/usage',
    summary: 'Add usage in any format that the meter reads (recognised by content)',
    tag: 'usage',
    roles: FEEDERS,
    body: Text,
    response: Accepted,
    mutates: true,
    status: 202,
  },
  listRuns: {
    method: 'GET',
    path: '/v1/runs',
    summary: 'Training runs and other large workloads',
    tag: 'runs',
    roles: READERS,
    query: Page.extend({ over: z.string().max(64).optional(), customer: z.string().max(128).optional() }),
    response: pageOf(RunRow),
  },
  getRun: { method: 'GET', path: '/v1/runs/:id', summary: 'One run, every regime', tag: 'runs', roles: READERS, response: RunView },
} as const satisfies Record<string, Route>;
