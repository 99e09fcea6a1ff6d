import type { BodsStatement } from '@gatehouse/contracts';
import type { BodsFinding } from './bods-finding.ts';
import { BodsRecords } from './bods-record-checks.ts';
import { statementFindings } from './bods-statement-checks.ts';

/** What holds of a whole file is told of its first statement only. */
const ONCE: ReadonlySet<BodsFinding['code']> = new Set(['other-version', 'publisher-unknown']);

/**
 * What the standard has against statements that its schema accepts, in the order of the file, then what their records say against each other.
 * `today` is the day of reading, `YYYY-MM-DD`. Warnings: they change no verdict, and a reference to an absent record is none of them.
 */
export function bodsFindings(statements: Iterable<BodsStatement>, options: { readonly today: string }): BodsFinding[] {
  const records = new BodsRecords();
  const told = new Set<BodsFinding['code']>();
  const found: BodsFinding[] = [];
  for (const statement of statements) {
    for (const finding of [...records.add(statement), ...statementFindings(statement, options.today)]) {
      if (ONCE.has(finding.code) && told.has(finding.code)) continue;
      told.add(finding.code);
      found.push(finding);
    }
  }
  return found.concat(records.findings());
}
