/** A thread that screens: it builds an index of its own, says that it is ready, and answers batches of lines. */
import { parentPort, workerData } from 'node:worker_threads';
import { type NumberedLine, ScreenedLines, type ScreeningTerms } from './screened-lines.ts';

// Both ends of this channel are ours: what comes is what screening-thread.ts sends.
const lines = new ScreenedLines(workerData as ScreeningTerms);
parentPort?.on('message', (batch: readonly NumberedLine[]) => {
  void lines.answer(batch).then((answered) => parentPort?.postMessage(answered));
});
parentPort?.postMessage('ready');
