import type { BodsInterest, BodsRelationshipStatement, LineReach, OwnershipEdge, OwnershipInterest } from '@gatehouse/contracts';
import { factsFromBods, heldOn, intervalOfShare, reaches, shownShare } from '@gatehouse/ownership';
import type { RecordedStatement } from '../ownership-source.ts';
import { rightOf } from './interest-right.ts';
import { sourceTextOf, sourceTypesOf } from './statement-source.ts';

/** An edge before it is known what stands around it. */
export type BareEdge = Omit<OwnershipEdge, 'proving' | 'onRiskPath' | 'cycle' | 'disputed'>;

/** Which right an edge is drawn with, the one that says most first. */
const DRAWN_RIGHTS = ['equity', 'votes', 'profit', 'other'] as const;

/**
 * The stakes that statements give on a day, one edge for each relationship record: facts that disagree stay side by side.
 * `live` holds one statement a record, that which speaks on the day. Shares in per cent, `lines` likewise.
 */
export function edgeViews(
  live: readonly RecordedStatement[],
  options: { readonly asOf: string; readonly lines: readonly number[]; readonly supposed: ReadonlySet<string> },
): BareEdge[] {
  // The calculators' own reader says which relationships hold on the day; the drawing must not show another graph than they judged.
  const { stakes } = factsFromBods(
    live.map(({ statement }) => statement),
    { asOf: options.asOf },
  );
  const nominees = new Set(stakes.filter((stake) => stake.nominee).map((stake) => stake.source));
  const standing = new Map(stakes.map((stake) => [stake.source, stake]));
  return live.flatMap((recorded) => {
    const { statement } = recorded;
    const stake = standing.get(statement.recordId);
    if (statement.recordType !== 'relationship' || stake === undefined) return [];
    const interests = interestsOf(statement, options.asOf);
    const drawn = DRAWN_RIGHTS.map((right) => interests.find((interest) => interest.right === right && interest.share !== null)).find(
      (interest) => interest !== undefined,
    );
    const share = drawn?.share ?? null;
    return {
      id: statement.recordId,
      owner: stake.ownerId,
      owned: stake.ownedId,
      share,
      shareOf: drawn?.right ?? null,
      rights: [...new Set(interests.map(({ type }) => type))],
      interests,
      lines: options.lines.map((at) => ({ at_percent: at, reach: reachOf(statement, drawn, at) })),
      basis: stake.basis,
      nominee: nominees.has(statement.recordId),
      statement: recorded.statementId,
      statementDate: statement.statementDate?.slice(0, 10) ?? null,
      recordedAt: options.supposed.has(statement.recordId) ? null : recorded.recordedAt,
      source: sourceTypesOf(statement).join(', ') || 'declared',
      sourceText: sourceTextOf(statement),
      supposed: options.supposed.has(statement.recordId),
    };
  });
}

function interestsOf({ recordDetails }: BodsRelationshipStatement, asOf: string): OwnershipInterest[] {
  return (recordDetails.interests ?? [{}]).filter(({ startDate, endDate }) => heldOn(startDate, endDate, { asOf })).map(interestView);
}

function interestView(interest: BodsInterest): OwnershipInterest {
  const type = interest.type ?? 'unknownInterest';
  return {
    right: rightOf(type),
    type,
    share: interest.share === undefined ? null : shownShare(intervalOfShare(interest.share)),
    route: interest.directOrIndirect ?? 'unknown',
    from: interest.startDate?.slice(0, 10) ?? null,
    until: interest.endDate?.slice(0, 10) ?? null,
    details: interest.details ?? null,
  };
}

/** An exclusive end never reaches its number, so the statement's own share is asked, not the shown one. A share that nobody states may be any. */
function reachOf(statement: BodsRelationshipStatement, drawn: OwnershipInterest | undefined, line: number): LineReach {
  const stated = statement.recordDetails.interests?.find(
    (interest) => drawn !== undefined && (interest.type ?? 'unknownInterest') === drawn.type && interest.share !== undefined,
  );
  const { min, max } = intervalOfShare(stated?.share);
  if (reaches(min, line)) return 'yes';
  return reaches(max, line) ? 'possibly' : 'no';
}
