import type { NumberedLine } from './screened-lines.ts';

const BATCH_LINES_MAX = 200;

/**
 * Lines in batches, blank ones left out, in order. A batch ends when it is full, or when the next line is not there yet:
 * somebody who writes line by line is answered line by line. Where the lines end in a failure, those before it come first.
 */
export async function* batchesOf(lines: AsyncIterable<string>): AsyncGenerator<readonly NumberedLine[]> {
  const iterator = lines[Symbol.asyncIterator]();
  let batch: NumberedLine[] = [];
  let number = 0;
  let next = iterator.next();
  for (;;) {
    const step = await firstOf(next, batch.length > 0);
    if (step.kind !== 'line' || batch.length >= BATCH_LINES_MAX) {
      if (batch.length > 0) yield batch;
      batch = [];
    }
    if (step.kind === 'failure') throw step.error;
    if (step.kind === 'end') return;
    if (step.kind === 'later') continue;
    number += 1;
    if (step.line.trim() !== '') batch.push({ number, line: step.line });
    next = iterator.next();
  }
}

type Step =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'later' }
  | { readonly kind: 'failure'; readonly error: unknown };

// What stands in the same block of input comes at once; what does not come before the next turn waits for the other side.
function firstOf(next: Promise<IteratorResult<string>>, mayBeLater: boolean): Promise<Step> {
  return new Promise((resolve) => {
    const turn = mayBeLater ? setImmediate(() => resolve({ kind: 'later' })) : undefined;
    const settle = (step: Step): void => {
      if (turn !== undefined) clearImmediate(turn);
      resolve(step);
    };
    next.then(
      (result) => settle(result.done === true ? { kind: 'end' } : { kind: 'line', line: result.value }),
      (error: unknown) => settle({ kind: 'failure', error }),
    );
  });
}
