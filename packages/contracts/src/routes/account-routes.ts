import { z } from 'zod';
import { AccessEvent, Account, Payment } from '../provider-export.ts';
import { pageOf } from '../views/common.ts';
import { AccountView } from '../views/customer-view.ts';
import { Accepted, FEEDERS, Page, READERS, type Route } from './route.ts';

/** Technical accounts, their means of payment and their traces of access. */
export const ACCOUNT_ROUTES = {
  listAccounts: {
    method: 'GET',
    path: '/v1/accounts',
    summary: 'Technical accounts',
    tag: 'accounts',
    roles: READERS,
    query: Page.extend({ customer: z.string().max(128).optional(), state: z.string().max(32).optional() }),
    response: pageOf(AccountView),
  },
  getAccount: {
    method: 'GET',
    path: '/v1/accounts/:id',
    summary: 'One technical account',
    tag: 'accounts',
    roles: READERS,
    response: AccountView,
  },
  putAccount: {
    method: 'PUT',
    path: '/v1/accounts/:id',
    summary: 'Record a technical account',
    tag: 'accounts',
    roles: FEEDERS,
    body: Account,
    response: AccountView,
    mutates: true,
  },
  addAccess: {
    method: 'POST',
    path: '/v1/access',
    summary: 'Add access events',
    tag: 'accounts',
    roles: FEEDERS,
    body: z.array(AccessEvent).max(10_000),
    response: Accepted,
    mutates: true,
    status: 202,
  },
  addPayments: {
    method: 'POST',
    path: '/v1/payments',
    summary: 'Add means of payment',
    tag: 'accounts',
    roles: FEEDERS,
    body: z.array(Payment).max(10_000),
    response: Accepted,
    mutates: true,
    status: 202,
  },
} as const satisfies Record<string, Route>;
