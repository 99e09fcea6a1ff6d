import type { ListEntry } from '@gatehouse/contracts';
import { countryCode } from '../entity/country-code.ts';
import { EntryDraft } from './entry-draft.ts';
import type { OfacSupplement } from './list-reader.ts';
import { readOfacRemarks } from './ofac-remarks.ts';
import { resolveRelations } from './resolve-relations.ts';

export interface JoinedOfac {
  readonly entries: readonly ListEntry[];
  /** Rows whose record stands in none of the lists: a side file of another day. They are counted, never guessed at. */
  readonly orphans: readonly OfacSupplement[];
}

/** Joins aliases, addresses and continued remarks to the records that they name by number (`ent_num`). */
export function joinOfac(entries: readonly ListEntry[], supplements: readonly OfacSupplement[]): JoinedOfac {
  const byNumber = new Map<string, OfacSupplement[]>();
  for (const supplement of supplements) {
    const known = byNumber.get(supplement.entNum);
    if (known === undefined) byNumber.set(supplement.entNum, [supplement]);
    else known.push(supplement);
  }
  const used = new Set<string>();
  const joined = entries.map((entry) => {
    const own = byNumber.get(entry.entryId);
    if (own === undefined) return entry;
    used.add(entry.entryId);
    return withSupplements(entry, own);
  });
  return { entries: resolveRelations(joined), orphans: supplements.filter((supplement) => !used.has(supplement.entNum)) };
}

function withSupplements(entry: ListEntry, supplements: readonly OfacSupplement[]): ListEntry {
  const draft = reopen(entry);
  for (const { kind, values } of supplements) {
    if (kind === 'alias') alias(draft, values);
    else if (kind === 'address') address(draft, values);
    else draft.remarks = `${draft.remarks ?? ''}${values[0] ?? ''}`;
  }
  // The first 1,000 characters of long remarks stand in the primary file: only the whole can be read.
  if (supplements.some((supplement) => supplement.kind === 'remark') && draft.remarks !== undefined) readOfacRemarks(draft, draft.remarks);
  return draft.toEntry();
}

function alias(draft: EntryDraft, values: readonly string[]): void {
  const [, kind = '', name = ''] = values;
  // OFAC's comment on an alias tells a weak one where its files do.
  draft.alias(name, /weak/i.test(values[3] ?? '') ? 'weak' : 'strong');
  draft.keep(`alias ${kind}`, name);
}

function address(draft: EntryDraft, values: readonly string[]): void {
  const [, street = '', city = '', country = ''] = values;
  draft.property('country', countryCode(country));
  const text = [street, city, country].filter((part) => part !== '').join(', ');
  draft.property('address', text);
  draft.keep('address', text);
}

function reopen(entry: ListEntry): EntryDraft {
  const draft = new EntryDraft(entry.list, entry.entryId, entry.entity.schema, entry.blocking);
  for (const [name, values] of Object.entries(entry.entity.properties)) {
    if (name === 'name') for (const value of values) draft.name(value);
    else if (name !== 'alias' && name !== 'weakAlias') for (const value of values) draft.property(name, value);
  }
  for (const alias of entry.aliases) draft.alias(alias.name, alias.strength);
  for (const programme of entry.programmes) draft.programme(programme);
  for (const relation of entry.relations ?? []) draft.relate(relation);
  for (const [name, value] of Object.entries(entry.source)) draft.keep(name, value);
  draft.remarks = entry.remarks;
  draft.listedOn = entry.listedOn;
  draft.endsOn = entry.endsOn;
  return draft;
}
