import type { EvaluationResponse } from '@gatehouse/contracts';
import { LIMITS, ProblemError } from '@gatehouse/foundation';
import type { World } from '../ports.ts';
import { type Asked, evaluate } from './evaluate.ts';

/** Transactions that run side by side: enough to hide a commit behind another, few enough to leave connections for people. */
const RUNNING_MAX = 3;
/** Requests that may wait; more would only wait longer than any caller does. */
const WAITING_MAX = 20_000;

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (response: EvaluationResponse) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Decides requests as they come. A lone request is decided at once; those that arrive while commits are under way share the next one,
 * so that the disk's pace bounds commits and not decisions. Nobody is answered before their decision is durable and logged.
 */
export class DecisionQueue {
  readonly #world: World;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Resolves when the decision is durable. Throws `too-many` where too many wait already. */
  evaluate(asked: Asked): Promise<EvaluationResponse> {
    if (this.#waiting.length >= WAITING_MAX) {
      return Promise.reject(
        new ProblemError(
          'too-many',
          `${WAITING_MAX} decisions wait already.`,
          'Retry with growing pauses; until then treat the request as held.',
        ),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject });
      if (this.#running < RUNNING_MAX) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#running += 1;
    // What arrives in the same turn of the event loop belongs to the same batch.
    await Promise.resolve();
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
      try {
        const responses = await evaluate(
          this.#world,
          batch.map(({ asked }) => asked),
        );
        for (const [index, { resolve }] of batch.entries()) resolve(responses[index] as EvaluationResponse);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running -= 1;
  }

  #take(): Waiting[] {
    return this.#waiting.splice(0, LIMITS.evaluations_max);
  }
}
