import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long long work holds the thread at most, that of one step aside: decisions wait behind it. */
const HELD_MS_MAX = 20;

/** For work in steps: called between them, it gives others their turn once this work has held the thread for long. */
export function takeTurns(now_ms: () => number = () => performance.now()): () => Promise<void> {
  let since_ms = now_ms();
  return async () => {
    if (now_ms() - since_ms < HELD_MS_MAX) return;
    await nextTurn();
    since_ms = now_ms();
  };
}

/** Runs work that is written in steps to its end, and lets others have their turns in between. */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  const breathe = takeTurns();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
