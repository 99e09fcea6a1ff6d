import { Worker } from 'node:worker_threads';
import type { AnsweredLines, NumberedLine, ScreeningTerms } from './screened-lines.ts';

/** A second thread that answers batches of lines, in the order in which they are handed to it. */
export class ScreeningThread {
  readonly #worker: Worker;
  readonly #waiting: { resolve(answered: AnsweredLines): void; reject(reason: unknown): void }[] = [];
  #isReady = false;
  #failure: Error | undefined;

  constructor(terms: ScreeningTerms) {
    this.#worker = new Worker(new URL('./screening-worker.ts', import.meta.url), { workerData: terms });
    this.#worker.on('message', (message: 'ready' | AnsweredLines) => this.#receive(message));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A screening thread ended with ${code}.`)));
  }

  /** Its index stands. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Batches that it has not answered yet. */
  get load(): number {
    return this.#waiting.length;
  }

  answer(batch: readonly NumberedLine[]): Promise<AnsweredLines> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(batch);
    });
  }

  /** Ends the thread; what it was asked and has not answered is lost. */
  async end(): Promise<void> {
    this.#worker.removeAllListeners();
    await this.#worker.terminate();
  }

  #receive(message: 'ready' | AnsweredLines): void {
    if (message === 'ready') this.#isReady = true;
    else this.#waiting.shift()?.resolve(message);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#isReady = true;
    for (const one of this.#waiting.splice(0)) one.reject(this.#failure);
  }
}
