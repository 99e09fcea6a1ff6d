import { z } from 'zod';
import { CalendarDate } from '../primitives.ts';
import { OwnershipStatementView, OwnershipView } from '../views/ownership-view.ts';
import { WhatIfRequest } from '../what-if.ts';
import { READERS, type Route } from './route.ts';

/** The most nodes of one answer; the rest is told by number and asked for by `around`. */
const NODES_MAX = 2000;

const OwnershipQuery = z.object({
  /** The day that is looked at: interests that had begun and not ended, by the law of that day. Default: today. */
  asOf: CalendarDate.optional(),
  /** The day whose knowledge is used, to its end in UTC. Default: everything that is recorded. */
  knownOn: CalendarDate.optional(),
  /** Only this party and its direct owners, whatever the whole graph holds. */
  around: z.string().min(1).max(256).optional(),
  /** With `around`: only direct owners of this kind. */
  kind: z.enum(['person', 'entity', 'unknown', 'nominee']).optional(),
  limit: z.coerce.number().int().min(1).max(NODES_MAX).default(NODES_MAX),
});

/** Who is behind a customer or a record. Each call opens personal data, and that is logged. */
export const OWNERSHIP_ROUTES = {
  getOwnership: {
    method: 'GET',
    path: '/v1/customers/:id/ownership',
    summary: 'The owners of a customer, as of a day and as known on a day',
    tag: 'ownership',
    roles: READERS,
    query: OwnershipQuery,
    response: OwnershipView,
  },
  getOwnershipOfRecord: {
    method: 'GET',
    path: '/v1/ownership/:record',
    summary: 'The owners of a record of the ownership data, as of a day and as known on a day',
    tag: 'ownership',
    roles: READERS,
    query: OwnershipQuery,
    response: OwnershipView,
  },
  getOwnershipStatement: {
    method: 'GET',
    path: '/v1/ownership/statements/:statement',
    summary: 'One ownership statement as it came; the reading is logged where it is about a person',
    tag: 'ownership',
    roles: READERS,
    response: OwnershipStatementView,
  },
  evaluateOwnership: {
    method: 'POST',
    path: '/v1/ownership/what-if',
    summary: 'The same view with supposed shares, interests or designations; keeps nothing and decides nothing',
    tag: 'ownership',
    roles: READERS,
    body: WhatIfRequest,
    response: OwnershipView,
  },
} as const satisfies Record<string, Route>;
