import type { WordPairing } from '@gatehouse/contracts';
import { alignWords, type Pairing } from './align-words.ts';
import { syllablesInCommon } from './compare-names.ts';
import { isLooseForm } from './legal-forms.ts';
import { areNicknames } from './name-vocabulary.ts';
import type { NameToken, NativeName, PreparedName } from './prepare-name.ts';

type How = WordPairing['how'];

/**
 * How the words of two names meet: the alignment that {@link compareNames} scores, in the order of the query's words.
 * Words that both sides have left over stand against each other and contradict; what only one side has is left out by the other.
 */
export function alignNames(query: PreparedName, candidate: PreparedName): WordPairing[] {
  if (query.native !== undefined && candidate.native !== undefined && query.native.script === candidate.native.script) {
    return alignSyllables(query.native, candidate.native);
  }
  const { pairings, usedQuery, usedCandidate } = alignWords(query, candidate);
  const met = pairings
    .toSorted((a, b) => lowestBit(a.queryMask) - lowestBit(b.queryMask))
    .map((one) => ({ at: lowestBit(one.queryMask), pairing: pairingOf(one, query.tokens, candidate.tokens) }));
  const left = leftOver(query.tokens, usedQuery);
  const rivals = leftOver(candidate.tokens, usedCandidate);
  for (const { at, token } of left) {
    const rival = takeRival(rivals, token);
    met.push({ at, pairing: against(token.written, rival?.written ?? null) });
  }
  met.sort((a, b) => a.at - b.at);
  return [...met.map((one) => one.pairing), ...rivals.map(({ token }) => against(null, token.written))];
}

interface Left {
  readonly at: number;
  readonly token: NameToken;
}

function leftOver(tokens: readonly NameToken[], used: number): Left[] {
  return tokens.flatMap((token, at) => ((used & (1 << at)) === 0 ? [{ at, token }] : []));
}

// Only a name stands against a name: a form or a particle that the other side lacks is left out.
function takeRival(rivals: Left[], token: NameToken): NameToken | undefined {
  const index = rivals.findIndex((rival) => classOf(rival.token) === classOf(token) && !contradictsNone(rival.token));
  return contradictsNone(token) || index === -1 ? undefined : rivals.splice(index, 1)[0]?.token;
}

function contradictsNone(token: NameToken): boolean {
  return token.kind === 'particle' || (token.kind === 'legal' && isLooseForm(token.text));
}

function classOf(token: NameToken): NameToken['kind'] {
  return token.kind === 'initial' ? 'word' : token.kind;
}

function against(query: string | null, candidate: string | null): WordPairing {
  return { query, candidate, similarity: 0, how: query === null || candidate === null ? 'left-out' : 'contradicts' };
}

function pairingOf(one: Pairing, query: readonly NameToken[], candidate: readonly NameToken[]): WordPairing {
  const left = tokensOf(query, one.queryMask);
  const right = tokensOf(candidate, one.candidateMask);
  const written = (tokens: readonly NameToken[]): string => tokens.map((token) => token.written).join(' ');
  return { query: written(left), candidate: written(right), similarity: one.similarity, how: howOf(left, right) };
}

function howOf(left: readonly NameToken[], right: readonly NameToken[]): How {
  const [a] = left;
  const [b] = right;
  if (left.length > 1 || right.length > 1 || a === undefined || b === undefined) return 'joined';
  if (a.kind === 'legal' || (a.kind === 'particle' && a.text !== b.text))
    return a.written.toLowerCase() === b.written.toLowerCase() ? 'same' : 'same-meaning';
  if (a.script !== b.script) return 'other-script';
  if (a.text === b.text) return 'same';
  if (a.kind === 'initial' || b.kind === 'initial') return 'initial';
  if (a.symbol !== undefined && a.symbol === b.symbol) return 'same-meaning';
  if (areNicknames(a.text, b.text)) return 'nickname';
  return a.sound === b.sound ? 'sounds-alike' : 'spelled-alike';
}

function tokensOf(tokens: readonly NameToken[], mask: number): NameToken[] {
  return tokens.filter((_, index) => (mask & (1 << index)) !== 0);
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** Names written in one syllabic script meet character by character. */
function alignSyllables(query: NativeName, candidate: NativeName): WordPairing[] {
  const partners = syllablesInCommon(query.syllables, candidate.syllables);
  const rivals = candidate.characters.flatMap((character, index) => (partners.includes(index) ? [] : [character]));
  const met = query.characters.map((character, index): WordPairing => {
    const partner = candidate.characters[partners[index] ?? -1];
    if (partner === undefined) return against(character, rivals.shift() ?? null);
    return { query: character, candidate: partner, similarity: 1, how: 'same' };
  });
  return [...met, ...rivals.map((character) => against(null, character))];
}
