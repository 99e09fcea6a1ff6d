import type { Customer } from '@gatehouse/contracts';
import { bindsOn } from '../enforce/measure-window.ts';
import type { StoredMeasure } from '../enforce/records.ts';
import { wordsOf } from './traces.ts';

export interface Involvement {
  readonly measure: string;
  readonly because: string;
  /** Does it bind on the day, or only later? */
  readonly binds: boolean;
}

/** What of a customer a measure may reach: where it is, and who stands behind it. */
export interface MeasureSubject {
  readonly customer: Customer;
  readonly status: 'us' | 'foreign' | 'unresolved';
  /** Owners, controllers and payers, by name and record id. */
  readonly involved: readonly {
    readonly id: string;
    readonly names: readonly string[];
    readonly countries: readonly string[];
    readonly as: string;
  }[];
}

/**
 * The measures that reach a customer and have not lapsed by the day: proposed 7.307(b)(1) reaches foreign persons located in the jurisdiction
 * and accounts held on their behalf, (b)(2) every account that involves the named person.
 * A measure binds from its first to its last day, no longer (invariant 4); one that binds later is named before it does, so that nobody has to be judged anew at midnight.
 */
export function involvedMeasures(measures: readonly StoredMeasure[], subject: MeasureSubject, today: string): Involvement[] {
  return measures
    .filter(({ lapsesAfter }) => lapsesAfter === null || today <= lapsesAfter)
    .flatMap((stored) => {
      const { measure } = stored;
      const because = measure.kind === 'jurisdiction' ? byJurisdiction(measure.targets, subject) : byPerson(measure.targets, subject);
      return because === null ? [] : [{ measure: measure.id, because, binds: bindsOn(stored, today) }];
    });
}

function byJurisdiction(targets: readonly string[], { customer, status, involved }: MeasureSubject): string | null {
  if (status !== 'us') {
    const places = [customer.address?.country, customer.jurisdiction, customer.headquarters, ...customer.useLocations].filter(
      (place) => place !== undefined,
    );
    const place = places.find((code) => isWithin(code, targets));
    if (place !== undefined) return `The customer is located in ${place} or uses the product there.`;
  }
  const owner = involved.find((party) => party.countries.some((code) => isWithin(code, targets)));
  return owner === undefined ? null : `The account is held for a foreign person of the jurisdiction (${owner.as}).`;
}

function byPerson(targets: readonly string[], { customer, involved }: MeasureSubject): string | null {
  const keys = new Set(targets.map(keyOf));
  if (keys.has(keyOf(customer.name)) || customer.otherNames.some((name) => keys.has(keyOf(name.value))))
    return 'The customer is the named person.';
  const party = involved.find(({ id, names }) => targets.includes(id) || names.some((name) => keys.has(keyOf(name))));
  return party === undefined ? null : `The account involves the named person (${party.as}).`;
}

// A measure on a country reaches its subdivisions; one on a region reaches the region alone.
function isWithin(code: string, targets: readonly string[]): boolean {
  return targets.some((target) => code === target || code.startsWith(`${target}-`));
}

function keyOf(name: string): string {
  return wordsOf(name).toSorted().join(' ');
}
