import { z } from 'zod';
import { FlagCode } from '../flags.ts';

/** The nine responses of proposed 7.306(b)(3). */
export const DISPOSITIONS = {
  monitor: 'Monitor the account',
  contact: 'Contact the customer',
  'change-credentials': 'Change passwords or other credentials',
  'reopen-new-number': 'Reopen under a new account number',
  'reject-opening': 'Do not open the account',
  'close-or-suspend': 'Close or suspend the account',
  'restrict-payment': 'Restrict to trusted means of payment',
  'notify-authorities': 'Notify law enforcement',
  'no-response': 'No response is warranted',
} as const;
export type DispositionCode = keyof typeof DISPOSITIONS;
export const DispositionCode = z.enum(Object.keys(DISPOSITIONS) as [DispositionCode, ...DispositionCode[]]);

/** A line of the queue: subject, why, band, clock, who has it. */
export const CaseView = z.object({
  id: z.string(),
  flag: FlagCode,
  category: z.enum(['A', 'B', 'C']),
  severity: z.enum(['info', 'warn', 'high']),
  title: z.string(),
  because: z.string(),
  customer: z.string().nullable(),
  /** The customer's name, where the reader may see it. */
  customerName: z.string().nullable(),
  run: z.string().nullable(),
  band: z.enum(['match', 'review']).nullable(),
  score: z.number().nullable(),
  due: z.string().nullable(),
  state: z.enum(['open', 'claimed', 'snoozed', 'proposed', 'closed']),
  assignee: z.string().nullable(),
  assigneeName: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  openedAt: z.string(),
  proposal: z.object({ disposition: DispositionCode, reason: z.string(), by: z.string(), byName: z.string(), at: z.string() }).nullable(),
  disposition: z
    .object({ disposition: DispositionCode, reason: z.string(), by: z.string(), approvedBy: z.string().nullable(), at: z.string() })
    .nullable(),
  /** True where closing takes a second person. */
  fourEyes: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

export const DispositionRequest = z.object({
  disposition: DispositionCode,
  reason: z.string().trim().min(10, 'write a reason of at least ten characters').max(4000),
});
export const SnoozeRequest = z.object({ until: z.iso.date() });
export const ApprovalRequest = z.object({
  approve: z.boolean(),
  reason: z.string().trim().min(10, 'write a reason of at least ten characters').max(4000),
});
