import { z } from 'zod';
import { AuditRow, CheckpointView, DecisionView } from '../views/audit-view.ts';
import { pageOf } from '../views/common.ts';
import { Page, READERS, type Route } from './route.ts';

/** The log and its proofs. */
export const AUDIT_ROUTES = {
  listAudit: {
    method: 'GET',
    path: '/v1/audit',
    summary: 'Entries of the log, newest first',
    tag: 'audit',
    roles: READERS,
    query: Page.extend({ subject: z.string().max(128).optional() }),
    response: pageOf(AuditRow),
  },
  getCheckpoint: {
    method: 'GET',
    path: '/v1/audit/checkpoint',
    summary: 'The signed head of the log',
    tag: 'audit',
    roles: READERS,
    response: CheckpointView,
  },
  getProof: {
    method: 'GET',
    path: '/v1/audit/:id/proof',
    summary: 'The inclusion proof of an entry, as a bundle that `gatehouse verify` proves',
    tag: 'audit',
    roles: READERS,
    response: z.unknown(),
  },
  getDecision: {
    method: 'GET',
    path: '/v1/decisions/:id',
    summary: 'One decision as it was answered',
    tag: 'audit',
    roles: READERS,
    response: DecisionView,
  },
} as const satisfies Record<string, Route>;
