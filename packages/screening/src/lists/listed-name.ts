import type { ListRelation } from '@gatehouse/contracts';
import type { EntryDraft } from './entry-draft.ts';

/** What a publisher packed into one name field. */
export interface ListedName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly relations: readonly ListRelation[];
  /** Whom else the publisher means by this record: "and any successor, sub-unit, or subsidiary thereof". */
  readonly extendsTo?: string;
}

/** "P.  Affiliated Entity: C", "P, and subordinate entity C", "P entity: C": the record is of C. */
const PARENT_FIRST =
  /^(.+?)(?:[.,;]\s+|\s+)(?:and\s+)?((?:affiliated|subordinate)\s+(?:entity|institution|institute|unit)|entity)\s*(?::|\s-|(?<=subordinate entity))\s*(.+)$/i;
/** "C (Parent Organization: P)", "C (a subordinate institute of P)". */
const PARENT_LAST =
  /^(.+?)\s*[([]((?:parent\s+(?:organi[sz]ation|company|entity))\s*:|an?\s+(?:subordinate\s+\w+|subsidiary|branch|division|unit|affiliate|part)\s+of)\s+(.+)[)\]]\s*$/i;
/** "C, which operates S". */
const OPERATES = /^(.+?),\s+which\s+(operates|owns|controls)\s+(.+)$/i;
/** "M, including the armed forces of M". */
const INCLUDING = /^(.{10,}?),\s+(including)\s+(?:the\s+)?(.+)$/i;
const EXTENDS =
  /[;,]?\s+and\s+(?:any|its|all)\s+((?:(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)(?:,\s*(?:or|and)?\s*|\s+(?:or|and)\s+)?)+(?:\s*thereof)?)\.?$/i;
const ALSO_KNOWN = String.raw`(?:[afn]\.?\s?k\.?\s?a\.?|d\.?\/?b\.?\/?a\.?|also known as|formerly known as|doing business as)(?![a-z])`;
const ALSO_KNOWN_MARK = new RegExp(String.raw`(?<![a-z.])${ALSO_KNOWN},?\s+`, 'i');
const ALSO_KNOWN_BRACKET = new RegExp(String.raw`[([]\s*(?=${ALSO_KNOWN})`, 'i');

/**
 * Takes a name field apart: further names, the parent that is named before or behind, and whom the record extends to.
 * Agencies that publish no column for these write them into the name (Supplement 4 to 15 CFR 744 as the consolidated list prints it).
 */
export function readListedName(printed: string): ListedName {
  const text = printed.replace(/\s+/g, ' ').trim();
  const extended = EXTENDS.exec(text);
  const whole = extended === null ? text : text.slice(0, extended.index);
  const { rest, aliases } = withoutAliases(whole);
  const related = readRelation(rest);
  return {
    name: tidy(related.name),
    aliases: [...aliases.map(tidy), ...related.aliases].filter((alias) => alias !== ''),
    relations: related.relations,
    ...(extended?.[1] === undefined ? {} : { extendsTo: extended[1] }),
  };
}

/** Reads a name field into an entry. */
export function fillListedName(draft: EntryDraft, printed: string): void {
  const { name, aliases, relations, extendsTo } = readListedName(printed);
  draft.name(name);
  for (const alias of aliases) draft.alias(alias);
  for (const relation of relations) draft.relate(relation);
  draft.keep('extends_to', extendsTo);
}

