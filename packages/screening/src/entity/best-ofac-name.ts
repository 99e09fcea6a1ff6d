import type { PreparedName } from '../names/prepare-name.ts';
import { type OfacName, ofacName, type OfacNameScore, ofacNameScore, type OfacSearch } from '../profiles/ofac-name-score.ts';
import type { BestName } from './best-name.ts';
import type { EntityName } from './prepare-entity.ts';

interface Sides {
  readonly names: readonly EntityName[];
}

/** Names are read once for as long as somebody holds the prepared name. */
const read = new WeakMap<PreparedName, OfacName>();

/** The best pair of names by OFAC's search, with a sentence on how it came about. */
export function bestOfacName(query: Sides, candidate: Sides, search: OfacSearch, weakAlias: number): BestName | undefined {
  let best: BestName | undefined;
  for (const q of query.names) {
    for (const c of candidate.names) {
      const found = ofacNameScore(readOnce(q.name), readOnce(c.name), search);
      const weak = q.weak || c.weak;
      const score = found.score * (weak ? weakAlias : 1);
      if (best !== undefined && score <= best.score) continue;
      best = { query: q, candidate: c, comparison: comparisonOf(found), score, mass: 0, weak, matchedMass: 0, told: sentence(found) };
    }
  }
  return best;
}

function readOnce(name: PreparedName): OfacName {
  const known = read.get(name);
  if (known !== undefined) return known;
  const made = ofacName(name.original);
  read.set(name, made);
  return made;
}

function comparisonOf({ score, parts }: OfacNameScore): BestName['comparison'] {
  return { score, explained: { query: parts, candidate: 0 }, unmatched: { query: [], candidate: [] } };
}

function sentence({ score, whole, parts }: OfacNameScore): string {
  if (score === 0) return "OFAC's search would not return this name.";
  const which = whole >= parts ? 'the whole names' : 'the name parts';
  return `OFAC's search would show ${Math.round(score * 100)}: by ${which} (whole ${whole.toFixed(3)}, parts ${parts.toFixed(3)}).`;
}
