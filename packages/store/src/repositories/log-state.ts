import type { LogState } from '@gatehouse/ledger';
import { z } from 'zod';

/** The log's right edge as it stands beside its newest checkpoint. */
export const LogStateShape: z.ZodType<LogState> = z.object({
  size: z.number().int().nonnegative(),
  edge: z.array(z.string()),
  bundle: z.string(),
});
