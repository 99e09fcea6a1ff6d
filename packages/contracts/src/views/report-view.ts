import { z } from 'zod';
import { LawReference, TimelineItem } from './common.ts';

/** A field of the form of proposed 7.308(d)(1): its value and where it came from, or whom to ask. */
export const ReportField = z.object({
  clause: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  source: z.string(),
  at: z.string().nullable(),
  checkedBy: z.string().nullable(),
  /** `missing: ask the customer` and the like; null where there is a value. */
  missing: z.string().nullable(),
});
export type ReportField = z.infer<typeof ReportField>;

export const ReportRow = z.object({
  id: z.string(),
  kind: z.enum(['initial', 'followup', 'corrected']),
  run: z.string(),
  customer: z.string(),
  state: z.enum(['draft', 'proposed', 'approved', 'rejected']),
  due: z.string().nullable(),
  missing: z.number().int(),
  createdAt: z.string(),
});
export type ReportRow = z.infer<typeof ReportRow>;

/** `GET /v1/reports/{id}`: may I sign this? */
export const ReportView = ReportRow.extend({
  title: z.string(),
  law: LawReference,
  /** What a signature means, 18 USC 1001 among it. */
  notice: z.string(),
  sections: z.array(z.object({ title: z.string(), clause: z.string(), fields: z.array(ReportField) })),
  proposal: z.object({ by: z.string(), byName: z.string(), reason: z.string(), at: z.string() }).nullable(),
  decision: z.object({ by: z.string(), byName: z.string(), approve: z.boolean(), reason: z.string(), at: z.string() }).nullable(),
  /** Addresses of the same report as PDF/A and as JSON. */
  documents: z.object({ pdf: z.string(), json: z.string() }),
  /** May the reader propose or approve now, and if not, why not. */
  can: z.object({ propose: z.string().nullable(), approve: z.string().nullable() }),
  timeline: z.array(TimelineItem),
});
export type ReportView = z.infer<typeof ReportView>;

export const ProposalRequest = z.object({ reason: z.string().trim().min(10, 'write a reason of at least ten characters').max(4000) });
