import type { ListEntry } from '@gatehouse/contracts';
import { countryCode } from '../entity/country-code.ts';
import { DistinctTexts } from './distinct-texts.ts';
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
  const hasComments = supplements.some((supplement) => supplement.kind === 'remark');
  const joined = entries.map((entry) => {
    const own = byNumber.get(entry.entryId);
    if (own === undefined) return entry;
    used.add(entry.entryId);
    return own.some((supplement) => supplement.kind === 'remark') ? withComments(entry, own) : withSupplements(entry, own);
  });
  return {
    // Only the comments name parties that the primary file did not.
    entries: hasComments ? resolveRelations(joined) : joined,
    orphans: supplements.filter((supplement) => !used.has(supplement.entNum)),
  };
}

/** Aliases and addresses only add to an entry; most entries have no more. */
function withSupplements(entry: ListEntry, supplements: readonly OfacSupplement[]): ListEntry {
  const properties: Record<string, string[]> = { ...entry.entity.properties };
  const source: Record<string, string> = { ...entry.source };
  const aliases = [...entry.aliases];
  const names = distinct([...(properties['name'] ?? []), ...aliases.map((alias) => alias.name)]);
  const strong = distinct(properties['alias']);
  const addresses = distinct(properties['address']);
  const countries = distinct(properties['country']);
  for (const { kind, values } of supplements) {
    if (kind === 'alias') {
      const { name, words } = aliasOf(values);
      if (name === '' || names.has(name)) continue;
      names.add(name);
      strong.add(name);
      aliases.push({ name, strength: 'strong' });
      source[words] = source[words] === undefined ? name : `${source[words]} | ${name}`;
    } else {
      const { text, country } = addressOf(values);
      if (country !== undefined) countries.add(country);
      if (text !== '') addresses.add(text);
    }
  }
  if (strong.values.length > 0) properties['alias'] = strong.values;
  if (countries.values.length > 0) properties['country'] = countries.values;
  if (addresses.values.length > 0) {
    properties['address'] = addresses.values;
    source['address'] = addresses.values.join(' | ');
  }
  return { ...entry, entity: { ...entry.entity, properties }, aliases, source };
}

function distinct(texts: readonly string[] = []): DistinctTexts {
  const known = new DistinctTexts();
  for (const text of texts) known.add(text);
  return known;
}

/** Long remarks begin in the primary file: only the whole can be read, and may name what the entry has already. */
function withComments(entry: ListEntry, supplements: readonly OfacSupplement[]): ListEntry {
  const draft = reopen(entry);
  for (const { kind, values } of supplements) {
    if (kind === 'alias') draft.alias(aliasOf(values).name);
    else if (kind === 'address') {
      const { text, country } = addressOf(values);
      draft.property('country', country);
      draft.property('address', text);
      draft.keep('address', text);
    } else draft.remarks = `${draft.remarks ?? ''}${values[0] ?? ''}`;
    if (kind === 'alias') draft.keep(aliasOf(values).words, aliasOf(values).name);
  }
  if (draft.remarks !== undefined) readOfacRemarks(draft, draft.remarks);
  return draft.toEntry();
}

function aliasOf(values: readonly string[]): { name: string; words: string } {
  return { name: (values[2] ?? '').replace(/\s+/g, ' '), words: `alias ${values[1] ?? ''}`.trim() };
}

function addressOf(values: readonly string[]): { text: string; country: string | undefined } {
  const [, street = '', city = '', country = ''] = values;
  return {
    text: [street, city, country]
      .filter((part) => part !== '')
      .join(', ')
      .replace(/\s+/g, ' '),
    country: countryCode(country),
  };
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
