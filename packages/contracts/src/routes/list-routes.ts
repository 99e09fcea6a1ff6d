import { z } from 'zod';
import {
  ListChangesView,
  ListImpactView,
  ListsView,
  OverruleApproval,
  OverruleRequest,
  OverruleView,
  RefreshRequest,
  RefreshView,
} from '../views/lists-view.ts';
import { CASEWORKERS, Page, READERS, type Route } from './route.ts';

/** A version by its digest. Without `to` the live one; without `from` the one before it, or the live one where `to` waits. */
const Versions = z.object({ from: z.string().max(64).optional(), to: z.string().max(64).optional() });

/** Watch lists: what is live, what waits, what changed and whom it touches. */
export const LIST_ROUTES = {
  listLists: {
    method: 'GET',
    path: '/v1/lists',
    summary: 'The watch lists in use, their age and refresh, and what is held back',
    tag: 'lists',
    roles: READERS,
    response: ListsView,
  },
  listChanges: {
    method: 'GET',
    path: '/v1/lists/:name/changes',
    summary: 'What came, went and changed between two versions of a list',
    tag: 'lists',
    roles: READERS,
    query: Page.extend(Versions.shape).extend({ kind: z.enum(['added', 'removed', 'changed']).optional() }),
    response: ListChangesView,
  },
  listImpact: {
    method: 'GET',
    path: '/v1/lists/:name/impact',
    summary: 'Whose matches arise, vanish or change band between two versions of a list',
    tag: 'lists',
    roles: READERS,
    query: Versions,
    response: ListImpactView,
  },
  overruleGuard: {
    method: 'POST',
    path: '/v1/lists/:name/overrules',
    summary: 'Ask that a version be taken although the guard holds it back',
    tag: 'lists',
    roles: CASEWORKERS,
    body: OverruleRequest,
    response: OverruleView,
    mutates: true,
    status: 201,
  },
  approveOverrule: {
    method: 'POST',
    path: '/v1/lists/overrules/:id/approval',
    summary: 'Take, or refuse, what another person asked to be taken',
    tag: 'lists',
    roles: CASEWORKERS,
    body: OverruleApproval,
    response: OverruleView,
    mutates: true,
  },
  refreshLists: {
    method: 'POST',
    path: '/v1/lists/refresh',
    summary: 'Fetch one source of lists now, or all of them',
    tag: 'lists',
    roles: ['officer', 'engineer', 'administrator'],
    body: RefreshRequest,
    response: z.object({ refreshes: z.array(RefreshView) }),
    mutates: true,
  },
} as const satisfies Record<string, Route>;
