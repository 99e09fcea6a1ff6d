import { closeOutput, type JsonLinesOptions, openInput, openOutput, writeText } from '../json-lines-verb.ts';
import { progressOn } from '../progress.ts';
import { readLines } from '../read-lines.ts';
import type { ExitStatus, VerbContext } from '../verb.ts';
import { batchesOf } from './batches.ts';
import { countLines } from './count-lines.ts';
import type { AnsweredLines } from './screened-lines.ts';
import type { ScreeningThreads } from './screening-threads.ts';

/** Answers every line of the input, in its order. Resolves to 0, or to 3 when some line was in error. Holds no more than the open batches. */
export async function screenLines(context: VerbContext, options: JsonLinesOptions, threads: ScreeningThreads): Promise<ExitStatus> {
  const output = openOutput(context, options);
  const total = context.stderr.isTTY === true && options.in !== undefined ? await countLines(options.in) : undefined;
  const progress = progressOn(context.stderr, context.clock, 'lines', total);
  const open: Promise<void>[] = [];
  let failed = false;
  const write = async (lines: number, answered: Promise<AnsweredLines>, before: Promise<void> | undefined): Promise<void> => {
    await before;
    const { text, failed: someFailed } = await answered;
    if (someFailed) failed = true;
    await writeText(output, text);
    for (let line = 0; line < lines; line += 1) progress.tick();
  };
  for await (const batch of batchesOf(readLines(openInput(context, options)))) {
    const answered = threads.answer(batch);
    const written = write(batch.length, answered, open.at(-1));
    // Each is awaited in its turn; should an earlier one end the work, its own failure must not count as unhandled.
    answered.catch(() => undefined);
    written.catch(() => undefined);
    open.push(written);
    while (open.length >= threads.open_max) await open.shift();
  }
  for (const written of open) await written;
  progress.end();
  await closeOutput(output, context.stdout);
  return failed ? 3 : 0;
}
