import type { MatchBand } from '@gatehouse/contracts';
import { compareEntities } from '../entity/compare-entities.ts';
import type { EntityInput } from '../entity/prepare-entity.ts';
import type { ScoringProfile } from '../entity/profile.ts';

/** A pair that was judged once: a customer's party and a listed one. */
export interface JudgedPair {
  readonly id: string;
  readonly query: EntityInput;
  readonly candidate: EntityInput;
}

interface Judgement {
  readonly score: number;
  readonly band: MatchBand;
}

/** A pair that another profile puts into another band. */
export interface BandChange {
  readonly id: string;
  readonly before: Judgement;
  readonly after: Judgement;
}

/** What a profile would change of past decisions. */
export interface ProfileEffect {
  readonly pairs: number;
  readonly changes: readonly BandChange[];
  /** How many pairs move, by move: `review>none`. */
  readonly moves: Readonly<Record<string, number>>;
}

/** Scores pairs under two profiles and tells which change their band: to be looked at before the second goes live. */
export function profileEffect(pairs: Iterable<JudgedPair>, before: ScoringProfile, after: ScoringProfile): ProfileEffect {
  const changes: BandChange[] = [];
  const moves: Record<string, number> = {};
  let count = 0;
  for (const { id, query, candidate } of pairs) {
    count += 1;
    const [then, now] = [before, after].map((profile) => compareEntities(query, candidate, profile));
    if (then === undefined || now === undefined || then.band === now.band) continue;
    const move = `${then.band}>${now.band}`;
    moves[move] = (moves[move] ?? 0) + 1;
    changes.push({ id, before: { score: then.score, band: then.band }, after: { score: now.score, band: now.band } });
  }
  return { pairs: count, changes, moves };
}
