import { isLooseForm } from './legal-forms.ts';
import { type Alignment, alignWords, type Pairing } from './align-words.ts';
import type { NameToken, NativeName, PreparedName } from './prepare-name.ts';

/** How two names compare. */
export interface NameComparison {
  /** 0..1. */
  readonly score: number;
  /** What each side has explained, as a share of its weight. */
  readonly explained: { readonly query: number; readonly candidate: number };
  /** Words of each side that the other does not have. */
  readonly unmatched: { readonly query: readonly string[]; readonly candidate: readonly string[] };
}

/** The measured constants of the name score; see the package's README for what they were measured on. */
export const NAME_SCORING = {
  /** Both sides hold words that the other lacks: that is a contradiction, and weighs by this power. */
  contradictionPower: 1.25,
  /** One side holds more words: an omission, common in names of people. */
  personOmission: 0.28,
  organisationOmission: 0.62,
  /** With a single word in common an omission says little about who is meant. */
  singleWordOmission: 0.8,
  /** Words that agree weigh so much together when they are rare enough for an omission to count no more than its base. */
  rareMass: 1.8,
  /** The family name is known, and the other name does not have it. */
  missingFamilyFactor: 0.85,
  /** The last word of a name, likely the family's, is missing. A patronymic in the middle counts less. */
  missingEndFactor: 0.94,
  nativePower: 2,
  /** A word against another word contradicts by so much, however common both are: rarity tells what an agreement is worth, not a conflict. */
  personContradiction: 0.75,
  organisationContradiction: 0.5,
  initialContradiction: 0.5,
  /** One word misspelled is a slip; a second one is a second coincidence, and costs so much of its distance. */
  secondSlip: 0.6,
  reversedPatronymicFactor: 0.7,
  /** A limited company is no foundation, whatever else is alike. */
  otherLegalFormFactor: 0.86,
  /** One of a series, and the firm that gave the series its name. */
  missingNumberFactor: 0.88,
  otherNumberFactor: 0.5,
  /** Of two family names the first is the father's: whoever bears both does not leave that one out. */
  missingFirstFamilyFactor: 0.9,
} as const;

const NOTHING: NameComparison = { score: 0, explained: { query: 0, candidate: 0 }, unmatched: { query: [], candidate: [] } };

/** Compares two prepared names. Symmetric in its score. */
export function compareNames(query: PreparedName, candidate: PreparedName): NameComparison {
  if (query.weight === 0 || candidate.weight === 0) return NOTHING;
  if (query.native !== undefined && candidate.native !== undefined && query.native.script === candidate.native.script) {
    return compareNative(query.native, candidate.native);
  }
  const alignment = alignWords(query, candidate);
  const isPerson = arePeople(query, candidate);
  const contradicted = contradictionsOf(query, candidate, alignment, isPerson);
  const explained = {
    query: alignment.query / (query.weight - alignment.queryExcess + contradicted.query),
    candidate: alignment.candidate / (candidate.weight - alignment.candidateExcess + contradicted.candidate),
  };
  const unmatched = { query: leftOver(query.tokens, alignment.usedQuery), candidate: leftOver(candidate.tokens, alignment.usedCandidate) };
  const mass = Math.min(alignment.query, alignment.candidate);
  const score = nameScore(explained.query, explained.candidate, mass, alignment.informativeWords, isPerson);
  return { score: score * structureFactor(query, candidate, alignment, isPerson), explained, unmatched };
}

/** The score from what each side has explained: contradiction bites by a power, omission by a share. Also an upper bound for the index. */
export function nameScore(query: number, candidate: number, mass: number, informativeWords: number, isPerson: boolean): number {
  const high = Math.max(query, candidate);
  if (high <= 0) return 0;
  const low = Math.min(query, candidate);
  const base = isPerson ? NAME_SCORING.personOmission : NAME_SCORING.organisationOmission;
  // The commoner the words that agree, the more it means that others are left out.
  const omission =
    informativeWords < 2
      ? NAME_SCORING.singleWordOmission
      : Math.min(NAME_SCORING.singleWordOmission, (base * NAME_SCORING.rareMass) / mass);
  return high ** NAME_SCORING.contradictionPower * (1 - omission * (1 - low / high));
}

