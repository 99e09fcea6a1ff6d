import { type AnsweredLines, type NumberedLine, ScreenedLines, type ScreeningTerms, slimTerms } from './screened-lines.ts';
import { ScreeningThread } from './screening-thread.ts';

/** So many lines are answered here before other threads are worth their indexes. */
const LINES_ALONE = 2_000;
/** Batches that a thread may have before it: one that it answers, one that waits. */
const LOAD_MAX = 2;

/**
 * Answers batches of lines by as many threads as it may. The first lines, and those that come while the threads build their indexes,
 * are answered by this one; once the others stand, it only hands out.
 */
export class ScreeningThreads {
  readonly #terms: ScreeningTerms;
  readonly #threads_max: number;
  readonly #own: ScreenedLines;
  #threads: readonly ScreeningThread[] = [];
  #lines = 0;

  /** `threads_max` 1: no other thread is ever started. */
  constructor(terms: ScreeningTerms, threads_max: number) {
    this.#terms = terms;
    this.#threads_max = threads_max;
    this.#own = new ScreenedLines(terms);
  }

  /** How many batches may be open at once: more would only wait. */
  get open_max(): number {
    return this.#areAllReady() ? this.#threads.length * LOAD_MAX : 1 + this.#threads.length * LOAD_MAX;
  }

  answer(batch: readonly NumberedLine[]): Promise<AnsweredLines> {
    this.#lines += batch.length;
    if (this.#lines > LINES_ALONE && this.#threads.length === 0 && this.#threads_max > 1) {
      const terms = slimTerms(this.#terms);
      this.#threads = Array.from({ length: this.#threads_max }, () => new ScreeningThread(terms));
    }
    const thread = this.#idlest();
    return thread === undefined ? this.#own.answer(batch) : thread.answer(batch);
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #areAllReady(): boolean {
    return this.#threads.length > 0 && this.#threads.every((thread) => thread.isReady);
  }

  /** The thread to ask; undefined where this one should answer. */
  #idlest(): ScreeningThread | undefined {
    const [first, ...rest] = this.#threads.filter((thread) => thread.isReady);
    if (first === undefined) return undefined;
    const idlest = rest.reduce((least, thread) => (thread.load < least.load ? thread : least), first);
    return this.#areAllReady() || idlest.load < LOAD_MAX ? idlest : undefined;
  }
}
