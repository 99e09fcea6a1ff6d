import assert from 'node:assert/strict';
import type { ListEntry } from '@gatehouse/contracts';
import type { ScreeningIndex } from '@gatehouse/screening';

/** The nth listed person whose name nobody else on the lists has, so that one match is all there is. No more are looked for than are asked for. */
export function loneListedPersons(entries: readonly ListEntry[], index: ScreeningIndex): (nth: number) => ListEntry {
  const alone: ListEntry[] = [];
  let lookedAt = 0;
  return (nth) => {
    for (; alone.length <= nth && lookedAt < entries.length; lookedAt += 1) {
      const entry = entries[lookedAt];
      if (entry !== undefined && isAlone(entry, index)) alone.push(entry);
    }
    const entry = alone[nth];
    assert.ok(entry !== undefined);
    return entry;
  };
}

function isAlone({ list, entity }: ListEntry, index: ScreeningIndex): boolean {
  const { name = [], birthDate = [] } = entity.properties;
  const isDated = birthDate.length === 1 && /^\d{4}-\d{2}-\d{2}$/.test(birthDate[0] ?? '');
  if (list !== 'SDN' || entity.schema !== 'Person' || !isDated) return false;
  const likeness = { id: 'x', schema: 'Person', properties: { name: [name[0] ?? ''], country: ['us'] } };
  const found = index.screen(likeness, { limit: 3 }).filter((match) => match.band !== 'none');
  return found.length === 1 && found[0]?.band === 'match';
}
