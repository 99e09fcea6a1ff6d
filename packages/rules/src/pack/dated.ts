/** Something true from a day on, known since a day. */
export interface Dated {
  readonly from: string;
  /** The last day; open-ended without it. */
  readonly until?: string | undefined;
  readonly recorded: string;
}

/** Which day the world is asked about, and with whose knowledge: that of a day, or everything recorded. */
export interface AsOf {
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly known?: string | undefined;
}

/**
 * The entry that holds on a day, as known on another; `undefined` where none does.
 * Of several that cover the day the one recorded last wins, then the one that begins last, then the one written last.
 */
export function entryOn<T extends Dated>(entries: readonly T[], asOf: AsOf): T | undefined {
  let winner: T | undefined;
  for (const entry of entries) {
    if (!isKnown(entry, asOf.known) || !covers(entry, asOf.on)) continue;
    if (winner === undefined || overrides(entry, winner)) winner = entry;
  }
  return winner;
}

/** The entries known on a day, in the order in which they were written. */
export function knownEntries<T extends Dated>(entries: readonly T[], known: string | undefined): readonly T[] {
  return entries.filter((entry) => isKnown(entry, known));
}

function isKnown(entry: Dated, known: string | undefined): boolean {
  return known === undefined || entry.recorded <= known;
}

function covers(entry: Dated, on: string): boolean {
  return entry.from <= on && (entry.until === undefined || on <= entry.until);
}

function overrides(entry: Dated, winner: Dated): boolean {
  if (entry.recorded !== winner.recorded) return entry.recorded > winner.recorded;
  return entry.from >= winner.from;
}
