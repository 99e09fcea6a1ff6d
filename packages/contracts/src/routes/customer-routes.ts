import { z } from 'zod';
import { Customer } from '../provider-export.ts';
import { pageOf } from '../views/common.ts';
import { CustomerRow, CustomerView } from '../views/customer-view.ts';
import { Accepted, FEEDERS, Page, READERS, Text, type Route } from './route.ts';

/** Customers, their owners, and the persons among them. */
export const CUSTOMER_ROUTES = {
  listCustomers: {
    method: 'GET',
    path: '/v1/customers',
    summary: 'Customers',
    tag: 'customers',
    roles: READERS,
    query: Page.extend({
      q: z.string().max(200).optional(),
      status: z.enum(['us', 'foreign', 'unresolved']).optional(),
      state: z.string().max(32).optional(),
      band: z.enum(['match', 'review', 'none']).optional(),
      flag: z.string().max(64).optional(),
      reseller: z.string().max(128).optional(),
    }),
    response: pageOf(CustomerRow),
  },
  getCustomer: {
    method: 'GET',
    path: '/v1/customers/:id',
    summary: 'One customer with all evidence; the reading is logged',
    tag: 'customers',
    roles: READERS,
    query: z.object({ why: z.string().max(200).optional() }),
    response: CustomerView,
  },
  putCustomer: {
    method: 'PUT',
    path: '/v1/customers/:id',
    summary: 'Record a customer as of now, and judge it',
    tag: 'customers',
    roles: FEEDERS,
    body: Customer,
    response: CustomerRow,
    mutates: true,
  },
  putOwnership: {
    method: 'POST',
    path: '/v1/ownership',
    summary: 'Add BODS 0.4 statements (a JSON array or JSON Lines)',
    tag: 'ownership',
    roles: FEEDERS,
    body: Text,
    response: Accepted,
    mutates: true,
    status: 202,
  },
  listPersons: {
    method: 'GET',
    path: '/v1/persons',
    summary: 'Natural persons in the ownership records',
    tag: 'ownership',
    roles: READERS,
    query: Page,
    response: pageOf(
      z.object({ id: z.string(), name: z.string(), nationality: z.string().nullable(), status: z.enum(['us', 'foreign', 'unresolved']) }),
    ),
  },
} as const satisfies Record<string, Route>;
