import { manualClock, seededIds, seededRng } from '@gatehouse/foundation';
import type { NewEntry } from '../src/answer/ledger-entry.ts';
import type { StoredCase, StoredReport } from '../src/answer/records.ts';
import type { Records, World } from '../src/ports.ts';

export interface MemoryWorld {
  readonly world: World;
  readonly entries: NewEntry[];
  readonly cases: Map<string, StoredCase>;
  readonly reports: Map<string, StoredReport>;
  /** Customers whose matches were to be cleared. What becomes of the matches is tested on a real database. */
  readonly cleared: string[];
}

/** A world that holds cases and reports in memory: for what two persons do with them. Whatever else is asked of it fails. */
export function memoryWorld(given: { readonly cases?: readonly StoredCase[]; readonly reports?: readonly StoredReport[] }): MemoryWorld {
  const cases = new Map((given.cases ?? []).map((item) => [item.id, item]));
  const reports = new Map((given.reports ?? []).map((report) => [report.id, report]));
  const entries: NewEntry[] = [];
  const cleared: string[] = [];
  const held: Partial<Records> = {
    append: async (added) => void entries.push(...added),
    case: async (id) => cases.get(id) ?? null,
    changeCase: async (id, change) => {
      const found = cases.get(id);
      if (found !== undefined) cases.set(id, { ...found, ...change });
    },
    report: async (id) => reports.get(id) ?? null,
    changeReport: async (id, change) => {
      const found = reports.get(id);
      if (found !== undefined) reports.set(id, { ...found, ...change });
    },
    lockCustomers: async () => undefined,
    matches: async ({ customer = '' }) => {
      if (!cleared.includes(customer)) cleared.push(customer);
      return { items: [], total: 0, next: null };
    },
  };
  const clock = manualClock('2026-11-02T09:00:00Z');
  const outside: Partial<World> = {
    clock,
    ids: seededIds(clock, seededRng('memory world')),
    today: () => '2026-11-02',
    store: { transaction: (work) => work(held as Records) } as World['store'],
  };
  return { world: outside as World, entries, cases, reports, cleared };
}
