import type { ListEntry } from '@gatehouse/contracts';

const NAME_PROPERTIES = ['name', 'alias'] as const;
const AMBIGUOUS = Symbol('several records of one name');

/** The records of one list by those of their names that relations mention. */
type NamesOfList = Map<string, string | typeof AMBIGUOUS | undefined>;

/** Gives each relation the number of the record that it names, where one record alone has that name. */
export function resolveRelations(entries: readonly ListEntry[]): readonly ListEntry[] {
  const byList = mentionedNames(entries);
  if (byList.size === 0) return entries;
  for (const entry of entries) noteNames(entry, byList.get(entry.list));
  return entries.map((entry) => {
    if (!isOpen(entry)) return entry;
    const relations = (entry.relations ?? []).map((relation) => {
      const found = relation.entryId === undefined ? byList.get(entry.list)?.get(relation.name.toLowerCase()) : undefined;
      return typeof found === 'string' ? { ...relation, entryId: found } : relation;
    });
    return { ...entry, relations };
  });
}

function mentionedNames(entries: readonly ListEntry[]): Map<string, NamesOfList> {
  const byList = new Map<string, NamesOfList>();
  for (const entry of entries) {
    for (const relation of entry.relations ?? []) {
      if (relation.entryId !== undefined) continue;
      const names: NamesOfList = byList.get(entry.list) ?? new Map();
      byList.set(entry.list, names);
      names.set(relation.name.toLowerCase(), undefined);
    }
  }
  return byList;
}

function noteNames(entry: ListEntry, names: NamesOfList | undefined): void {
  if (names === undefined) return;
  for (const property of NAME_PROPERTIES) {
    for (const name of entry.entity.properties[property] ?? []) {
      const key = name.toLowerCase();
      if (!names.has(key)) continue;
      const known = names.get(key);
      names.set(key, known === undefined || known === entry.entryId ? entry.entryId : AMBIGUOUS);
    }
  }
}

function isOpen(entry: ListEntry): boolean {
  return entry.relations?.some((relation) => relation.entryId === undefined) ?? false;
}
