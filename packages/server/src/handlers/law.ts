import { bindsOn, GATEHOUSE, entryFor, recordMeasure, ruleStatuses } from '@gatehouse/program';
import { ProblemError } from '@gatehouse/foundation';
import { packOf, statusOf } from '@gatehouse/rules';
import type { Handlers } from '../call.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

type LawHandlers = Pick<Handlers, 'listMeasures' | 'putMeasure' | 'listResellers' | 'putReseller' | 'listRules' | 'getClause'>;

/** Measures, resellers and rule packs: what is decided by. */
export function lawHandlers({ world }: Rooms): LawHandlers {
  return {
    listMeasures: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const all = await records.measures();
        const start = page.after === null ? 0 : Number(page.after);
        const affected = await records.customersUnderMeasures();
        const items = all.slice(start, start + page.limit).map((stored) => ({
          ...stored.measure,
          bindsFrom: stored.bindsFrom,
          lapsesAfter: stored.lapsesAfter,
          binding: bindsOn(stored, world.today()),
          affected: affected.get(stored.measure.id) ?? 0,
        }));
        return { items, total: all.length, next: nextByCount(page, items.length, all.length) };
      }),
    putMeasure: async ({ caller, params, body }) => {
      if (body.id !== params['id'])
        throw new ProblemError('invalid-field', 'The id of the address and of the body differ.', 'Write the same id in both.', {
          field: 'id',
        });
      await recordMeasure(world, readerOf(caller), body);
      return body;
    },
    listResellers: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const all = await records.resellers();
        const start = page.after === null ? 0 : Number(page.after);
        const items = await Promise.all(
          all.slice(start, start + page.limit).map(async (reseller) => ({
            ...reseller,
            customers: (await records.findCustomers({ reseller: reseller.id }, { after: null, limit: 1 })).total,
            foreign: reseller.country.slice(0, 2) !== 'US',
            programmeMissing: reseller.programme === undefined,
          })),
        );
        return { items, total: all.length, next: nextByCount(page, items.length, all.length) };
      }),
    putReseller: ({ params, body }) => {
      if (body.id !== params['id'])
        throw new ProblemError('invalid-field', 'The id of the address and of the body differ.', 'Write the same id in both.', {
          field: 'id',
        });
      return world.store.transaction(async (records) => {
        await records.saveResellers([body]);
        await records.append([entryFor(world, GATEHOUSE, { kind: 'state', subject: body.id, text: 'Reseller recorded', body })]);
        return body;
      });
    },
    listRules: async ({ query }) => ({ rules: ruleStatuses(world, query.on ?? world.today(), query.known) }),
    getClause: async ({ params }) => {
      const pack = packOf(world.rules, params['id'] ?? '');
      const { status } = statusOf(world.rules, pack.id, { on: world.today() });
      return {
        id: pack.id,
        title: pack.title,
        citation: pack.citation,
        status,
        clauses: pack.clauses.map(({ id, citation, text }) => ({ id, citation, text })),
      };
    },
  };
}
