import type { ListRelation } from '@gatehouse/contracts';
import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import type { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';

/** The primary file holds so many characters of the remarks; the rest stands in the comments file. */
const REMARKS_MAX = 999;

type Fill = (draft: EntryDraft, text: string, words: string) => void;

/** What stands behind which words; the first that fits reads the piece. Words that are kept go to the source record as they came. */
const RULES: readonly (readonly [RegExp, Fill])[] = [
  // Quotation marks in the remarks are OFAC's sign of a weak alias (FAQ 122).
  [/^[afn]\.k\.a\.\s+/i, (draft, text) => draft.alias(text.replace(/^['"]|['"]$/g, ''), 'weak')],
  [/^DOB\b/, (draft, text) => draft.property('birthDate', dateText(text))],
  [/^POB\b/, place],
  [/^(?:nationality|citizen)\b(?: of)?/i, (draft, text) => draft.property('nationality', countryCode(text))],
  [/^Gender\b/, (draft, text) => draft.property('gender', text.toLowerCase())],
  [/^Linked To:/i, related('linked-to')],
  [/^Digital Currency Address\s*-/i, wallet],
  [/^Organization Established Date/i, (draft, text) => draft.property('incorporationDate', dateText(text))],
  [/^Organization Type:/i, kept('sector')],
  [/^(?:Website|Alt\. Website)\b:?/i, (draft, text) => draft.property('website', text)],
  [/^E-?mail Address\b:?/i, (draft, text) => draft.property('email', text)],
  [/^(?:Phone Number|Telephone(?: No\.?)?|Fax(?: Number)?)\b:?/i, (draft, text) => draft.property('phone', text)],
  [/^(?:Vessel|Aircraft) (?:Type|Model)\b/i, kept('type')],
  [/^Former Vessel Flag\b/i, (draft, text) => draft.property('pastFlags', countryCode(text))],
  [/^(?:Other )?Vessel Flag\b/i, (draft, text) => draft.property('flag', countryCode(text))],
  [/^(?:Other )?Vessel Call Sign\b/i, (draft, text) => draft.property('callSign', text)],
  [/^(?:Vessel Year of Build|Aircraft Manufacture Date)\b/i, (draft, text) => draft.property('buildDate', dateText(text))],
  [/^Vessel (?:Gross )?(?:Registered )?Tonnage\b/i, kept('grossRegisteredTonnage')],
  [/^Vessel Owner\b/i, related('owner')],
  [/^Aircraft Operator\b/i, related('operator')],
  [
    /^(?:Secondary sanctions risk|Additional Sanctions Information|Transactions Prohibited For|Executive Order \d+ Directive Determination|CAATSA Section \d+ Information|Listing Date|Effective Date|Target Type|Listing Status)\b/i,
    (draft, text, words) => draft.keep(words, text.replace(/^\s*[-:]\s*/, '')),
  ],
];

/** Labels end with one of these; what follows is the number. */
const LABEL_END =
  /^(?:No\.?|Number|Numbers?:|Code|#|ID|I\.D\.|Card|Identification|IMO|MMSI|NIT|RUC|RIF|RTN|RFC|R\.F\.C\.|C\.U\.R\.P\.|CURP|D\.N\.I\.|DNI|C\.U\.I\.T\.|C\.U\.I\.?|CUIT|SSN|FEIN|Passport|License|LEI|ISIN|SWIFT\/BIC|SWIFT|BIC|Cedula|Document|Certificate|\((?:RU|USCC|MSN|CBLS|KPP|OGRN|INN|DUNS)\))$/i;

/** Whether remarks of the primary file go on in the comments file. */
export function areRemarksCut(remarks: string): boolean {
  return remarks.length >= REMARKS_MAX;
}

/**
 * Reads OFAC's remarks ("DOB 1953; Passport B272327 (Thailand); a.k.a. 'BNC'.") into the entry's properties.
 * Of remarks that are cut off the last piece is left unread.
 */
export function readOfacRemarks(draft: EntryDraft, remarks: string, { isCut = false } = {}): void {
  // The full stop ends the remarks, not a piece: "S.A. DE C.V." keeps its own.
  const pieces = (isCut ? remarks : remarks.replace(/\.$/, '')).split(/;\s*/);
  // A piece that is cut off would give half a number: the comments file has the whole.
  if (isCut) pieces.pop();
  for (const piece of pieces) readOfacRemark(draft, piece.trim().replace(/^\((.*)\)$/, '$1'));
}

/** Reads one piece. */
export function readOfacRemark(draft: EntryDraft, piece: string): void {
  const words = piece.replace(/^alt\. /i, '');
  for (const [pattern, fill] of RULES) {
    const found = pattern.exec(words);
    if (found === null) continue;
    fill(draft, words.slice(found[0].length).trim(), found[0].replace(/[\s:-]+$/, ''));
    return;
  }
  identifier(draft, words);
}

/** Whether these words stand before something that the remarks are read for. */
export function isRemarkLabel(words: string): boolean {
  return RULES.some(([pattern]) => pattern.test(words)) || identifierProperty(words) !== undefined;
}

/** Reads one piece whose words and value a publisher prints apart. */
export function readLabelled(draft: EntryDraft, words: string, value: string): void {
  const property = identifierProperty(words);
  if (property !== undefined && !RULES.some(([pattern]) => pattern.test(words))) draft.property(property, value.replace(/^IMO\s+/, ''));
  else readOfacRemark(draft, `${words} ${value}`);
}

function identifier(draft: EntryDraft, text: string): void {
  const plain = text.replace(/\s*\(also called[^)]*\)/i, '').replace(/\s+(?:issued|expires)\s.*$/i, '');
  const tokens = plain.replace(/\s+\([^()]*\)\s*$/, (bracket) => (LABEL_END.test(bracket.trim()) ? bracket : '')).split(/\s+/);
  let end = 0;
  for (const [index, token] of tokens.entries()) {
    if (/\d/.test(token) && !LABEL_END.test(token)) break;
    if (LABEL_END.test(token)) end = index + 1;
  }
  if (end === 0) return;
  const value = tokens.slice(end).join(' ');
  const property = identifierProperty(tokens.slice(0, end).join(' '));
  if (property !== undefined && /\d|^[A-Z]{4,}/.test(value)) draft.property(property, value);
}

function wallet(draft: EntryDraft, text: string): void {
  const [currency = '', address] = text.split(/\s+/);
  draft.property('cryptoWallet', address ?? currency);
  if (address !== undefined) draft.property('currency', currency);
}

function place(draft: EntryDraft, text: string): void {
  draft.property('birthPlace', text);
  draft.property('birthCountry', countryCode(text.split(',').at(-1) ?? ''));
}

function related(kind: ListRelation['kind']): Fill {
  return (draft, name, words) => draft.relate({ kind, name, words });
}

function kept(property: string): Fill {
  return (draft, text) => draft.property(property, text);
}

/** A date to its own precision; "circa" and ranges stay in words. */
function dateText(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined ? undefined : date.spread_years === 0 ? isoPartialDate(date) : text;
}
