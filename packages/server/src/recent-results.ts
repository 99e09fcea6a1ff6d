import type { Clock } from '@gatehouse/foundation';

export interface RecentResultsOptions {
  readonly clock: Clock;
  /** So many results are kept, the ones asked for last. */
  readonly results_max: number;
  /** How old the facts of a result may be, from the start of its work; for ever where it is left out. */
  readonly age_max_ms?: number;
}

interface Kept<T> {
  readonly result: Promise<T>;
  readonly begun_ms: number;
  isDone: boolean;
}

/** The last few results of costly work by what they answer. Work that is under way serves everybody who asks for it; one that fails is not kept. */
export class RecentResults<T> {
  readonly #options: RecentResultsOptions;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(options: RecentResultsOptions) {
    this.#options = options;
  }

  get(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    const used = known !== undefined && this.#isFresh(known) ? known : this.#begin(key, work);
    this.#kept.delete(key);
    this.#kept.set(key, used);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > this.#options.results_max) this.#kept.delete(oldest);
    return used.result;
  }

  #begin(key: string, work: () => Promise<T>): Kept<T> {
    const begun: Kept<T> = { result: work(), begun_ms: this.#now_ms(), isDone: false };
    begun.result.then(
      () => {
        begun.isDone = true;
      },
      () => {
        if (this.#kept.get(key) === begun) this.#kept.delete(key);
      },
    );
    return begun;
  }

  #isFresh({ begun_ms, isDone }: Kept<T>): boolean {
    return !isDone || this.#now_ms() - begun_ms < (this.#options.age_max_ms ?? Number.POSITIVE_INFINITY);
  }

  #now_ms(): number {
    return this.#options.clock.now();
  }
}
