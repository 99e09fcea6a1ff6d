import type { Operations, UsageRecord } from '@gatehouse/contracts';
import type { StoredRun } from './stored-run.ts';

export interface StoredUsage {
  readonly record: UsageRecord;
  readonly operations: Operations;
}

/** What the meter reads and writes. */
export interface MeterRecords {
  /** Adds usage records; one that is there already changes nothing. Resolves to how many were new. */
  saveUsage(usage: readonly StoredUsage[]): Promise<number>;
  usage(filter: { accounts?: readonly string[] }): Promise<StoredUsage[]>;
  /** Replaces the runs: they are derived from usage and can be derived again. */
  replaceRuns(runs: readonly StoredRun[]): Promise<void>;
  runs(
    filter: { ids?: readonly string[]; customer?: string | undefined; over?: string | undefined },
    page: { after: string | null; limit: number },
  ): Promise<{ items: StoredRun[]; total: number }>;
  /** Operations of each customer's usage in all. */
  operationsOf(customers: readonly string[]): Promise<Map<string, Operations>>;
}
