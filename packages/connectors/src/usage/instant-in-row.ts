/** An instant in a row as ISO 8601 in UTC; a time without a zone is taken as UTC. `null` where it is none. */
export function instantInRow(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const withT = text.trim().replace(' ', 'T').replace('+00:00', 'Z');
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(withT) || !withT.includes('T') ? withT : `${withT}Z`;
  const time_ms = /^\d{4}-\d\d-\d\d/.test(zoned) ? Date.parse(zoned) : Number.NaN;
  return Number.isFinite(time_ms) ? new Date(time_ms).toISOString() : null;
}

const HOUR_MS = 3_600_000;

export function hoursBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / HOUR_MS;
}
