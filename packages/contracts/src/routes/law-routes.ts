import { z } from 'zod';
import { Reseller, SpecialMeasure } from '../provider-export.ts';
import { pageOf } from '../views/common.ts';
import { OverviewView } from '../views/session.ts';
import { FEEDERS, Page, READERS, type Route } from './route.ts';

/** What is decided by: measures, resellers, rule packs. */
export const LAW_ROUTES = {
  listMeasures: {
    method: 'GET',
    path: '/v1/measures',
    summary: 'Special measures with the days they bind and lapse',
    tag: 'measures',
    roles: READERS,
    query: Page,
    response: pageOf(
      SpecialMeasure.extend({
        bindsFrom: z.string(),
        lapsesAfter: z.string().nullable(),
        binding: z.boolean(),
        affected: z.number().int(),
      }),
    ),
  },
  putMeasure: {
    method: 'PUT',
    path: '/v1/measures/:id',
    summary: 'Record a determination',
    tag: 'measures',
    roles: ['officer'],
    body: SpecialMeasure,
    response: SpecialMeasure,
    mutates: true,
  },
  listResellers: {
    method: 'GET',
    path: '/v1/resellers',
    summary: 'Resellers',
    tag: 'resellers',
    roles: READERS,
    query: Page,
    response: pageOf(Reseller.extend({ customers: z.number().int(), foreign: z.boolean(), programmeMissing: z.boolean() })),
  },
  putReseller: {
    method: 'PUT',
    path: '/v1/resellers/:id',
    summary: 'Record a reseller',
    tag: 'resellers',
    roles: FEEDERS,
    body: Reseller,
    response: Reseller,
    mutates: true,
  },
  listRules: {
    method: 'GET',
    path: '/v1/rules',
    summary: 'The rule packs and the status of each law',
    tag: 'rules',
    roles: READERS,
    query: z.object({ on: z.iso.date().optional(), known: z.iso.date().optional() }),
    response: OverviewView.pick({ rules: true }),
  },
  getClause: {
    method: 'GET',
    path: '/v1/rules/:id',
    summary: 'One rule pack with its clauses',
    tag: 'rules',
    roles: READERS,
    response: z.object({
      id: z.string(),
      title: z.string(),
      citation: z.string(),
      status: z.string(),
      clauses: z.array(z.object({ id: z.string(), citation: z.string(), text: z.string() })),
    }),
  },
} as const satisfies Record<string, Route>;
