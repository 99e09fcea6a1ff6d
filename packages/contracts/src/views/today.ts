import { z } from 'zod';
import { LawReference } from './common.ts';

/** A row of Today: a clock that runs, an approval that waits, a launch held, a stale list. */
export const TodayItem = z.object({
  kind: z.enum(['clock', 'approval', 'held', 'list']),
  id: z.string(),
  /** One sentence: what it is and why. */
  text: z.string(),
  /** The page that deals with it, as a path of the console. */
  href: z.string(),
  subject: z.string().nullable(),
  due: z.string().nullable(),
  dueAt: z.string().nullable(),
  days_left: z.number().int().nullable(),
  law: LawReference.nullable(),
  alarms: z.array(z.string()),
});
export type TodayItem = z.infer<typeof TodayItem>;

export const TodayView = z.object({ asOf: z.string(), items: z.array(TodayItem) });
export type TodayView = z.infer<typeof TodayView>;
