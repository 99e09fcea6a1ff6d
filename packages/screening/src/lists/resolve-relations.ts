import type { ListEntry } from '@gatehouse/contracts';

/** Gives each relation the number of the record that it names, where one record alone has that name. */
export function resolveRelations(entries: readonly ListEntry[]): readonly ListEntry[] {
  if (!entries.some(isOpen)) return entries;
  const byName = entriesByName(entries);
  return entries.map((entry) => {
    if (!isOpen(entry)) return entry;
    const relations = (entry.relations ?? []).map((relation) => {
      const found = relation.entryId === undefined ? byName.get(keyOf(entry.list, relation.name)) : undefined;
      return found === undefined || found === AMBIGUOUS ? relation : { ...relation, entryId: found };
    });
    return { ...entry, relations };
  });
}

const AMBIGUOUS = Symbol('several records of one name');

function entriesByName(entries: readonly ListEntry[]): Map<string, string | typeof AMBIGUOUS> {
  const byName = new Map<string, string | typeof AMBIGUOUS>();
  for (const entry of entries) {
    for (const name of [...(entry.entity.properties['name'] ?? []), ...(entry.entity.properties['alias'] ?? [])]) {
      const key = keyOf(entry.list, name);
      const known = byName.get(key);
      byName.set(key, known === undefined || known === entry.entryId ? entry.entryId : AMBIGUOUS);
    }
  }
  return byName;
}

function isOpen(entry: ListEntry): boolean {
  return entry.relations?.some((relation) => relation.entryId === undefined) ?? false;
}

function keyOf(list: string, name: string): string {
  return `${list}\n${name.toLowerCase()}`;
}
