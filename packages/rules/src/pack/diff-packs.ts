import { canonicalJson } from '@gatehouse/foundation';
import type { RulePack } from './rule-pack.ts';

/** One thing that a new text changes. `moved`: the same words under another citation. */
export interface PackChange {
  readonly kind: 'clause' | 'clock' | 'threshold' | 'reading' | 'parameter' | 'country-group' | 'calendar' | 'status';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly was: unknown;
  readonly now: unknown;
  /** The clocks, thresholds and parameters of the new pack that rest on a clause which changed or moved. */
  readonly touches: readonly string[];
}

/** What a new print of a law changes: clauses by their words, everything else by its id. */
export function diffPacks(old: RulePack, next: RulePack): readonly PackChange[] {
  return [...clauseChanges(old, next), ...itemChanges(old, next)];
}

function* clauseChanges(old: RulePack, next: RulePack): Iterable<PackChange> {
  const before = new Map(old.clauses.map((clause) => [clause.citation, clause]));
  const after = new Map(next.clauses.map((clause) => [clause.citation, clause]));
  const goneBy = new Map(old.clauses.filter(({ citation }) => !after.has(citation)).map((clause) => [clause.id, clause.citation]));
  const moved = new Set<string>();
  for (const { citation, id, text } of next.clauses) {
    const was = before.get(citation);
    if (was?.id === id) continue;
    const touches = restingOn(next, citation);
    const origin = goneBy.get(id);
    if (was !== undefined) yield { kind: 'clause', id: citation, change: 'changed', was: was.text, now: text, touches };
    else if (origin === undefined) yield { kind: 'clause', id: citation, change: 'added', was: null, now: text, touches };
    else {
      moved.add(origin);
      yield { kind: 'clause', id: citation, change: 'moved', was: origin, now: citation, touches };
    }
  }
  for (const { citation, text } of old.clauses) {
    if (after.has(citation) || moved.has(citation)) continue;
    yield { kind: 'clause', id: citation, change: 'removed', was: text, now: null, touches: restingOn(old, citation) };
  }
}

function* itemChanges(old: RulePack, next: RulePack): Iterable<PackChange> {
  const [before, after] = [itemsOf(old), itemsOf(next)];
  for (const [key, now] of after) {
    const was = before.get(key);
    if (was === undefined) yield { ...now.name, change: 'added', was: null, now: now.value, touches: [] };
    else if (canonicalJson(was.value) !== canonicalJson(now.value)) {
      yield { ...now.name, change: 'changed', was: was.value, now: now.value, touches: [] };
    }
  }
  for (const [key, was] of before) if (!after.has(key)) yield { ...was.name, change: 'removed', was: was.value, now: null, touches: [] };
}

interface Item {
  readonly name: { readonly kind: PackChange['kind']; readonly id: string };
  readonly value: unknown;
}

function itemsOf(pack: RulePack): ReadonlyMap<string, Item> {
  const items: Item[] = [
    ...pack.clocks.map((value) => ({ name: { kind: 'clock' as const, id: value.id }, value })),
    ...pack.thresholds.map((value) => ({ name: { kind: 'threshold' as const, id: value.id }, value })),
    ...pack.readings.map((value) => ({ name: { kind: 'reading' as const, id: value.id }, value })),
    ...pack.parameters.map((value) => ({ name: { kind: 'parameter' as const, id: `${value.name}@${value.from}` }, value })),
    ...pack.countryGroups.map((value) => ({ name: { kind: 'country-group' as const, id: value.id }, value })),
    ...pack.calendars.map((value) => ({ name: { kind: 'calendar' as const, id: value.id }, value })),
    ...pack.status.map((value) => ({ name: { kind: 'status' as const, id: `${value.from}/${value.recorded}` }, value })),
  ];
  return new Map(items.map((item) => [`${item.name.kind} ${item.name.id}`, item]));
}

function restingOn(pack: RulePack, citation: string): readonly string[] {
  const clocks = pack.clocks.filter(({ clause }) => clause === citation).map(({ id }) => `clock ${id}`);
  const thresholds = pack.thresholds.filter(({ clause }) => clause === citation).map(({ id }) => `threshold ${id}`);
  const parameters = pack.parameters.filter(({ clause }) => clause === citation).map(({ name }) => `parameter ${name}`);
  return [...clocks, ...thresholds, ...parameters];
}
