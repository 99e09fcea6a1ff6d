import { z } from 'zod';
import { Flag } from '../flags.ts';
import { AccountState } from '../summary.ts';
import { LawReference, Operations, TimelineItem } from './common.ts';

/** A reason with the law it rests on. */
export const ReasonedBy = z.object({ code: z.string(), text: z.string(), law: LawReference.nullable() });
export type ReasonedBy = z.infer<typeof ReasonedBy>;

export const CustomerRow = z.object({
  id: z.string(),
  name: z.string(),
  /** The name in Latin letters, where its own script is another. */
  romanised: z.string().nullable(),
  kind: z.enum(['individual', 'entity']),
  country: z.string().nullable(),
  status: z.enum(['us', 'foreign', 'unresolved']),
  states: z.array(AccountState),
  band: z.enum(['match', 'review', 'none']),
  ofac50: z.enum(['blocked', 'possibly', 'not', 'unknown']),
  flags: z.number().int(),
  operations: Operations.nullable(),
  reseller: z.string().nullable(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

/** A field of the customer's record with where it came from. */
export const ProvenField = z.object({
  field: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  source: z.string(),
  /** When it was recorded. */
  at: z.string().nullable(),
  clause: z.string(),
  missing: z.boolean(),
});
export type ProvenField = z.infer<typeof ProvenField>;

export const MatchView = z.object({
  id: z.string(),
  /** The customer itself, or a record of its ownership. */
  subject: z.string(),
  list: z.string(),
  listVersion: z.string(),
  listDate: z.string().nullable(),
  entryId: z.string(),
  caption: z.string(),
  score: z.number(),
  band: z.enum(['match', 'review']),
  parts: z.array(z.object({ feature: z.string(), score: z.number(), weight: z.number(), effect: z.number(), detail: z.string() })),
});
export type MatchView = z.infer<typeof MatchView>;

export const AccountView = z.object({
  id: z.string(),
  customer: z.string(),
  reseller: z.string().nullable(),
  state: AccountState,
  since: z.string(),
  because: z.string(),
  opened: z.string(),
  closed: z.string().nullable(),
  lastAccess: z.string().nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** Somebody who may be the same customer: linked, never merged. */
export const LinkedCustomer = z.object({
  customer: z.string(),
  /** How likely the two are one, 0 to 1. */
  probability: z.number(),
  /** What agrees, what speaks against it, what is not known of both: kinds of facts with their weights, never the facts. */
  because: z.array(z.string()),
  /** Since when it is believed. */
  recordedAt: z.string(),
});
export type LinkedCustomer = z.infer<typeof LinkedCustomer>;

/** Customers who count as one for the meter, this one among them, and what they did together. */
export const LinkedGroup = z.object({
  customers: z.array(z.string()),
  /** The link without which the group would fall apart. */
  weakest: z.object({ customers: z.array(z.string()), probability: z.number() }),
  /** The sum of all their usage; null where none of them used accelerators. */
  operations: Operations.nullable(),
});
export type LinkedGroup = z.infer<typeof LinkedGroup>;

/** `GET /v1/customers/{id}`: all the evidence for one decision. */
export const CustomerView = CustomerRow.extend({
  reasons: z.array(ReasonedBy),
  carvedOut: z.boolean(),
  fields: z.array(ProvenField),
  missing: z.array(z.object({ field: z.string(), clause: z.string(), ask: z.string() })),
  accounts: z.array(AccountView),
  payments: z.array(
    z.object({
      account: z.string(),
      kind: z.string(),
      brand: z.string().nullable(),
      last4: z.string().nullable(),
      payerName: z.string().nullable(),
      payerCountry: z.string().nullable(),
      firstUsed: z.string(),
      lastUsed: z.string(),
    }),
  ),
  access: z.array(z.object({ account: z.string(), at: z.string(), ip: z.string(), action: z.string(), country: z.string().nullable() })),
  verification: z.array(z.object({ on: z.string(), method: z.string(), result: z.string(), note: z.string().nullable() })),
  verifyBy: z.string().nullable(),
  matches: z.array(MatchView),
  openFlags: z.array(Flag),
  runs: z.array(z.object({ id: z.string(), operations: Operations, start: z.string(), end: z.string() })),
  /** Who else may be the same customer, the likeliest first. */
  linked: z.array(LinkedCustomer),
  group: LinkedGroup.nullable(),
  timeline: z.array(TimelineItem),
});
export type CustomerView = z.infer<typeof CustomerView>;
