import { compareNames, type NameComparison } from '../names/compare-names.ts';
import type { EntityName } from './prepare-entity.ts';

/** The pair of names that decides a score. */
export interface BestName {
  readonly query: EntityName;
  readonly candidate: EntityName;
  readonly comparison: NameComparison;
  /** 0..1, a weak alias already weighed. */
  readonly score: number;
  /** What the agreeing words weigh together: more for more and for rarer words. */
  readonly mass: number;
  readonly weak: boolean;
  /** The greatest `mass` of any pair of names that match by themselves: what tells one exact match from another. */
  readonly matchedMass: number;
  /** The sentence on this pair, where the method tells its own. */
  readonly told?: string;
}

interface Sides {
  readonly names: readonly EntityName[];
}

/**
 * The best pair of the names of two sides. Among equal scores the pair that weighs more decides, so that an exact rare name goes before
 * an exact common one. `score_min` is where names match by themselves.
 */
export function bestName(query: Sides, candidate: Sides, weakAlias: number, score_min: number): BestName | undefined {
  let best: Omit<BestName, 'matchedMass'> | undefined;
  let matchedMass = 0;
  for (const q of query.names) {
    for (const c of candidate.names) {
      // Nothing can be better than an exact name, but for one of more weight.
      if (best?.score === 1 && Math.min(q.name.weight, c.name.weight) <= matchedMass) continue;
      const comparison = compareNames(q.name, c.name);
      const weak = q.weak || c.weak;
      const score = comparison.score * (weak ? weakAlias : 1);
      const mass = Math.min(comparison.explained.query * q.name.weight, comparison.explained.candidate * c.name.weight);
      if (score >= score_min) matchedMass = Math.max(matchedMass, mass);
      if (best === undefined || score > best.score || (score === best.score && mass > best.mass)) {
        best = { query: q, candidate: c, comparison, score, mass, weak };
      }
    }
  }
  return best === undefined ? undefined : { ...best, matchedMass };
}
