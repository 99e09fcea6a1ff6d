import { approveCase, caseViews, claimCase, disposeCase, releaseCase, snoozeCase, type StoredCase } from '@gatehouse/program';
import { ProblemError } from '@gatehouse/foundation';
import type { CaseView } from '@gatehouse/contracts';
import type { Caller, Handlers } from '../call.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

type CaseHandlers = Pick<Handlers, 'listCases' | 'getCase' | 'claimCase' | 'releaseCase' | 'snoozeCase' | 'disposeCase' | 'approveCase'>;

const WAITING: readonly StoredCase['state'][] = ['open', 'claimed', 'proposed'];

/** The queue and what is done with its cases. */
export function caseHandlers({ world }: Rooms): CaseHandlers {
  const shown = async (caller: Caller | null, found: StoredCase): Promise<CaseView> =>
    world.store.transaction(async (records) => {
      const [view] = await caseViews(records, [found], { who: readerOf(caller).id, why: 'work on a case', case: found.id });
      if (view === undefined) throw new ProblemError('not-found', 'There is no such case.', 'Look it up in the queue.');
      return view;
    });
  const idOf = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';
  return {
    listCases: ({ caller, query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const filter = {
          states: query.state === 'waiting' ? WAITING : [query.state],
          flag: query.flag,
          severity: query.severity,
          assignee: query.mine === true ? readerOf(caller).id : undefined,
          search: query.q,
        };
        const { items, total } = await records.cases(filter, page);
        const views = await caseViews(records, items, { who: readerOf(caller).id, why: 'read the queue' });
        return { items: views, total, next: nextByCount(page, items.length, total) };
      }),
    getCase: async ({ caller, params }) => {
      const found = await world.store.transaction((records) => records.case(idOf(params)));
      if (found === null) throw new ProblemError('not-found', 'There is no such case.', 'Look it up in the queue.');
      return shown(caller, found);
    },
    claimCase: async ({ caller, params }) => shown(caller, await claimCase(world, readerOf(caller), idOf(params))),
    releaseCase: async ({ caller, params }) => shown(caller, await releaseCase(world, readerOf(caller), idOf(params))),
    snoozeCase: async ({ caller, params, body }) => shown(caller, await snoozeCase(world, readerOf(caller), idOf(params), body.until)),
    disposeCase: async ({ caller, params, body }) =>
      shown(caller, await disposeCase(world, readerOf(caller), idOf(params), body.disposition, body.reason)),
    approveCase: async ({ caller, params, body }) =>
      shown(caller, await approveCase(world, readerOf(caller), idOf(params), body.approve, body.reason)),
  };
}
