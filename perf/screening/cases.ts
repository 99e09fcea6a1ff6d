import { readFileSync } from 'node:fs';
import type { ListEntry } from '@gatehouse/contracts';
import { type Rng, seededRng } from '@gatehouse/foundation';
import { parse } from 'csv-parse/sync';
import { SHARED_DATA } from '../screening-index-of-lists.ts';

export type QueryKind = 'listed' | 'slip' | 'innocent';

/** A name to look for. The id begins with its kind; `expected` is the record that it was made from. */
export interface Query {
  readonly id: string;
  readonly kind: QueryKind;
  readonly schema: 'Person';
  readonly name: string;
  readonly expected?: string;
}

export interface LabelledPair {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly is_match: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** From one seed: `count` listed people as they write themselves, `count` with one slip, `count` made-up innocent ones, in turns. */
export function makeQueries(entries: readonly ListEntry[], count: number, seed: number): Query[] {
  const rng = seededRng(seed);
  const people = entries.filter((entry) => entry.entity.schema === 'Person');
  const customers: { full_name: string }[] = parse(readFileSync(new URL('customers/negatives_global.csv', SHARED_DATA)), { columns: true });
  const queries: Query[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const [listed, mistyped] = [rng.pick(people), rng.pick(people)];
    queries.push({ id: `listed-${turn}`, kind: 'listed', schema: 'Person', name: spoken(listed), expected: listed.entryId });
    queries.push({
      id: `slip-${turn}`,
      kind: 'slip',
      schema: 'Person',
      name: withSlip(spoken(mistyped), rng),
      expected: mistyped.entryId,
    });
    queries.push({ id: `innocent-${turn}`, kind: 'innocent', schema: 'Person', name: rng.pick(customers).full_name });
  }
  return queries;
}

/** All labelled pairs of names (opensanctions/nomenklatura, MIT). */
export function readPairs(): LabelledPair[] {
  const rows: LabelledPair[] = parse(readFileSync(new URL('names/name-pairs/pairs.csv', SHARED_DATA)), { columns: true });
  return rows.filter((row) => row.is_match === 'true' || row.is_match === 'false');
}

/** The list writes "FAMILY, Given"; people write "Given FAMILY". */
function spoken(entry: ListEntry): string {
  const [family = '', ...given] = (entry.entity.properties['name']?.[0] ?? '').split(',').map((part) => part.trim());
  return [...given, family].join(' ');
}

/** One letter dropped, doubled, replaced or swapped with the next in one word of three letters or more. */
function withSlip(name: string, rng: Rng): string {
  const words = name.split(/\s+/);
  const long = words.flatMap((word, index) => (word.length >= 3 ? [index] : []));
  if (long.length === 0) return name;
  const at = rng.pick(long);
  const word = words[at] ?? '';
  let slipped = word;
  // A letter swapped with its like changes nothing: that is no slip.
  while (slipped === word) slipped = slip(word, rng);
  return words.with(at, slipped).join(' ');
}

function slip(word: string, rng: Rng): string {
  const at = rng.below(word.length - 1);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (rng.below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + LETTERS.charAt(rng.below(LETTERS.length)) + after;
    default:
      return before + after.charAt(0) + letter + after.slice(1);
  }
}