/** Reads a field of one alias, which may itself hold several, into an entry. */
export function fillListedAlias(draft: EntryDraft, printed: string): void {
  if (/^\(all of (?:the )?preceding\b/i.test(printed.trim())) return;
  const text = printed.trim().replace(/^and\s+(?=\p{Lu})/u, '');
  const { rest, aliases } = withoutAliases(text);
  draft.alias(tidy(rest));
  for (const alias of aliases) draft.alias(tidy(alias));
}

function readRelation(text: string): { name: string; aliases: string[]; relations: ListRelation[] } {
  const first = PARENT_FIRST.exec(text);
  if (first !== null) return ofParent(first[1] ?? '', first[2] ?? '', first[3] ?? text);
  const last = PARENT_LAST.exec(text);
  if (last !== null) return { name: last[1] ?? text, aliases: [], relations: [parent(last[3] ?? '', last[2] ?? '')] };
  const operates = OPERATES.exec(text);
  if (operates !== null) {
    const kind = operates[2] === 'operates' ? 'operated' : 'owned';
    return { name: operates[1] ?? text, aliases: [], relations: [{ kind, name: operates[3] ?? '', words: `which ${operates[2]}` }] };
  }
  const including = INCLUDING.exec(text);
  if (including !== null) {
    const part = (including[3] ?? '').split(/\s+and\s+all\s+|[.,;]\s/)[0] ?? '';
    return { name: including[1] ?? text, aliases: [], relations: [{ kind: 'subsidiary', name: part, words: 'including' }] };
  }
  const unit = unitOf(text);
  return { name: text, aliases: [], relations: unit === undefined ? [] : [parent(unit, 'unit')] };
}

/** "201 Research Institute" is nobody's name without its parent's. */
const NUMBERED_UNIT = /^(?:\d+(?:st|nd|rd|th)?|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\s/;

function ofParent(larger: string, words: string, child: string): { name: string; aliases: string[]; relations: ListRelation[] } {
  const name = NUMBERED_UNIT.test(child) && rankOf(child) > 0 ? `${larger} ${child}` : child;
  return { name, aliases: [], relations: [parent(larger, words)] };
}

function parent(name: string, words: string): ListRelation {
  return { kind: 'parent', name: tidy(name), words: words.replace(/\s*:$/, '').trim() };
}

/** Bodies by how large they are: of two in one name, the larger is the parent. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:Ministry|Government|Region|Republic)\b/, 5],
  [/\b(?:Corporation|Corps|Group|Company|Co\.|Ltd|Limited|Inc|Commission|Organi[sz]ation)(?![a-z])/, 4],
  [/\b(?:Academy|University)\b/, 3],
  [/\b(?:Institute?|Cent(?:er|re))\b/, 2],
  [/\b(?:Laborator(?:y|ies)|Lab|Department|Factory|Branch|Bureau|Division|Plant|Office|Faculty|School)\b/, 1],
];

/** The larger body of which a name says that this is a unit: "P (PPC) 12th Research Institute", "P, Institute of X", "Institute of X, P". */
function unitOf(text: string): string | undefined {
  const abbreviated = /^(.+\s\(([A-Z][A-Za-z-]{1,9})\))(?:['’?]s)?,?\s+(.+)$/.exec(text);
  if (abbreviated !== null && isInitials(abbreviated[2] ?? '', abbreviated[1] ?? '') && outranks(abbreviated[1], abbreviated[3]))
    return abbreviated[1];
  const possessive = /^(.+?)['’?]s\s+(.+)$/.exec(text);
  if (possessive !== null && outranks(possessive[1], possessive[2])) return possessive[1];
  for (const comma of text.matchAll(/,\s+/g)) {
    const before = text.slice(0, comma.index);
    const after = text.slice(comma.index + comma[0].length);
    if (outranks(before, after)) return before;
    if (/^(?:The\s+)?(?:\w+\s+){0,3}(?:Academy|University|Ministry|Government|Institute)\b/.test(after) && outranks(after, before))
      return after;
  }
  return undefined;
}

function outranks(larger: string | undefined, smaller: string | undefined): boolean {
  const rank = rankOf(smaller);
  return rank > 0 && rankOf(larger) > rank;
}

function rankOf(text: string | undefined): number {
  return RANKS.find(([word]) => word.test(text ?? ''))?.[1] ?? 0;
}

/** Whether an abbreviation could stand for the words before it: its capitals come in their order. */
function isInitials(abbreviation: string, before: string): boolean {
  const initials = [...before.replace(/\([^)]*\)/g, '').matchAll(/\b\p{Lu}/gu)].map((found) => found[0]).join('');
  let at = 0;
  for (const letter of abbreviation.replace(/[^A-Z]/g, '')) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function withoutAliases(text: string): { rest: string; aliases: string[] } {
  const bracket = ALSO_KNOWN_BRACKET.exec(text);
  if (bracket !== null) {
    const end = closingOf(text, bracket.index);
    const inner = text.slice(bracket.index + 1, end);
    const outer = withoutAliases(`${text.slice(0, bracket.index).trim()} ${text.slice(end + 1).trim()}`.trim());
    return { rest: outer.rest, aliases: [...splitAliases(inner), ...outer.aliases] };
  }
  const mark = ALSO_KNOWN_MARK.exec(text);
  if (mark === null) return { rest: text, aliases: [] };
  return { rest: text.slice(0, mark.index), aliases: splitAliases(text.slice(mark.index)) };
}

/** Aliases behind one mark stand between semicolons; between commas only where each could be a name, for "Inc." follows one too. */
function splitAliases(text: string): string[] {
  const plain = text.split(new RegExp(ALSO_KNOWN_MARK, 'gi')).filter((piece) => piece.trim() !== '');
  const pieces = plain.flatMap((piece) => piece.split(/;\s*/));
  if (pieces.length !== 1) return pieces;
  const byComma = (pieces[0] ?? '').split(/,\s+/);
  return byComma.every((piece) => /\S\s+\S{3,}/.test(piece)) ? byComma : pieces;
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(' || text[at] === '[') depth += 1;
    else if ((text[at] === ')' || text[at] === ']') && --depth === 0) return at;
  }
  return text.length;
}

function tidy(text: string): string {
  return text.replace(/^[\s,;:]+|[\s,;:]+$/g, '');
}
