import { type Rng, seededRng } from '@gatehouse/foundation';
import { BodsWriter } from './ownership/bods-writer.ts';
import type { AccessRow, AccountRow, CustomerRow, MeasureRow, PaymentRow, ResellerRow } from './rows.ts';
import { type Timeline, timeline } from './timeline.ts';
import type { PowerLine, UsageRow } from './usage/usage-row.ts';

/** A made-up provider while it is being made: the rows so far, and where ids and chance come from. */
export class World {
  readonly time: Timeline;
  readonly customers: CustomerRow[] = [];
  readonly accounts: AccountRow[] = [];
  readonly access: AccessRow[] = [];
  readonly payments: PaymentRow[] = [];
  readonly resellers: ResellerRow[] = [];
  readonly measures: MeasureRow[] = [];
  readonly bods: BodsWriter;
  readonly usage: UsageRow[] = [];
  readonly power: PowerLine[] = [];
  readonly #root: Rng;
  /** Customer numbers in an order of their own, so that an id tells nothing about who is injected. */
  readonly #numbers: number[];
  #serial = 0;

  constructor(options: { readonly seed: number; readonly asOf: string; readonly days: number; readonly customers: number }) {
    this.#root = seededRng(options.seed);
    this.time = timeline(options.asOf, options.days);
    this.bods = new BodsWriter(this.time);
    this.#numbers = shuffled(
      this.#root.fork('customer numbers'),
      Array.from({ length: options.customers }, (_, index) => index + 1),
    );
  }

  /** Chance for one topic: what another topic draws does not move it. */
  chance(topic: string): Rng {
    return this.#root.fork(topic);
  }

  /** Customers that may still be added. */
  get vacancies(): number {
    return this.#numbers.length;
  }

  nextCustomerId(): string {
    const number = this.#numbers.pop();
    if (number === undefined) throw new RangeError('The export has as many customers as were asked for.');
    return `cus_${pad(number)}`;
  }

  /** A number that no other thing of this export has. */
  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }
}

/** Five digits: ids sort as they count. */
export function pad(number: number): string {
  return String(number).padStart(5, '0');
}

function shuffled(rng: Rng, items: number[]): number[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = rng.below(last + 1);
    const held = items[last] as number;
    items[last] = items[other] as number;
    items[other] = held;
  }
  return items;
}
