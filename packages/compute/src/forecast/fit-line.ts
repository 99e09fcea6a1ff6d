import type { Point } from './last-regime.ts';

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  readonly slopeDeviation: number;
  /** Standard deviation of the points about the line. */
  readonly residual: number;
}

/** The least-squares line, computed about the middle so that large numbers lose nothing. */
export function fitLine(points: readonly Point[]): Line {
  const count = points.length;
  const middleTime = points.reduce((sum, [time]) => sum + time, 0) / count;
  const middleValue = points.reduce((sum, [, value]) => sum + value, 0) / count;
  let squares = 0;
  let products = 0;
  for (const [time, value] of points) {
    squares += (time - middleTime) ** 2;
    products += (time - middleTime) * (value - middleValue);
  }
  const slope = squares === 0 ? 0 : products / squares;
  const intercept = middleValue - slope * middleTime;
  let errors = 0;
  for (const [time, value] of points) errors += (value - intercept - slope * time) ** 2;
  const residual = count > 2 ? Math.sqrt(errors / (count - 2)) : 0;
  return { slope, intercept, slopeDeviation: squares === 0 ? 0 : residual / Math.sqrt(squares), residual };
}
