/** Of which day facts are asked, and with the knowledge of which day: valid time and recorded time, independent of each other. */
export interface FactsOn {
  /** The day of which the facts tell, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Only what had been recorded by the end of this day, `YYYY-MM-DD`; all that the sources hold where it is left out. */
  readonly known?: string | undefined;
}

/** The calendar day of a date or an instant, as its source wrote it. */
export function dayOf(date: string): string;
export function dayOf(date: string | null | undefined): string | null;
export function dayOf(date: string | null | undefined): string | null {
  return date === null || date === undefined || date === '' ? null : date.slice(0, 10);
}

/** Had it been recorded by the day of knowledge? What nobody dates was always known: to leave it out could hide an owner. */
export function wasKnown(recordedOn: string | null | undefined, { known }: FactsOn): boolean {
  const day = dayOf(recordedOn);
  return known === undefined || day === null || day <= known;
}

/** Does it hold on the day? From its first day until the day before its end. */
export function heldOn(from: string | null | undefined, until: string | null | undefined, on: FactsOn): boolean {
  const [first, end] = [dayOf(from), dayOf(until)];
  const begun = first === null || first <= on.asOf;
  return begun && (end === null || end > on.asOf);
}
