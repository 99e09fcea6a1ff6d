import { readUsageText } from '@gatehouse/connectors';
import type { UsageRecord } from '@gatehouse/contracts';
import { recordUsage, runRow, showRun } from '@gatehouse/program';
import type { Handlers } from '../call.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

type UsageHandlers = Pick<Handlers, 'addUsage' | 'listRuns' | 'getRun'>;

/** Usage in, runs out. */
export function usageHandlers({ world }: Rooms): UsageHandlers {
  return {
    addUsage: async ({ caller, body }) => {
      const records: UsageRecord[] = [];
      const errors: { line: number; field: string; problem: string; fix: string }[] = [];
      for await (const item of readUsageText(body)) {
        if (item.kind === 'record') records.push(item.record);
        else if (item.kind === 'problem') errors.push(item.problem);
      }
      const accounts = await world.store.transaction((stored) =>
        stored.accounts({ ids: [...new Set(records.map((record) => record.account))] }),
      );
      const ids = new Set(accounts.map((account) => account.id));
      const known = records.filter((record) => ids.has(record.account));
      for (const record of records)
        if (!ids.has(record.account))
          errors.push({
            line: record.source.line,
            field: 'account',
            problem: 'refers to no account that is known',
            fix: 'Record the account first.',
          });
      if (known.length > 0) await recordUsage(world, readerOf(caller), known);
      return { accepted: known.length, errors };
    },
    listRuns: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query, 'count');
        const { items, total } = await records.runs(query, page);
        return { items: items.map(runRow), total, next: nextByCount(page, items.length, total) };
      }),
    getRun: ({ params }) => showRun(world, params['id'] ?? ''),
  };
}
