import type { RunRow, RunView } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { lawReference } from '@gatehouse/rules';
import type { World } from '../ports.ts';
import type { StoredRun } from './stored-run.ts';

/** One run, every regime, with its clocks and its report. */
export function showRun(world: World, id: string): Promise<RunView> {
  return world.store.transaction(async (records) => {
    const { items } = await records.runs({ ids: [id] }, { after: null, limit: 1 });
    const run = items[0];
    if (run === undefined)
      throw new ProblemError(
        'not-found',
        'There is no such run.',
        'Look it up in the list of runs; runs are derived anew when usage comes in.',
      );
    const clocks = await records.clocks({ subjects: [id] }, { after: null, limit: 50 });
    const reports = await records.reports({ run: id }, { after: null, limit: 1 });
    return {
      ...run,
      clocks: clocks.items.map(({ id: clock, clock: name, row }) => ({
        id: clock,
        clock: name,
        due: row.due,
        dueAt: row.dueAt,
        alarms: row.alarms.map((alarm) => alarm.because),
        law: lawReference(
          world.rules,
          {
            pack: row.regime,
            citation: row.clause,
            readings: row.readings.filter((reading) => reading.applied).map((reading) => reading.id),
          },
          { on: world.today() },
        ),
      })),
      report: reports.items[0]?.id ?? null,
      timeline: await records.timeline([id, ...run.accounts], 100),
    };
  });
}

/** A run as a line of the list. */
export function runRow({ id, customers, accounts, start, end, accelerators, count_max, operations, over, joined }: StoredRun): RunRow {
  return { id, customers, accounts, start, end, accelerators, count_max, operations, over, joined };
}