/** Whether the kinder rule of people's names holds: one is a person's, and neither reads like a firm's. */
export function arePeople(query: PreparedName, candidate: PreparedName): boolean {
  return (query.kind === 'person' || candidate.kind === 'person') && !query.looksLikeOrganisation && !candidate.looksLikeOrganisation;
}

/** What both sides' left-over words weigh more, as contradictions, than their rarity says. */
function contradictionsOf(
  query: PreparedName,
  candidate: PreparedName,
  alignment: Alignment,
  isPerson: boolean,
): { query: number; candidate: number } {
  const left = namesLeft(query.tokens, alignment.usedQuery);
  const right = namesLeft(candidate.tokens, alignment.usedCandidate);
  const count = Math.min(left.length, right.length);
  const contradicted = { query: excessOf(left, count, isPerson), candidate: excessOf(right, count, isPerson) };
  if (query.syllabic === undefined || candidate.syllabic === undefined) return contradicted;
  // A name in syllables leaves none out: one more makes it another name.
  const more = Math.abs(left.length - right.length) * NAME_SCORING.personContradiction;
  return { query: contradicted.query + more, candidate: contradicted.candidate + more };
}

function namesLeft(tokens: readonly NameToken[], used: number): NameToken[] {
  return tokens.filter(
    (token, index) => (used & (1 << index)) === 0 && (token.kind === 'initial' || (token.kind === 'word' && token.symbol === undefined)),
  );
}

function excessOf(tokens: readonly NameToken[], count: number, isPerson: boolean): number {
  let excess = 0;
  for (const token of tokens.slice(0, count)) excess += Math.max(0, contradictionWeight(token, isPerson) - token.weight);
  return excess;
}

function contradictionWeight(token: NameToken, isPerson: boolean): number {
  if (token.kind === 'initial') return NAME_SCORING.initialContradiction;
  return isPerson ? NAME_SCORING.personContradiction : NAME_SCORING.organisationContradiction;
}

/** What the places of the words tell: which are missing, which have changed their roles, how many are misspelled. 1 or less. */
function structureFactor(query: PreparedName, candidate: PreparedName, alignment: Alignment, isPerson: boolean): number {
  let factor = secondSlipFactor(alignment.pairings);
  if (!isPerson) factor *= organisationFactor(query.tokens, candidate.tokens, alignment);
  if (missesFamily(query, alignment.usedQuery) || missesFamily(candidate, alignment.usedCandidate))
    factor *= NAME_SCORING.missingFamilyFactor;
  else if (isPerson && (missesEnd(query, alignment.usedQuery) || missesEnd(candidate, alignment.usedCandidate)))
    factor *= NAME_SCORING.missingEndFactor;
  if (missesFirstFamilyName(query, alignment.usedQuery) || missesFirstFamilyName(candidate, alignment.usedCandidate))
    factor *= NAME_SCORING.missingFirstFamilyFactor;
  if (missesGiven(query, alignment.usedQuery) || missesGiven(candidate, alignment.usedCandidate))
    factor *= NAME_SCORING.missingFamilyFactor;
  if (isPerson && isPatronymicReversed(query, candidate, alignment.pairings)) factor *= NAME_SCORING.reversedPatronymicFactor;
  return factor;
}

function organisationFactor(
  query: readonly NameToken[],
  candidate: readonly NameToken[],
  { usedQuery, usedCandidate, pairings }: Alignment,
): number {
  let factor = 1;
  if (holdsForm(query, usedQuery) && holdsForm(candidate, usedCandidate)) factor *= NAME_SCORING.otherLegalFormFactor;
  if (holdsLeft(query, usedQuery, 'number') || holdsLeft(candidate, usedCandidate, 'number')) factor *= NAME_SCORING.missingNumberFactor;
  // Where the number is all that the names have of their own, another number is another party.
  const otherNumber = pairings.some(
    ({ queryMask, similarity }) => similarity < 1 && query.some((token, at) => token.kind === 'number' && queryMask === 1 << at),
  );
  const hasOwnWord = pairings.some(({ queryMask }) =>
    query.some((token, at) => token.kind === 'word' && token.symbol === undefined && (queryMask & (1 << at)) !== 0),
  );
  return otherNumber && !hasOwnWord ? factor * NAME_SCORING.otherNumberFactor : factor;
}

