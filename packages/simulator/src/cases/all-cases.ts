import type { CaseMaker } from './case-maker.ts';
import { listSignUps } from './list-sign-ups.ts';
import { listedOwners } from './listed-owners.ts';
import { measures } from './measures.ts';
import { opaqueOwners } from './opaque-owners.ts';
import { returners } from './returners.ts';
import { runs } from './runs.ts';
import { unverified } from './unverified.ts';

/** Every family of injected cases. */
export const ALL_CASES: Readonly<Record<string, CaseMaker>> = {
  listedOwners,
  opaqueOwners,
  listSignUps,
  returners,
  unverified,
  measures,
  runs,
};
