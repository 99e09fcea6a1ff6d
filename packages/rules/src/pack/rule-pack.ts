import type { ClauseSource, RulePackSource } from '@gatehouse/contracts';

/** A clause with its identity: the digest of its text. */
export interface Clause extends ClauseSource {
  readonly id: string;
}

/** A regime as data. `digest` covers everything the pack says. */
export interface RulePack extends Omit<RulePackSource, 'clauses'> {
  readonly clauses: readonly Clause[];
  readonly digest: string;
}

/** The clause of a citation; citations are checked when the pack is read. */
export function clauseOf(pack: RulePack, citation: string): Clause {
  const clause = pack.clauses.find((candidate) => candidate.citation === citation);
  if (clause === undefined) throw new TypeError(`${pack.id} has no clause ${citation}`);
  return clause;
}
