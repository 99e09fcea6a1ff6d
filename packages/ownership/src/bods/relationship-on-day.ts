import type { BodsInterest, BodsRelationshipStatement } from '@gatehouse/contracts';
import { dayOf } from '../facts/facts-on.ts';

/** What the statements of one relationship tell of one day. */
export interface RelationshipOnDay {
  /** The latest statement that has a say in it. */
  readonly speaker: BodsRelationshipStatement;
  readonly interests: readonly BodsInterest[];
}

/**
 * What is told of a day by the statement that stood on it and by those made later. Later ones amend it where they say when: an end or a beginning that lies
 * in the past. Nothing else of an update reaches back, for an interest whose size changed may keep the day on which it began (the standard's own example
 * `fermcat` does). A statement annotated as `correcting` replaces what stood, and one that also closes its record takes it back.
 * Where nothing stood yet, the first later statement tells of the day by those interests that say when they began. `null`: nothing is told of the day.
 * Source: BODS 0.4, "Updating and closing records", codelist annotationMotivation.
 */
export function relationshipOnDay(
  standing: BodsRelationshipStatement | null,
  later: readonly BodsRelationshipStatement[],
  asOf: string,
): RelationshipOnDay | null {
  let told: RelationshipOnDay | null =
    standing === null || standing.recordStatus === 'closed' ? null : { speaker: standing, interests: interestsOf(standing) };
  let since = dayOf(standing?.statementDate ?? '') ?? '';
  for (const statement of later) {
    if (isCorrecting(statement)) {
      told = statement.recordStatus === 'closed' ? null : { speaker: statement, interests: interestsOf(statement) };
    } else if (told !== null) {
      told = amended(told, statement, { since, asOf });
    } else if (standing === null) {
      const dated = interestsOf(statement).filter(({ startDate }) => startDate !== undefined);
      if (dated.length === 0) continue;
      told = { speaker: statement, interests: dated };
      since = asOf;
    }
  }
  return told;
}

/** Is the statement marked as the correction of an earlier one? */
export function isCorrecting({ annotations }: BodsRelationshipStatement): boolean {
  return annotations?.some(({ motivation }) => motivation === 'correcting') === true;
}

interface Span {
  /** The day on which the standing statement was made. */
  readonly since: string;
  readonly asOf: string;
}

function amended(told: RelationshipOnDay, statement: BodsRelationshipStatement, { since, asOf }: Span): RelationshipOnDay {
  const later = interestsOf(statement);
  const begun = later.filter(({ startDate }) => startDate !== undefined && startDate > since && startDate <= asOf);
  const kept = told.interests.filter((interest) => !begun.some((next) => isSameKind(interest, next)));
  const ended = kept.map((interest) => {
    const end = later.find((next) => next.startDate === interest.startDate && isSameKind(interest, next))?.endDate;
    return interest.endDate === undefined && end !== undefined && end <= asOf ? { ...interest, endDate: end } : interest;
  });
  const isUnchanged = begun.length === 0 && ended.every((interest, index) => interest === told.interests[index]);
  return isUnchanged ? told : { speaker: statement, interests: [...ended, ...begun] };
}

// A relationship without interests is one of unknown kind, and no day is told of it.
function interestsOf({ recordDetails }: BodsRelationshipStatement): readonly BodsInterest[] {
  return recordDetails.interests === undefined || recordDetails.interests.length === 0 ? [{}] : recordDetails.interests;
}

function isSameKind(a: BodsInterest, b: BodsInterest): boolean {
  return a.type === b.type && a.directOrIndirect === b.directOrIndirect;
}
