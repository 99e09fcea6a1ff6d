import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import type { EntryDraft } from './entry-draft.ts';

const SCHEMA_BY_KIND: Readonly<Record<string, string>> = {
  individual: 'Person',
  entity: 'Organization',
  ship: 'Vessel',
};

/** The schema by what the United Kingdom calls a designation. */
export function ukSchema(kind: string): string {
  return SCHEMA_BY_KIND[kind.trim().toLowerCase()] ?? 'LegalEntity';
}

/** An asset freeze blocks. Where the measures are not told, the careful reading is that it does. */
export function isUkBlocking(measures: string): boolean {
  return measures.trim() === '' || /asset freeze/i.test(measures);
}

/** Files one name: the primary one, its variations, aliases of good or low quality. */
export function fillUkName(draft: EntryDraft, parts: readonly string[], kind: string, strength: string): void {
  const name = parts.filter((part) => part !== '').join(' ');
  const isPrimary = /^primary name$/i.test(kind.trim()) || (kind.trim() === '' && draft.caption === '');
  if (isPrimary) draft.name(name);
  else draft.alias(name, /low/i.test(strength) ? 'weak' : 'strong');
}

/** Files addresses, where line 6 is the city. */
export function fillUkAddress(draft: EntryDraft, lines: readonly string[], country: string): void {
  const known = lines.filter((line) => line !== '');
  if (known.length > 0) draft.property('address', [...known, country].filter((part) => part !== '').join(', '));
  draft.property('country', countryCode(country));
}

/** Files a birth date; `dd/mm/1945` stands for a year alone. */
export function fillUkBirthDate(draft: EntryDraft, text: string): void {
  draft.property('birthDate', dayFirstDate(text) ?? text);
}

/** A nationality as a country; the lists also print "Russian", which is kept only as it came. */
export function fillUkNationality(draft: EntryDraft, text: string): void {
  draft.property('nationality', countryCode(text));
}

/** Several values in one cell: "(1) A1234. (2) B5678.". */
export function numberedValues(text: string): string[] {
  if (text === '') return [];
  if (!/\(1\)/.test(text)) return [text];
  return text
    .split(/\(\d{1,2}\)/)
    .map((piece) => piece.trim().replace(/[.;,]$/, ''))
    .filter((piece) => piece !== '');
}
