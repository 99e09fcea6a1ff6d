import { z } from 'zod';
import { ShareRange } from './ownership.ts';
import { CalendarDate, SourceId } from './primitives.ts';

/** More suppositions than anybody can keep in mind. */
const CHANGES_MAX = 100;
const LISTS_MAX = 20;

const SupposedShare = ShareRange.extend({ min: z.number().min(0).max(100), max: z.number().min(0).max(100) }).refine(
  ({ min, max }) => min <= max,
  { error: 'The lower end of a share is at most its upper end.' },
);
const SupposedRight = z.enum(['equity', 'votes', 'profit']);
const RecordId = z.string().min(1).max(256);

/** One thing that is supposed. An edge is named by the record id of its relationship statement. */
export const OwnershipSupposition = z.discriminatedUnion('change', [
  /** The edge gives this share of this right, in the place of what it states. */
  z.object({ change: z.literal('share'), edge: RecordId, right: SupposedRight, share: SupposedShare }),
  /** The edge gives, or does not give, control of this kind (BODS interest types such as `appointmentOfBoard`). */
  z.object({ change: z.literal('control'), edge: RecordId, type: z.string().min(1).max(64), held: z.boolean() }),
  /** The relationship does not exist. */
  z.object({ change: z.literal('remove'), edge: RecordId }),
  /** A further stake between two parties of the graph. */
  z.object({ change: z.literal('add'), owner: RecordId, owned: RecordId, right: SupposedRight, share: SupposedShare }),
  /** The party stands on these lists and no others; none where the array is empty. */
  z.object({ change: z.literal('designate'), record: RecordId, lists: z.array(z.string().min(1).max(64)).max(LISTS_MAX) }),
]);
export type OwnershipSupposition = z.infer<typeof OwnershipSupposition>;

/** `POST /v1/ownership/what-if`: computes and answers, keeps nothing, decides nothing. */
export const WhatIfRequest = z.object({
  subject: z.union([z.strictObject({ customer: SourceId }), z.strictObject({ record: RecordId })], {
    error: 'Name the subject as {"customer": ID} or {"record": ID}.',
  }),
  asOf: CalendarDate.optional(),
  knownOn: CalendarDate.optional(),
  changes: z.array(OwnershipSupposition).max(CHANGES_MAX),
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;