function holdsForm(tokens: readonly NameToken[], used: number): boolean {
  return tokens.some((token, index) => token.kind === 'legal' && !isLooseForm(token.text) && (used & (1 << index)) === 0);
}

function holdsLeft(tokens: readonly NameToken[], used: number, kind: NameToken['kind']): boolean {
  return tokens.some((token, index) => token.kind === kind && (used & (1 << index)) === 0);
}

function secondSlipFactor(pairings: readonly Pairing[]): number {
  let least = 1;
  let factor = 1;
  for (const { similarity, isSlip } of pairings) {
    if (!isSlip) continue;
    // The worst is the first slip; every other one counts.
    factor *= 1 - NAME_SCORING.secondSlip * (1 - Math.max(similarity, least));
    least = Math.min(least, similarity);
  }
  return factor;
}

/** "Salman bin Muhammad" is the son of whom "Muhammad bin Salman" is the father. */
function isPatronymicReversed(query: PreparedName, candidate: PreparedName, pairings: readonly Pairing[]): boolean {
  const left = sonAndFather(query.tokens);
  const right = sonAndFather(candidate.tokens);
  if (left === undefined || right === undefined) return false;
  const met = (queryMask: number, candidateMask: number): boolean =>
    pairings.some((one) => (one.queryMask & queryMask) !== 0 && (one.candidateMask & candidateMask) !== 0);
  return met(left.son, right.father) && met(left.father, right.son);
}

const SON_OF: ReadonlySet<string> = new Set(['bin', 'ibn', 'ben', 'bint', 'ould', 'wuld']);

function sonAndFather(tokens: readonly NameToken[]): { son: number; father: number } | undefined {
  const at = tokens.findIndex((token, index) => index > 0 && index + 1 < tokens.length && SON_OF.has(token.text));
  return at === -1 || tokens[at - 1]?.kind !== 'word' || tokens[at + 1]?.kind !== 'word'
    ? undefined
    : { son: 1 << (at - 1), father: 1 << (at + 1) };
}

function missesFamily(name: PreparedName, used: number): boolean {
  return name.familyMask !== 0 && (name.familyMask & used) === 0;
}

function missesFirstFamilyName(name: PreparedName, used: number): boolean {
  const first = name.familyMask & -name.familyMask;
  return first !== name.familyMask && (used & first) === 0;
}

function missesGiven(name: PreparedName, used: number): boolean {
  if (name.familyMask === 0) return false;
  const given = ~name.familyMask;
  return name.tokens.some((token, index) => token.kind === 'word' && (given & (1 << index)) !== 0) && (used & given) === 0;
}

// Where the family name is not marked it mostly stands last.
function missesEnd(name: PreparedName, used: number): boolean {
  const last = name.tokens.length - 1;
  return name.familyMask === 0 && last >= 2 && (used & (1 << last)) === 0 && name.tokens[last]?.kind === 'word';
}

function leftOver(tokens: readonly NameToken[], used: number): string[] {
  return tokens
    .filter((token, index) => token.kind !== 'legal' && token.kind !== 'particle' && (used & (1 << index)) === 0)
    .map((token) => token.text);
}

/** Two names written in one syllabic script: a character that differs is another name. */
function compareNative(query: NativeName, candidate: NativeName): NameComparison {
  const partners = syllablesInCommon(query.syllables, candidate.syllables);
  const shared = partners.filter((partner) => partner !== undefined).length;
  const explained = { query: shared / query.syllables.length, candidate: shared / candidate.syllables.length };
  return {
    score: (explained.query * explained.candidate) ** (NAME_SCORING.nativePower / 2),
    explained,
    unmatched: {
      query: query.characters.filter((_, index) => partners[index] === undefined),
      candidate: candidate.characters.filter((_, index) => !partners.includes(index)),
    },
  };
}

/** For each syllable of the query the place of its like in the candidate, each taken once. */
export function syllablesInCommon(query: readonly string[], candidate: readonly string[]): (number | undefined)[] {
  const taken = new Set<number>();
  return query.map((syllable) => {
    const partner = candidate.findIndex((other, index) => other === syllable && !taken.has(index));
    if (partner === -1) return undefined;
    taken.add(partner);
    return partner;
  });
}
