import { type LinkIndex, linkIndexOf } from './link-index.ts';
import { type LinkFacts, linkKeys } from './link-keys.ts';

/** Facts as the linking sees them; a value stands in the place of its digest. */
export function indexOfFacts(facts: Readonly<Record<string, LinkFacts>>): LinkIndex {
  return linkIndexOf(
    Object.entries(facts).map(([id, own]) => ({
      id,
      keys: linkKeys(own, words).map(({ kind, value, part }) => ({ kind, digest: value, part })),
    })),
  );
}

export function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** So many people who share nothing but the facts given, and common first names. */
export function strangers(count: number, shared: LinkFacts = {}): Record<string, LinkFacts> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `stranger${at}`,
      { names: [`${FIRST_NAMES[at % FIRST_NAMES.length] ?? ''} ${spelled(at)}`], phones: [`+4930${1_000_000 + at * 137}`], ...shared },
    ]),
  );
}

const FIRST_NAMES = ['anna', 'bernd', 'carla', 'dieter', 'erika', 'frank', 'gerda'];

function spelled(at: number): string {
  return [...String(at * 7919 + 10_000)]
    .map((digit) => ['ba', 'ko', 'li', 'mu', 'ne', 'ro', 'sa', 'ti', 'vu', 'za'][Number(digit)])
    .join('');
}
