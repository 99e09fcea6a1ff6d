import { z } from 'zod';
import { ApprovalRequest, CaseView, DispositionRequest, SnoozeRequest } from '../views/case-view.ts';
import { pageOf } from '../views/common.ts';
import { CASEWORKERS, Page, READERS, type Route } from './route.ts';

/** The queue and what is done with its cases. */
export const CASE_ROUTES = {
  listCases: {
    method: 'GET',
    path: '/v1/cases',
    summary: 'The queue',
    tag: 'cases',
    roles: READERS,
    query: Page.extend({
      state: z.enum(['open', 'claimed', 'snoozed', 'proposed', 'closed', 'waiting']).default('waiting'),
      flag: z.string().max(64).optional(),
      severity: z.enum(['info', 'warn', 'high']).optional(),
      mine: z.stringbool().optional(),
      q: z.string().max(200).optional(),
    }),
    response: pageOf(CaseView),
  },
  getCase: { method: 'GET', path: '/v1/cases/:id', summary: 'One case', tag: 'cases', roles: READERS, response: CaseView },
  claimCase: {
    method: 'POST',
    path: '/v1/cases/:id/claim',
    summary: 'Take a case',
    tag: 'cases',
    roles: CASEWORKERS,
    response: CaseView,
    mutates: true,
  },
  releaseCase: {
    method: 'POST',
    path: '/v1/cases/:id/release',
    summary: 'Put a case back',
    tag: 'cases',
    roles: CASEWORKERS,
    response: CaseView,
    mutates: true,
  },
  snoozeCase: {
    method: 'POST',
    path: '/v1/cases/:id/snooze',
    summary: 'Put a case off to a day',
    tag: 'cases',
    roles: CASEWORKERS,
    body: SnoozeRequest,
    response: CaseView,
    mutates: true,
  },
  disposeCase: {
    method: 'POST',
    path: '/v1/cases/:id/disposition',
    summary: 'Close a case, or propose to, with one of the nine responses',
    tag: 'cases',
    roles: CASEWORKERS,
    body: DispositionRequest,
    response: CaseView,
    mutates: true,
  },
  approveCase: {
    method: 'POST',
    path: '/v1/cases/:id/approval',
    summary: 'Approve or refuse what another person proposed',
    tag: 'cases',
    roles: CASEWORKERS,
    body: ApprovalRequest,
    response: CaseView,
    mutates: true,
  },
} as const satisfies Record<string, Route>;
