import type { Rng } from '@gatehouse/foundation';
import { FITTED } from '../model/fitted.ts';

/** Watts of a node over time, one value each `STEP_S` seconds. */
type Shape = readonly number[];

/** Seconds between two samples: a checkpoint of half a minute is still seen. */
export const STEP_S = 10;
/** Samples of a line: the first hundred minutes of a job. */
export const POINTS = 600;

/**
 * The rhythm that all nodes of one training run share, relative to its level: they wait for the slowest in each step,
 * and all stop for a checkpoint or an evaluation. Noise and depth of the dips are those of MLPerf's node traces.
 */
export function trainingShape(rng: Rng): Shape {
  const { noise, noise_lag1, dip_depth } = FITTED.power.training;
  const shape: number[] = [];
  let drift = 0;
  let untilDip = 30 + rng.below(60);
  let dipLeft = 0;
  for (let index = 0; index < POINTS; index += 1) {
    drift = noise_lag1 * drift + Math.sqrt(1 - noise_lag1 ** 2) * noise * rng.normal();
    untilDip -= 1;
    if (untilDip === 0) {
      dipLeft = 2 + rng.below(5);
      untilDip = 45 + rng.below(90);
    }
    const dip = dipLeft > 0 ? dip_depth * (0.8 + 0.4 * rng.next()) : 0;
    dipLeft -= 1;
    shape.push(rampUp(index) * Math.min(1.08, 1 - dip + drift));
  }
  return shape;
}

/** A service's load: minutes that hang together, no common stops. The correlation of minutes is that of the request trace. */
export function inferenceShape(rng: Rng): Shape {
  const { per_minute_cv, per_minute_lag1 } = FITTED.requests;
  const { noise } = FITTED.power.inference;
  const shape: number[] = [];
  let load = 0;
  for (let index = 0; index < POINTS; index += 1) {
    if (index % (60 / STEP_S) === 0) load = per_minute_lag1 * load + Math.sqrt(1 - per_minute_lag1 ** 2) * per_minute_cv * rng.normal();
    // Power answers to load with about a third of its swing: a node that waits still draws most of its watts.
    shape.push(Math.max(0.5, Math.min(1.1, 0.85 + load / 3 + noise * rng.normal())));
  }
  return shape;
}

/** One account's part of a job: the shared shape at its own level, with noise of its own (nodes differ by a few per cent). */
export function powerSeries(rng: Rng, shape: Shape, start_s: number, level_w: number): (readonly [number, number])[] {
  const idle = FITTED.power.idle_w / FITTED.power.training.level_w;
  const gain = 1 + 0.02 * rng.normal();
  return shape.map((relative, index) => {
    const share = Math.max(idle * 0.8, relative * gain + 0.006 * rng.normal());
    return [start_s + index * STEP_S, Math.round(share * level_w)] as const;
  });
}

// The first minute loads data and compiles: nodes are near idle.
function rampUp(index: number): number {
  return index < 6 ? 0.4 + 0.1 * index : 1;
}
