import { z } from 'zod';

/**
 * Red flags that the main job raises on a customer, account or run, with the statutory category of proposed 7.306(b)(1)(iii):
 * A suspicious identity evidence, B suspicious or anomalous activity, C notice from others.
 */
export const FLAGS = {
  'ofac50-blocked': { category: 'A', severity: 'high', title: 'Owned 50 % or more by designated parties' },
  'ofac50-possibly': { category: 'A', severity: 'warn', title: 'May be owned 50 % or more by designated parties' },
  'affiliates50-blocked': { category: 'A', severity: 'high', title: 'Owned 50 % or more by parties of the Entity or MEU list' },
  'list-match': { category: 'A', severity: 'high', title: 'Matches a listed party' },
  'list-review': { category: 'A', severity: 'warn', title: 'May be a listed party' },
  'circular-ownership': { category: 'A', severity: 'warn', title: 'Owners own each other in a circle' },
  nominee: { category: 'A', severity: 'warn', title: 'Shares are held by a nominee' },
  'chain-ends-in-nobody': { category: 'A', severity: 'warn', title: 'The chain of owners ends in nobody' },
  'share-just-under-line': { category: 'A', severity: 'info', title: 'A share stands just under a legal line' },
  returner: { category: 'A', severity: 'high', title: 'Shares its traces with a customer who failed verification' },
  'unverified-past-date': { category: 'A', severity: 'high', title: 'Still unverified after the date set for closing' },
  'foreign-beneficial-owner': { category: 'A', severity: 'info', title: 'A US customer with a foreign beneficial owner' },
  'payer-differs': { category: 'A', severity: 'info', title: 'Somebody else pays' },
  'd5-headquarters': { category: 'A', severity: 'warn', title: 'Headquarters or ultimate parent in country group D:5 or Macau' },
  'measure-target': { category: 'C', severity: 'high', title: 'Under a special measure' },
  'split-run': { category: 'B', severity: 'high', title: 'One training run spread over several accounts' },
  'threshold-crossed': { category: 'B', severity: 'warn', title: 'A run is over a legal threshold' },
  'threshold-possible': { category: 'B', severity: 'info', title: 'A run may be over a legal threshold' },
  'foreign-covered-run': { category: 'B', severity: 'high', title: 'A foreign person may be training a covered model' },
} as const satisfies Record<string, { category: 'A' | 'B' | 'C'; severity: 'info' | 'warn' | 'high'; title: string }>;

export type FlagCode = keyof typeof FLAGS;
export const FlagCode = z.enum(Object.keys(FLAGS) as [FlagCode, ...FlagCode[]]);

/** A flag on a subject: what was seen, in one sentence with its facts. Evidence for a person, never a verdict. */
export const Flag = z.object({
  subject: z.string(),
  code: FlagCode,
  severity: z.enum(['info', 'warn', 'high']),
  because: z.string(),
});
export type Flag = z.infer<typeof Flag>;
