import { alignWords } from './align-words.ts';
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
  personOmission: 0.3,
  organisationOmission: 0.62,
  /** With a single word in common an omission says little about who is meant. */
  singleWordOmission: 0.8,
  /** Words that agree weigh so much together when they are rare enough for an omission to count no more than its base. */
  rareMass: 1.6,
  /** The family name is known, and the other name does not have it. */
  missingFamilyFactor: 0.85,
  /** The last word of a name, likely the family's, is missing. A patronymic in the middle counts less. */
  missingEndFactor: 0.94,
  nativePower: 2,
} as const;

const NOTHING: NameComparison = { score: 0, explained: { query: 0, candidate: 0 }, unmatched: { query: [], candidate: [] } };

/** Compares two prepared names. Symmetric in its score. */
export function compareNames(query: PreparedName, candidate: PreparedName): NameComparison {
  if (query.weight === 0 || candidate.weight === 0) return NOTHING;
  if (query.native !== undefined && candidate.native !== undefined && query.native.script === candidate.native.script) {
    return compareNative(query.native, candidate.native);
  }
  const alignment = alignWords(query.tokens, candidate.tokens);
  const explained = {
    query: alignment.query / (query.weight - alignment.queryExcess),
    candidate: alignment.candidate / (candidate.weight - alignment.candidateExcess),
  };
  const unmatched = { query: leftOver(query.tokens, alignment.usedQuery), candidate: leftOver(candidate.tokens, alignment.usedCandidate) };
  const isPerson = arePeople(query, candidate);
  const mass = Math.min(alignment.query, alignment.candidate);
  const score = nameScore(explained.query, explained.candidate, mass, alignment.informativeWords, isPerson);
  const isFamilyMissing = missesFamily(query, alignment.usedQuery) || missesFamily(candidate, alignment.usedCandidate);
  if (isFamilyMissing) return { score: score * NAME_SCORING.missingFamilyFactor, explained, unmatched };
  const isEndMissing = isPerson && (missesEnd(query, alignment.usedQuery) || missesEnd(candidate, alignment.usedCandidate));
  return { score: isEndMissing ? score * NAME_SCORING.missingEndFactor : score, explained, unmatched };
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

function missesFamily(name: PreparedName, used: number): boolean {
  return name.familyMask !== 0 && (name.familyMask & used) === 0;
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
