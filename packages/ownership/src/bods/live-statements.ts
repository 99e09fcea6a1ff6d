import type { BodsStatement } from '@gatehouse/contracts';

/**
 * The statement that speaks for each record on a date: the latest made by then, or, where all are later, the earliest.
 * Of two with one date the later in the file wins. Source: BODS 0.4, "Updating and closing records".
 */
export function liveStatements(statements: Iterable<BodsStatement>, asOf: string): ReadonlyMap<string, BodsStatement> {
  const live = new Map<string, BodsStatement>();
  for (const statement of statements) {
    const standing = live.get(statement.recordId);
    if (standing === undefined || replaces(statement, standing, asOf)) live.set(statement.recordId, statement);
  }
  return live;
}

function replaces(next: BodsStatement, standing: BodsStatement, asOf: string): boolean {
  const nextDate = next.statementDate ?? '';
  const standingDate = standing.statementDate ?? '';
  const nextKnown = madeBy(nextDate, asOf);
  if (nextKnown !== madeBy(standingDate, asOf)) return nextKnown;
  return nextKnown ? nextDate >= standingDate : nextDate < standingDate;
}

/** Was it made on or before the date? Compares calendar dates, so an instant of that day counts. */
export function madeBy(date: string, asOf: string): boolean {
  return date.slice(0, 10) <= asOf;
}
