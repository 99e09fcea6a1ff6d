import type { PreparedEntity } from '../entity/prepare-entity.ts';
import type { ScoringProfile } from '../entity/profile.ts';
import { CandidateSearch } from './candidate-search.ts';
import { commonEvidence, evidenceOf, leastNameScore, scoreBound } from './evidence-bound.ts';
import { IdentifierTable } from './identifier-table.ts';
import type { NameTable } from './name-table.ts';
import { NameTableBuilder } from './name-table-builder.ts';
import { NumberRow } from './number-row.ts';

/** A subject that may reach the score asked for. */
export interface Candidate {
  readonly subject: number;
  /** The most that it can score. */
  readonly bound: number;
  /** The names that may match, by place; all of them where it is empty. */
  readonly places: readonly number[];
}

interface Met {
  nameBound: number;
  readonly places: number[];
}

/** Gathers subjects (listed parties, or customers), numbered as they come. */
export class SubjectSearchBuilder {
  readonly #names = new NameTableBuilder();
  readonly #identifiers = new IdentifierTable();
  readonly #evidence = new NumberRow();

  add(entity: PreparedEntity): void {
    const subject = this.#evidence.length;
    for (const [place, { name }] of entity.names.entries()) this.#names.add(subject, place, name);
    this.#identifiers.add(subject, entity);
    this.#evidence.push(evidenceOf(entity));
  }

  /** The search over all that were added; it yields between the parts of the work. */
  *build(): Generator<undefined, SubjectSearch> {
    return new SubjectSearch(yield* this.#names.build(), this.#identifiers, Uint8Array.from(this.#evidence.view()));
  }
}

/** Finds the subjects whose score against an entity may reach a minimum: by their names, or by a number in common. */
export class SubjectSearch {
  readonly size: number;
  readonly #names: NameTable;
  readonly #identifiers: IdentifierTable;
  readonly #evidence: Uint8Array;
  readonly #search: CandidateSearch;

  constructor(names: NameTable, identifiers: IdentifierTable, evidence: Uint8Array) {
    this.size = evidence.length;
    this.#names = names;
    this.#identifiers = identifiers;
    this.#evidence = evidence;
    this.#search = new CandidateSearch(names);
  }

  /** Does now what the first query in each script would otherwise wait for: some seconds a million names. */
  prepare(): void {
    this.#names.dictionary.prepare();
    this.#names.joins.prepare();
  }

  /** All that may score at least `score_min`, the highest bounds first. */
  find(query: PreparedEntity, score_min: number, profile: ScoringProfile): Candidate[] {
    // OFAC's search scores names by other rules than these bounds know: everybody is looked at.
    if (profile.ofacSearch !== undefined) return Array.from({ length: this.size }, (_, subject) => ({ subject, bound: 1, places: [] }));
    const evidence = evidenceOf(query);
    // What a match by itself weighs counts for the whole score, however many better names there are.
    const nameMin = Math.min(leastNameScore(score_min, evidence, profile), profile.matchFrom);
    const met = this.#meet(query, nameMin);
    const candidates: Candidate[] = [];
    for (const [subject, { nameBound, places }] of met) {
      const bound = scoreBound(nameBound, commonEvidence(evidence, this.#evidence[subject] ?? 0), profile);
      if (bound >= score_min) candidates.push({ subject, bound, places });
    }
    this.#identifiers.find(query, (subject) => candidates.push({ subject, bound: 1, places: [] }));
    return candidates.sort((a, b) => b.bound - a.bound || a.subject - b.subject);
  }

  #meet(query: PreparedEntity, nameMin: number): Map<number, Met> {
    const met = new Map<number, Met>();
    const note = (name: number, bound: number): void => {
      const subject = this.#names.ownerOf[name] ?? 0;
      const place = this.#names.placeOf[name] ?? 0;
      const known = met.get(subject);
      if (known === undefined) met.set(subject, { nameBound: bound, places: [place] });
      else {
        known.nameBound = Math.max(known.nameBound, bound);
        if (!known.places.includes(place)) known.places.push(place);
      }
    };
    for (const { name } of query.names) this.#search.find(name, nameMin, note);
    this.#identifiers.find(query, (subject) => met.delete(subject));
    return met;
  }
}
