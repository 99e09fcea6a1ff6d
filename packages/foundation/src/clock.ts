/** The only source of the present moment. Everything that needs "now" is handed one. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** The machine's own clock: for the faces' entry points only. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock that stands still until it is moved: for the sample's fixed date, for replay and for tests.
 *
 * @example
 * const clock = manualClock('2026-01-02T00:00:00Z');
 * clock.advance(1000);
 */
export function manualClock(start: string | number): Clock & { advance(duration_ms: number): void; set(at: string | number): void } {
  let now_ms = toMillis(start);
  return {
    now: () => now_ms,
    advance(duration_ms) {
      now_ms += duration_ms;
    },
    set(at) {
      now_ms = toMillis(at);
    },
  };
}

/** ISO 8601 in UTC with milliseconds, as every record stores an instant. */
export function toInstant(at_ms: number): string {
  return new Date(at_ms).toISOString();
}

/** The UTC calendar date of an instant, `YYYY-MM-DD`. */
export function toUtcDate(at_ms: number): string {
  return toInstant(at_ms).slice(0, 10);
}

function toMillis(at: string | number): number {
  const millis = typeof at === 'number' ? at : Date.parse(at);
  if (!Number.isFinite(millis)) throw new TypeError(`"${at}" is no instant: write ISO 8601 with a zone, such as 2026-01-02T00:00:00Z`);
  return millis;
}
