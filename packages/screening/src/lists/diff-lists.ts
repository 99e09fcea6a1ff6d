import type { ListEntry } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';

/** One field of an entry in two versions. What is absent is an empty list. */
export interface FieldChange {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** An entry that both versions hold, with what differs. */
export interface ChangedEntry {
  readonly before: ListEntry;
  readonly after: ListEntry;
  readonly fields: readonly FieldChange[];
}

/** What came, went and changed from one version of some lists to another, in the order of the entries. */
export interface ListDiff {
  readonly added: readonly ListEntry[];
  readonly removed: readonly ListEntry[];
  readonly changed: readonly ChangedEntry[];
}

/**
 * Compares two versions of lists entry by entry, by list and the publisher's own number.
 * The order of names, aliases, addresses or records says nothing; a record that stands twice under one number is compared in its turn.
 */
export function diffLists(before: readonly ListEntry[], after: readonly ListEntry[]): ListDiff {
  const steps = diffListsInSteps(before, after);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const ENTRIES_A_STEP = 200;

/** The same in steps of a few milliseconds: for a thread that has others to serve between them. */
export function* diffListsInSteps(before: readonly ListEntry[], after: readonly ListEntry[]): Generator<undefined, ListDiff> {
  const known = yield* keyed(before);
  const added: ListEntry[] = [];
  const changed: ChangedEntry[] = [];
  let looked = 0;
  for (const [key, entry] of yield* keyed(after)) {
    looked += 1;
    if (looked % ENTRIES_A_STEP === 0) yield;
    const old = known.get(key);
    known.delete(key);
    if (old === undefined) {
      added.push(entry);
      continue;
    }
    const fields = changedFields(old, entry);
    if (fields.length > 0) changed.push({ before: old, after: entry, fields });
  }
  return { added, removed: [...known.values()], changed };
}

/** The fields in which two versions of an entry differ; none where they say the same. */
export function changedFields(before: ListEntry, after: ListEntry): FieldChange[] {
  const old = fieldsOf(before);
  const present = fieldsOf(after);
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((field) => {
    const [a, b] = [old.get(field) ?? [], present.get(field) ?? []];
    return a.length === b.length && a.every((value, index) => value === b[index]) ? [] : [{ field, before: a, after: b }];
  });
}

function* keyed(entries: readonly ListEntry[]): Generator<undefined, Map<string, ListEntry>> {
  const byKey = new Map<string, ListEntry>();
  for (const [place, entry] of entries.entries()) {
    if (place % ENTRIES_A_STEP === 0) yield;
    let key = `${entry.list}\n${entry.entryId}`;
    for (let turn = 2; byKey.has(key); turn += 1) key = `${entry.list}\n${entry.entryId}\n${turn}`;
    byKey.set(key, entry);
  }
  return byKey;
}

/** An entry as named lists of words, each in one order. A field that a later format brings along is compared as it is. */
function fieldsOf({
  list: _list,
  entryId: _entryId,
  entity,
  aliases,
  relations = [],
  source,
  ...rest
}: ListEntry): Map<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  const put = (field: string, values: readonly unknown[]): void => {
    const words = values.filter((value) => value !== undefined).map((value) => (typeof value === 'string' ? value : canonicalJson(value)));
    if (words.length > 0) fields.set(field, [...new Set(words)].toSorted());
  };
  put('schema', [entity.schema]);
  put('caption', [entity.caption]);
  for (const [name, values] of Object.entries(entity.properties)) put(name, values);
  put(
    'aliases',
    aliases.map(({ name, strength }) => (strength === 'weak' ? `${name} (weak)` : name)),
  );
  // The number behind a relation's name is looked up in the list: it comes and goes with the other party's record, not with this one.
  put(
    'relations',
    relations.map(({ entryId: _number, ...said }) => said),
  );
  for (const [name, value] of Object.entries(rest)) put(name, Array.isArray(value) ? value : [value]);
  for (const [name, value] of Object.entries(source)) put(`source: ${name}`, [value]);
  return fields;
}
