import { ProblemError } from '@gatehouse/foundation';
import { fluctuation } from './fluctuation.ts';
import { linked } from './linked.ts';
import { gridStep, resample } from './resample.ts';
import { fisher, type Similarity, similarity } from './similarity.ts';

export interface PowerLine {
  readonly id: string;
  readonly series: readonly (readonly [seconds: number, watts: number])[];
}

/** Every pair is kept in memory: this many lines take about 250 MB. */
const LINES_MAX = 4000;

/** Two lines belong together where their fluctuations agree so much, and so much more than at other times. */
export const CORRELATION_MIN = 0.45;
export const SIGNIFICANCE_MIN = 4.2;

/**
 * Gives the same run to lines that are parts of one run: their power fluctuates together, whatever account holds them.
 * The seconds of all lines are on one clock. A line that goes with no other is a run of its own. Returns run ids by the order of the lines.
 * Throws a ProblemError `too-large` for more lines than can be compared pair by pair.
 */
export function rejoin(lines: readonly PowerLine[]): string[] {
  if (lines.length > LINES_MAX) {
    throw new ProblemError(
      'too-large',
      `${lines.length} series are more than the ${LINES_MAX} that are compared at once.`,
      'Split them by datacentre and kind of accelerator: only those can be one run.',
    );
  }
  const step_s = gridStep(lines.map((line) => line.series));
  const rhythms = lines.map((line) => fluctuation(resample(line.series, step_s)));
  const groups = linked(lines.length, (a, b) => {
    const first = rhythms[a];
    const second = rhythms[b];
    return first === undefined || second === undefined ? null : strength(similarity(first, second));
  });
  return groups.map((group) => `run-${group + 1}`);
}

/** Above 0 two series belong together; `null` where they overlap too little to tell. */
export function strength(found: Similarity | null): number | null {
  if (found === null) return null;
  return Math.min(fisher(found.correlation) / fisher(CORRELATION_MIN), found.significance / SIGNIFICANCE_MIN) - 1;
}
