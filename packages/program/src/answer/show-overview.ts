import type { OverviewView } from '@gatehouse/contracts';
import { statusOf } from '@gatehouse/rules';
import type { World } from '../ports.ts';
import type { Reader } from './show-report.ts';
import { showToday } from './show-today.ts';

const DAY_MS = 86_400_000;

/** The bar at the top of every screen: whose data, how old the lists are, what the law in use is worth, what waits. */
export async function showOverview(world: World, reader: Reader): Promise<OverviewView> {
  const today = await showToday(world, reader);
  return world.store.transaction(async (records) => {
    const provider = await records.provider();
    const queue = await records.cases({ states: ['open', 'claimed'] }, { after: null, limit: 1 });
    const matches = await records.matches({ open: true }, { after: null, limit: 1 });
    const runs = await records.runs({}, { after: null, limit: 200 });
    const reports = await records.reports({}, { after: null, limit: 200 });
    return {
      provider: { name: provider?.name ?? 'No provider yet', asOf: world.today(), sample: world.sample },
      lists: listAges(world),
      rules: ruleStatuses(world, world.today(), undefined),
      counts: {
        today: today.items.length,
        queue: queue.total,
        matches: matches.total,
        runs: runs.items.filter((run) => run.over.some((row) => row.over === 'yes')).length,
        reports: reports.items.filter((report) => report.state !== 'approved').length,
      },
    };
  });
}

/** The lists in use with their ages on the day. */
export function listAges(world: World): OverviewView['lists'] {
  return world.lists.versions.map(({ name, version, date, entries, stale }) => ({
    name,
    version,
    date: date === 'unknown' ? null : date,
    entries,
    age_days: date === 'unknown' ? null : Math.round((Date.parse(world.today()) - Date.parse(date)) / DAY_MS),
    stale,
  }));
}

/** The status board: each pack with the status of its law on a day, as known on another. */
export function ruleStatuses(world: World, on: string, known: string | undefined): OverviewView['rules'] {
  return world.rules.packs.map((pack) => {
    const { status, since, confirm } = statusOf(world.rules, pack.id, { on, ...(known === undefined ? {} : { known }) });
    return { id: pack.id, title: pack.title, status, since, confirm };
  });
}
