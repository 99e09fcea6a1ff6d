import type { Signals } from './signals.ts';

export type WorkClass = 'training' | 'inference' | 'other' | 'idle';

export interface Pattern {
  readonly name: string;
  readonly matches: (signals: Signals) => boolean;
  readonly probabilities: Readonly<Record<WorkClass, number>>;
}

const GB = 1e9;
const below = (value: number | null, line: number): boolean => value !== null && value < line;
const from = (value: number | null, line: number): boolean => value !== null && value >= line;

/**
 * What counters look like under each kind of work, the first that matches counts. Generating text reads all weights for each token and waits for memory;
 * training multiplies large matrices and exchanges gradients; graphics, simulation and mining leave the tensor pipe alone.
 * The probabilities are judgements with room for disguise, none above 0.95.
 */
export const PATTERNS: readonly Pattern[] = [
  {
    name: 'hardly anything runs',
    matches: ({ busy, sm, tensor }) => (busy !== null || sm !== null) && !from(busy, 0.02) && !from(sm, 0.02) && !from(tensor, 0.01),
    probabilities: { training: 0.01, inference: 0.03, other: 0.01, idle: 0.95 },
  },
  {
    name: 'busy without the tensor pipe',
    matches: ({ busy, sm, tensor }) => below(tensor, 0.005) && (from(busy, 0.3) || from(sm, 0.3)),
    probabilities: { training: 0.05, inference: 0.07, other: 0.86, idle: 0.02 },
  },
  {
    name: 'memory works much more than the tensor pipe, as when text is generated',
    matches: ({ tensor, dram }) => below(tensor, 0.15) && from(dram, 0.3) && (dram ?? 0) > 2.5 * (tensor ?? 0),
    probabilities: { training: 0.12, inference: 0.82, other: 0.05, idle: 0.01 },
  },
  {
    name: 'the tensor pipe and the links between accelerators work together, as when gradients are exchanged',
    matches: ({ tensor, link_bytes_s }) => from(tensor, 0.25) && from(link_bytes_s, 5 * GB),
    probabilities: { training: 0.86, inference: 0.12, other: 0.02, idle: 0 },
  },
  {
    name: 'the tensor pipe works most of the time',
    matches: ({ tensor }) => from(tensor, 0.4),
    probabilities: { training: 0.8, inference: 0.17, other: 0.03, idle: 0 },
  },
  {
    name: 'the tensor pipe works part of the time',
    matches: ({ tensor }) => from(tensor, 0.15),
    probabilities: { training: 0.62, inference: 0.33, other: 0.04, idle: 0.01 },
  },
  {
    name: 'the tensor pipe works little',
    matches: ({ tensor }) => from(tensor, 0.005),
    probabilities: { training: 0.4, inference: 0.5, other: 0.08, idle: 0.02 },
  },
];
