import type { BodsStatement } from '@gatehouse/contracts';
import { isRelationship, recordHistories } from './record-history.ts';
import { relationshipOnDay } from './relationship-on-day.ts';

/**
 * The statement that speaks for each record on a day: the latest that has a say in it (`relationshipOnDay`), or, where all tell of other days,
 * the nearest. Keys are one a record. Source: BODS 0.4, "Updating and closing records".
 */
export function liveStatements(statements: Iterable<BodsStatement>, asOf: string): ReadonlyMap<string, BodsStatement> {
  const live = new Map<string, BodsStatement>();
  for (const { key, standing, later } of recordHistories(statements, { asOf })) {
    const told = relationshipOnDay(isRelationship(standing) ? standing : null, later.filter(isRelationship), asOf);
    const speaking = told?.speaker ?? standing ?? later[0];
    if (speaking !== undefined) live.set(key, speaking);
  }
  return live;
}
