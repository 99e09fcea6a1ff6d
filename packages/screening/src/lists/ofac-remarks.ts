import type { ListRelation } from '@gatehouse/contracts';
import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import type { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';

/** The primary file holds so many characters of the remarks; the rest stands in the comments file. */
const REMARKS_MAX = 999;

type Fill = (draft: EntryDraft, text: string, words: string) => void;

/** What stands behind which words, by the letters that these begin with; the first that fits reads the piece. Words that are kept go to the source record as they came. */
const RULES: readonly (readonly [letters: string, RegExp, Fill])[] = [
  // Quotation marks in the remarks are OFAC's sign of a weak alias (FAQ 122).
  ['afn', /^[afn]\.k\.a\.\s+/i, (draft, text) => draft.alias(text.replace(/^['"]|['"]$/g, ''), 'weak')],
  ['d', /^DOB\b/, (draft, text) => draft.property('birthDate', dateText(text))],
  ['p', /^POB\b/, place],
  ['nc', /^(?:nationality|citizen)\s+(?!of Registration)/i, (draft, text) => draft.property('nationality', countryCode(text))],
  ['g', /^Gender\b/, (draft, text) => draft.property('gender', text.toLowerCase())],
  ['l', /^Linked To:/i, related('linked-to')],
  ['d', /^Digital Currency Address\s*-/i, wallet],
  ['o', /^Organization Established Date/i, (draft, text) => draft.property('incorporationDate', dateText(text))],
  ['o', /^Organization Type:/i, kept('sector')],
  ['wa', /^(?:Website|Alt\. Website)\b:?/i, (draft, text) => draft.property('website', text)],
  ['e', /^E-?mail Address\b:?/i, (draft, text) => draft.property('email', text)],
  ['ptf', /^(?:Phone Number|(?:Telephone|Fax)(?: No\.| Number)?)(?!\w):?/i, (draft, text) => draft.property('phone', text)],
  ['ova', /^(?:Other )?(?:Vessel|Aircraft) (?:Type|Model)\b/i, kept('type')],
  ['f', /^Former Vessel Flag\b/i, (draft, text) => draft.property('pastFlags', countryCode(text))],
  ['ov', /^(?:Other )?Vessel Flag\b/i, (draft, text) => draft.property('flag', countryCode(text))],
  ['ov', /^(?:Other )?Vessel Call Sign\b/i, (draft, text) => draft.property('callSign', text)],
  ['va', /^(?:Vessel Year of Build|Aircraft Manufacture Date)\b/i, (draft, text) => draft.property('buildDate', dateText(text))],
  ['n', /^Nationality of Registration\b/i, (draft, text) => draft.property('jurisdiction', countryCode(text))],
  ['e', /^Equity Ticker\b/i, kept('ticker')],
  ['v', /^Vessel (?:Gross )?(?:Registered )?Tonnage\b/i, kept('grossRegisteredTonnage')],
  ['v', /^Vessel Owner\b/i, related('owner')],
  ['a', /^Aircraft Operator\b/i, related('operator')],
  [
    'satelcpi',
    /^(?:Secondary sanctions risk|Additional Sanctions Information|Transactions Prohibited For|Executive Order \d+ Directive (?:Determination|Information)|CAATSA Section \d+ Information|Listing Date|Effective Date|Target Type|Purchase\/Sales For Divestment Date|Issuer Name|IFCA Determination)\b/i,
    (draft, text, words) => draft.keep(words, text.replace(/^\s*[-:]\s*/, '')),
  ],
];

const RULES_BY_LETTER: ReadonlyMap<string, typeof RULES> = new Map(
  [...new Set(RULES.flatMap(([letters]) => [...letters]))].map((letter) => [letter, RULES.filter(([letters]) => letters.includes(letter))]),
);

function ruleOf(words: string): { readonly fill: Fill; readonly matched: string } | undefined {
  for (const [, pattern, fill] of RULES_BY_LETTER.get(words.charAt(0).toLowerCase()) ?? []) {
    const matched = pattern.exec(words)?.[0];
    if (matched !== undefined) return { fill, matched };
  }
  return undefined;
}

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
  const rule = ruleOf(words);
  if (rule === undefined) identifier(draft, words);
  else rule.fill(draft, words.slice(rule.matched.length).trim(), rule.matched.replace(/[\s:-]+$/, ''));
}

/** Whether these words stand before something that the remarks are read for. */
export function isRemarkLabel(words: string): boolean {
  return ruleOf(words) !== undefined || identifierProperty(words) !== undefined;
}

/** Reads one piece whose words and value a publisher prints apart. */
export function readLabelled(draft: EntryDraft, words: string, value: string): void {
  const property = identifierProperty(words);
  if (property !== undefined && ruleOf(words) === undefined) draft.property(property, value.replace(/^IMO\s+/, ''));
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
  if (property !== undefined && /\d|^[A-Z]{2,}/.test(value)) draft.property(property, value);
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
