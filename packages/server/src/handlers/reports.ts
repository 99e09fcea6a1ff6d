import { approveReport, proposeReport, showReport, type StoredReport } from '@gatehouse/program';
import type { ReportRow } from '@gatehouse/contracts';
import type { Handlers } from '../call.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

type ReportHandlers = Pick<Handlers, 'listReports' | 'getReport' | 'proposeReport' | 'approveReport' | 'listClocks'>;

/** Reports, their approval by two persons, and the clocks behind them. */
export function reportHandlers({ world, people }: Rooms): ReportHandlers {
  const nameOf = async (id: string): Promise<string> => (await people.person(id))?.name ?? id;
  return {
    listReports: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const { items, total } = await records.reports(query, page);
        return { items: items.map(reportRow), total, next: nextByCount(page, items.length, total) };
      }),
    getReport: ({ caller, params }) => showReport(world, readerOf(caller), params['id'] ?? '', nameOf),
    proposeReport: async ({ caller, params, body }) => {
      await proposeReport(world, readerOf(caller), params['id'] ?? '', body.reason);
      return showReport(world, readerOf(caller), params['id'] ?? '', nameOf);
    },
    approveReport: async ({ caller, params, body }) => {
      await approveReport(world, readerOf(caller), params['id'] ?? '', body.approve, body.reason);
      return showReport(world, readerOf(caller), params['id'] ?? '', nameOf);
    },
    listClocks: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const { items, total } = await records.clocks({}, page);
        return {
          items: items.map(({ id, clock, subject, row, state }) => ({
            id,
            clock,
            subject,
            due: row.due,
            dueAt: row.dueAt,
            state,
            alarms: row.alarms.map((alarm) => alarm.because),
          })),
          total,
          next: nextByCount(page, items.length, total),
        };
      }),
  };
}

function reportRow({ id, kind, run, customer, state, due, missing, createdAt }: Omit<StoredReport, 'body'>): ReportRow {
  return { id, kind, run, customer, state, due, missing, createdAt };
}
