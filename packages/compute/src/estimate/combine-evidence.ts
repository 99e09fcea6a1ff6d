import type { UsageRecord } from '@gatehouse/contracts';

const HOUR_MS = 3_600_000;

/**
 * A job may be told twice: its hours by the scheduler or the bill, its counters by telemetry. Then the hours stand once, and the counters go with them.
 * Records of one account and job are such a pair where they come from different files, only one side has counters, and their times overlap.
 * Order is kept; records without a job are left as they are.
 */
export function combineEvidence(records: Iterable<UsageRecord>): UsageRecord[] {
  const all = [...records];
  const byJob = new Map<string, UsageRecord[]>();
  for (const record of all) {
    if (record.job === undefined) continue;
    const key = `${record.account}\u0000${record.job}`;
    const members = byJob.get(key);
    if (members === undefined) byJob.set(key, [record]);
    else members.push(record);
  }
  const replaced = new Map<UsageRecord, UsageRecord | null>();
  for (const members of byJob.values()) {
    const measured = members.filter(hasCounters);
    if (measured.length === 0 || measured.length === members.length) continue;
    for (const record of members) {
      if (!hasCounters(record)) replaced.set(record, withCountersOf(record, measured, replaced));
    }
  }
  return all.flatMap((record) => {
    const other = replaced.get(record);
    return other === null ? [] : [other ?? record];
  });
}

function hasCounters(record: UsageRecord): boolean {
  return record.activity !== undefined || record.power_w !== undefined;
}

/** The hours with the counters that overlap them; those counters' own hours are dropped. */
function withCountersOf(hours: UsageRecord, measured: readonly UsageRecord[], replaced: Map<UsageRecord, UsageRecord | null>): UsageRecord {
  let activity = 0;
  let covered = 0;
  let powered = 0;
  let power = 0;
  for (const counters of measured) {
    const overlap_ms =
      Math.min(Date.parse(hours.end), Date.parse(counters.end)) - Math.max(Date.parse(hours.start), Date.parse(counters.start));
    if (counters.source.file === hours.source.file || !(overlap_ms > 0)) continue;
    const chipHours = (overlap_ms / HOUR_MS) * counters.count;
    if (counters.activity !== undefined) {
      covered += chipHours * counters.activity.coverage;
      activity += chipHours * counters.activity.coverage * counters.activity.mean;
    }
    if (counters.power_w !== undefined) {
      powered += chipHours;
      power += chipHours * counters.power_w;
    }
    replaced.set(counters, null);
  }
  return {
    ...hours,
    ...(covered > 0 && hours.chip_hours > 0
      ? { activity: { mean: activity / covered, coverage: Math.min(1, covered / hours.chip_hours) } }
      : {}),
    ...(powered > 0 ? { power_w: power / powered } : {}),
  };
}
