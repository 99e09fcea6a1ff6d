export { canonicalJson, type Json } from './canonical-json.ts';
export { type Clock, manualClock, systemClock, toInstant, toUtcDate } from './clock.ts';
export { digestOf, sha256Hex } from './digest.ts';
export { type Ids, seededIds, systemIds } from './ids.ts';
export { add, atLeast, contains, exceeds, hull, type Interval, intersect, interval, multiply, scale, sum, ZERO } from './interval.ts';
export { LIMITS } from './limits.ts';
export { type Problem, problem, type ProblemCode, ProblemError, type ProblemPlace, PROBLEMS, toProblem } from './problem.ts';
export { type Rng, seededRng, systemRng } from './rng.ts';
export { VERSION } from './version.ts';
