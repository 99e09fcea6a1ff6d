import type { RecordedStatement } from '../ownership-source.ts';

/** What had been recorded by the end of a day in UTC; everything where no day is given. */
export function knownStatements(recorded: readonly RecordedStatement[], knownOn: string | null): readonly RecordedStatement[] {
  return knownOn === null ? recorded : recorded.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= knownOn);
}
