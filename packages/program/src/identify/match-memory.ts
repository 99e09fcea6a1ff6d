import type { FtmEntity, ListEntry, MatchBand, MatchDecisionState, MatchVerdict } from '@gatehouse/contracts';
import { sha256Hex } from '@gatehouse/foundation';
import { comparedEntry, comparedSubject, sideText } from './compared-sides.ts';
import type { LapsedDecision, MatchPair, RememberedDecision } from './match-decision.ts';
import type { WatchLists } from './watch-lists.ts';

/** Where a match stands by what is remembered of it. */
export interface MatchStanding {
  readonly state: MatchDecisionState;
  /** What the standing judgement says; null where none stands. Only a standing `different` clears. */
  readonly verdict: MatchVerdict | null;
  /** Judgements that no longer hold, and must be written down as lapsed. */
  readonly lapsed: readonly LapsedDecision[];
  /** Why the last judgement does not hold; null where one holds, or none was made. */
  readonly lapsedBecause: string | null;
}

/** What persons said of matches, and whether it still holds for the sides as they are. */
export interface MatchMemory {
  standing(subject: FtmEntity, match: MatchPair & { readonly band: MatchBand }): MatchStanding;
}

const NOTHING: MatchStanding = { state: 'none', verdict: null, lapsed: [], lapsedBecause: null };

/** The memory of a judgement that nobody has ever made. */
export const NO_MEMORY: MatchMemory = { standing: () => NOTHING };

/** The digest of an entry's content. */
export function entryDigest(entry: ListEntry): string {
  return sha256Hex(sideText(comparedEntry(entry)));
}

/** Compares remembered judgements with the sides as they are. `digest` is the keyed digest under which a party's fields were kept. */
export function matchMemory(
  decisions: readonly RememberedDecision[],
  lists: Pick<WatchLists, 'entryOf'>,
  digest: (text: string) => string,
): MatchMemory {
  if (decisions.length === 0) return NO_MEMORY;
  const ofPair = Map.groupBy(decisions, keyOf);
  return {
    standing(subject, match) {
      const remembered = ofPair.get(keyOf(match));
      if (remembered === undefined) return NOTHING;
      const entry = lists.entryOf(match.list, match.entryId);
      const present = {
        subjectDigest: digest(sideText(comparedSubject(subject))),
        entryDigest: entry === undefined ? null : entryDigest(entry),
        band: match.band,
      };
      return standingOf(remembered, present);
    },
  };
}

interface Present {
  readonly subjectDigest: string;
  readonly entryDigest: string | null;
  readonly band: MatchBand;
}

function standingOf(remembered: readonly RememberedDecision[], present: Present): MatchStanding {
  const faults = new Map(remembered.map((decision) => [decision, faultOf(decision, present)]));
  const lapsed = remembered.flatMap((decision) => {
    const because = faults.get(decision) ?? null;
    if (because === null || decision.state === 'lapsed') return [];
    const { id, customer, list, entryId, verdict } = decision;
    return [{ id, customer, list, entryId, verdict, because }];
  });
  const holding = remembered.filter((decision) => (faults.get(decision) ?? null) === null);
  const standing = holding.find((decision) => decision.state === 'standing');
  const awaits = holding.some((decision) => decision.state === 'awaiting-second');
  const lapsedBecause = lapsed[0]?.because ?? remembered.find((decision) => decision.state === 'lapsed')?.lapsedBecause ?? null;
  if (awaits) return { state: 'awaiting-second', verdict: standing?.verdict ?? null, lapsed, lapsedBecause: null };
  if (standing !== undefined) return { state: 'standing', verdict: standing.verdict, lapsed, lapsedBecause: null };
  return { state: lapsedBecause === null ? 'none' : 'lapsed', verdict: null, lapsed, lapsedBecause };
}

/** Why a judgement does not hold for the sides as they are; null where it does. */
function faultOf(decision: RememberedDecision, present: Present): string | null {
  if (decision.state === 'lapsed') return decision.lapsedBecause ?? 'It lapsed.';
  if (decision.state !== 'standing' && decision.state !== 'awaiting-second') return 'It was replaced.';
  const subjectChanged = decision.subjectDigest !== present.subjectDigest;
  const entryChanged = decision.entryDigest !== present.entryDigest;
  if (subjectChanged && entryChanged) return 'Both the party and the list entry changed.';
  if (subjectChanged) return 'The party changed.';
  if (entryChanged) return 'The list entry changed.';
  if (decision.verdict === 'different' && present.band === 'match' && !decision.needsSecond)
    return 'The match is now in band match, where a clearance takes a second person.';
  return null;
}

function keyOf({ subject, list, entryId }: MatchPair): string {
  return JSON.stringify([subject, list, entryId]);
}
