import type { CheckName, Finding } from './finding.ts';

const EXAMPLES_MAX = 5;

/** Counts what one check looks at, and keeps the first few names of what is wrong. */
export class Tally {
  readonly #check: CheckName;
  /** What holds of every record when nothing is wrong, as the rest of "each …". */
  readonly #claim: string;
  readonly #examples: string[] = [];
  #count = 0;
  #wrong = 0;

  constructor(check: CheckName, claim: string) {
    this.#check = check;
    this.#claim = claim;
  }

  /** One record was looked at; `fault` says what is wrong with it, or is null. */
  look(name: string, fault: string | null): void {
    this.#count += 1;
    if (fault === null) return;
    this.#wrong += 1;
    if (this.#examples.length < EXAMPLES_MAX) this.#examples.push(`${name} ${fault}`);
  }

  finding(): Finding {
    const more = this.#wrong > this.#examples.length ? ', …' : '';
    const detail = this.#wrong === 0 ? `each ${this.#claim}` : `${this.#wrong} of ${this.#count}: ${this.#examples.join(', ')}${more}`;
    return { check: this.#check, ok: this.#wrong === 0, count: this.#count, wrong: this.#wrong, detail };
  }
}
