import type { BodsRelationshipStatement, BodsStatement } from '@gatehouse/contracts';
import { type FactsOn, wasKnown } from '../facts/facts-on.ts';

/** What was known of one record on one day, the statements in the order in which they were made; of two with one date the later in the file stands last. */
export interface RecordHistory {
  /** One a record. */
  readonly key: string;
  /** The latest made by the day of which the facts tell. */
  readonly standing: BodsStatement | null;
  /** What was stated after that day and was known on the day of knowledge: it may still tell of the day. */
  readonly later: readonly BodsStatement[];
}

const NONE: readonly never[] = [];

/**
 * The history of each record. A record id is its publisher's own, so two publishers with one id have two records.
 * Source: BODS 0.4, "Updating and closing records".
 */
export function* recordHistories(statements: Iterable<BodsStatement>, on: FactsOn): Generator<RecordHistory> {
  const records = new Map<string, BodsStatement | BodsStatement[]>();
  for (const statement of statements) {
    if (!wasKnown(statement.statementDate, on)) continue;
    const key = keyOf(statement);
    const told = records.get(key);
    if (told === undefined) records.set(key, statement);
    else if (Array.isArray(told)) told.push(statement);
    else records.set(key, [told, statement]);
  }
  for (const [key, told] of records) yield { key, ...historyOf(told, on.asOf) };
}

export function isRelationship(statement: BodsStatement | null): statement is BodsRelationshipStatement {
  return statement?.recordType === 'relationship';
}

function keyOf({ recordId, recordType, publicationDetails }: BodsStatement): string {
  const publisher = publicationDetails?.publisher?.name;
  // Parties meet under their ids in the graph anyway.
  return publisher === undefined || recordType !== 'relationship' ? recordId : `${recordId}\n${publisher}`;
}

function historyOf(told: BodsStatement | BodsStatement[], asOf: string): Omit<RecordHistory, 'key'> {
  if (!Array.isArray(told)) {
    return wasMadeBy(told, asOf) ? { standing: told, later: NONE } : { standing: null, later: [told] };
  }
  const inOrder = told.toSorted((a, b) =>
    (a.statementDate ?? '') < (b.statementDate ?? '') ? -1 : Number(a.statementDate !== b.statementDate),
  );
  return {
    standing: inOrder.findLast((statement) => wasMadeBy(statement, asOf)) ?? null,
    later: inOrder.filter((statement) => !wasMadeBy(statement, asOf)),
  };
}

// Compares calendar dates, so an instant of that day counts. A statement without a date is older than every dated one.
function wasMadeBy(statement: BodsStatement, asOf: string): boolean {
  return (statement.statementDate ?? '').slice(0, 10) <= asOf;
}
