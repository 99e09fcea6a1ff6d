import type { z } from 'zod';
import { ACCOUNT_ROUTES } from './routes/account-routes.ts';
import { AUDIT_ROUTES } from './routes/audit-routes.ts';
import { CASE_ROUTES } from './routes/case-routes.ts';
import { CUSTOMER_ROUTES } from './routes/customer-routes.ts';
import { DECISION_ROUTES } from './routes/decision-routes.ts';
import { LAW_ROUTES } from './routes/law-routes.ts';
import { LIST_ROUTES } from './routes/list-routes.ts';
import { OWNERSHIP_ROUTES } from './routes/ownership-routes.ts';
import { REPORT_ROUTES } from './routes/report-routes.ts';
import { SCREENING_ROUTES } from './routes/screening-routes.ts';
import { SESSION_ROUTES } from './routes/session-routes.ts';
import { TODAY_ROUTES } from './routes/today-routes.ts';
import { USAGE_ROUTES } from './routes/usage-routes.ts';
import type { Route } from './routes/route.ts';

/** Every call of the API by its operation id: types, validation and OpenAPI come from here. */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...TODAY_ROUTES,
  ...CASE_ROUTES,
  ...CUSTOMER_ROUTES,
  ...OWNERSHIP_ROUTES,
  ...ACCOUNT_ROUTES,
  ...USAGE_ROUTES,
  ...SCREENING_ROUTES,
  ...REPORT_ROUTES,
  ...LAW_ROUTES,
  ...LIST_ROUTES,
  ...AUDIT_ROUTES,
  ...DECISION_ROUTES,
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof ROUTES;
export type RouteOf<Id extends OperationId> = (typeof ROUTES)[Id];
/** What an operation answers. */
export type ResponseOf<Id extends OperationId> = z.infer<RouteOf<Id>['response']>;
/** What an operation takes as its body, after validation. */
export type BodyOf<Id extends OperationId> = RouteOf<Id> extends { body: infer Body extends z.ZodType } ? z.infer<Body> : undefined;
/** What an operation takes in its query, after validation. */
export type QueryOf<Id extends OperationId> = RouteOf<Id> extends { query: infer Query extends z.ZodObject } ? z.infer<Query> : undefined;
