import { z } from 'zod';
import { ApprovalRequest } from '../views/case-view.ts';
import { pageOf } from '../views/common.ts';
import { ProposalRequest, ReportRow, ReportView } from '../views/report-view.ts';
import { CASEWORKERS, Page, READERS, type Route } from './route.ts';

/** Clocks and reports. */
export const REPORT_ROUTES = {
  listClocks: {
    method: 'GET',
    path: '/v1/clocks',
    summary: 'Clocks that run',
    tag: 'clocks',
    roles: READERS,
    query: Page,
    response: pageOf(
      z.object({
        id: z.string(),
        clock: z.string(),
        subject: z.string(),
        due: z.string(),
        dueAt: z.string(),
        state: z.enum(['running', 'ended']),
        alarms: z.array(z.string()),
      }),
    ),
  },
  listReports: {
    method: 'GET',
    path: '/v1/reports',
    summary: 'Reports',
    tag: 'reports',
    roles: READERS,
    query: Page.extend({ state: z.enum(['draft', 'proposed', 'approved', 'rejected']).optional() }),
    response: pageOf(ReportRow),
  },
  getReport: {
    method: 'GET',
    path: '/v1/reports/:id',
    summary: 'One report, field by field',
    tag: 'reports',
    roles: READERS,
    response: ReportView,
  },
  proposeReport: {
    method: 'POST',
    path: '/v1/reports/:id/proposal',
    summary: 'Propose to file',
    tag: 'reports',
    roles: CASEWORKERS,
    body: ProposalRequest,
    response: ReportView,
    mutates: true,
  },
  approveReport: {
    method: 'POST',
    path: '/v1/reports/:id/approval',
    summary: 'Approve or refuse: another person than the proposer',
    tag: 'reports',
    roles: ['officer'],
    body: ApprovalRequest,
    response: ReportView,
    mutates: true,
  },
} as const satisfies Record<string, Route>;
