import type { OwnershipChange } from '@gatehouse/contracts';
import { type RulePacks, packOf } from '@gatehouse/rules';
import type { RecordedStatement } from '../ownership-source.ts';

/** The laws whose change of status changes a verdict. */
const PACKS = ['us-ofac-50', 'us-bis-affiliates', 'us-iaas-nprm-2024', 'us-fincen-cdd', 'us-ear-country-groups'] as const;
const CHANGES_MAX = 500;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * The dates on which something changed: a statement was made, an interest began or ceased, something was recorded here, a law changed.
 * Those of one day and kind are counted together; of too many the newest are kept. The oldest come first.
 */
export function ownershipChanges(recorded: readonly RecordedStatement[], rules: RulePacks): OwnershipChange[] {
  const counted = new Map<string, { change: Omit<OwnershipChange, 'what'>; what: string; count: number }>();
  const note = (date: string | undefined, axis: OwnershipChange['axis'], what: string): void => {
    const day = DAY.exec(date ?? '')?.[0];
    if (day === undefined) return;
    const key = `${day} ${axis} ${what}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { change: { date: day, axis }, what, count: 1 });
    else known.count += 1;
  };
  for (const { statement, recordedAt } of recorded) {
    note(recordedAt, 'recorded', 'statement recorded');
    note(statement.statementDate, 'valid', WORDS[statement.recordStatus ?? 'new']);
    if (statement.recordType !== 'relationship') continue;
    for (const interest of statement.recordDetails.interests ?? []) {
      note(interest.startDate, 'valid', 'interest began');
      note(interest.endDate, 'valid', 'interest ended');
    }
  }
  const first = [...counted.values()].reduce((least, { change }) => (change.date < least ? change.date : least), '9999-12-31');
  const ofRecords = [...counted.values()].map(({ change, what, count }) => ({
    ...change,
    what: count === 1 ? `1 ${what}` : `${count} × ${what}`,
  }));
  const all = [...ofRecords, ...changesOfLaw(rules).filter(({ date }) => date >= first)];
  return all.toSorted((a, b) => compare(a.date, b.date) || compare(a.axis, b.axis) || compare(a.what, b.what)).slice(-CHANGES_MAX);
}

const WORDS = { new: 'statement made', updated: 'statement updated', closed: 'record closed' } as const;

function changesOfLaw(rules: RulePacks): OwnershipChange[] {
  return PACKS.flatMap((id) => {
    const { regime, status } = packOf(rules, id);
    return status.map((entry) => ({ date: entry.from, axis: 'law' as const, what: `${regime}: ${entry.status.replaceAll('-', ' ')}` }));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
