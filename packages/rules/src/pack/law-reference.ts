import type { LawReference, ReadingChoices } from '@gatehouse/contracts';
import type { AsOf } from './dated.ts';
import { choiceOf, readingOf } from './reading-choice.ts';
import { clauseOf } from './rule-pack.ts';
import { packOf, type RulePacks, unknownName } from './rule-packs.ts';
import { statusOf } from './status-of.ts';

/** What a screen or export must print beside a statement: the clause it rests on and the readings that bear on it. */
export interface LawReferenceRequest {
  readonly pack: string;
  /** The human citation of a clause of the pack. */
  readonly citation: string;
  /** Ids of the readings that were taken. */
  readonly readings?: readonly string[];
  /** The choices made; what is not named takes its default. */
  readonly choices?: ReadingChoices;
}

/**
 * The law behind a statement, with its status on a day. `clauseId` is the clause's identity, `clause` its name for people.
 * Throws a ProblemError `unknown-name` for a pack or citation that is not loaded.
 */
export function lawReference(packs: RulePacks, request: LawReferenceRequest, asOf: AsOf): LawReference {
  const pack = packOf(packs, request.pack);
  const citations = pack.clauses.map(({ citation }) => citation);
  if (!citations.includes(request.citation)) throw unknownName(`clause of ${pack.id}`, request.citation, citations);
  const { status, confirm } = statusOf(packs, pack.id, asOf);
  const readings = (request.readings ?? []).map((id) => `${id}: ${choiceOf(readingOf(pack, id), request.choices)}`);
  const { id: clauseId, citation: clause } = clauseOf(pack, request.citation);
  return { pack: pack.id, regime: pack.regime, clause, clauseId, citation: pack.citation, status, confirm, readings };
}
