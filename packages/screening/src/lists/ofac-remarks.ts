import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import type { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';

/** Words, a number, and the country that gave it: "National ID No. 3570900519762 (Thailand)". */
const IDENTIFIER =
  /^((?:[A-Za-z][A-Za-z./-]*\s+(?:- \w+\s+)?)+?)#?\s*(?:IMO\s+)?([A-Z0-9][\w./-]*\d[\w./-]*|[A-Z]{6,11})(?:\s+\(([^)]*)\))?/;

/** Reads OFAC's remarks ("DOB 1953; Passport B272327 (Thailand); a.k.a. 'BNC'.") into the entry's properties. */
export function readOfacRemarks(draft: EntryDraft, remarks: string): void {
  for (const piece of remarks.split(/;\s*/)) readPiece(draft, piece.replace(/\.$/, '').trim());
}

function readPiece(draft: EntryDraft, piece: string): void {
  const words = piece.replace(/^alt\. /i, '');
  const aka = /^(?:a|f|n)\.k\.a\.\s+['"]?(.+?)['"]?$/i.exec(words);
  // Quotation marks in the remarks are OFAC's sign of a weak alias (FAQ 122).
  if (aka !== null) draft.alias(aka[1], 'weak');
  else if (/^DOB\b/.test(words)) birthDate(draft, words.slice(3));
  else if (/^POB\b/.test(words)) place(draft, words.slice(3));
  else if (/^nationality\b/i.test(words)) draft.property('nationality', countryCode(words.slice(11)));
  else if (/^citizen\b/i.test(words)) draft.property('nationality', countryCode(words.slice(7)));
  else if (/^Gender\b/.test(words)) draft.property('gender', words.slice(6).trim().toLowerCase());
  else if (/^Linked To:/i.test(words)) draft.keep('linkedTo', words.slice(10));
  else identifier(draft, words);
}

function birthDate(draft: EntryDraft, text: string): void {
  const date = readPartialDate(text);
  if (date === undefined) return;
  draft.property('birthDate', date.spread_years === 0 ? isoPartialDate(date) : text);
}

function place(draft: EntryDraft, text: string): void {
  draft.property('birthPlace', text);
  draft.property('birthCountry', countryCode(text.split(',').at(-1) ?? ''));
}

function identifier(draft: EntryDraft, text: string): void {
  const found = IDENTIFIER.exec(text);
  if (found === null) return;
  const property = identifierProperty(found[1] ?? '');
  if (property !== undefined) draft.property(property, found[2]?.replace(/[.,]$/, ''));
}
