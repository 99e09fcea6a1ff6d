import type { LawStatusRow, StatusEntry } from '@gatehouse/contracts';
import { Temporal } from 'temporal-polyfill';
import { type AsOf, entryOn, knownEntries } from './dated.ts';
import { packOf, type RulePacks } from './rule-packs.ts';

/**
 * The status of a law on a day, as known on another (by default: all that is recorded).
 * `since` and `until` are the first and last day of the stretch in which the status stays the same; null where it is open.
 * Before its first entry a law is `not-yet`. Throws a ProblemError `unknown-name` for a pack that is not loaded.
 */
export function statusOf(packs: RulePacks, id: string, asOf: AsOf): LawStatusRow {
  const entries = packOf(packs, id).status;
  const known = knownEntries(entries, asOf.known);
  const here = judge(known, asOf.on);
  const edges = edgesOf(known);
  let since: string | null = null;
  let until: string | null = null;
  for (const edge of edges.toReversed()) {
    if (edge > asOf.on) continue;
    if (!same(judge(known, edge), here)) break;
    since = edge;
    if (!same(judge(known, dayBefore(edge)), here)) break;
  }
  for (const edge of edges) {
    if (edge <= asOf.on || same(judge(known, edge), here)) continue;
    until = dayBefore(edge);
    break;
  }
  return { id, status: here.status, since: here.stated ? since : null, until, confirm: here.confirm };
}

interface Judgement {
  readonly status: StatusEntry['status'];
  readonly confirm: boolean;
  /** False where no entry speaks of the day. */
  readonly stated: boolean;
}

function judge(entries: readonly StatusEntry[], on: string): Judgement {
  const entry = entryOn(entries, { on });
  if (entry === undefined) return { status: 'not-yet', confirm: false, stated: false };
  return { status: entry.status, confirm: entry.confirm, stated: true };
}

// A status that only becomes doubtful stays the same status: `confirm` changes nothing else.
function same(a: Judgement, b: Judgement): boolean {
  return a.status === b.status && a.stated === b.stated;
}

/** The days on which something may change, ascending. */
function edgesOf(entries: readonly StatusEntry[]): readonly string[] {
  const edges = new Set<string>();
  for (const entry of entries) {
    edges.add(entry.from);
    if (entry.until !== undefined) edges.add(Temporal.PlainDate.from(entry.until).add({ days: 1 }).toString());
  }
  return [...edges].toSorted();
}

function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}
