import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import type { World } from '../world.ts';

/** Adds somebody or something to be found (or to be left alone) and returns what should come of it. */
export type CaseMaker = (world: World, rng: Rng) => TruthCase[];
