import { z } from 'zod';
import { CalendarDate, Instant, Jurisdiction, Line, SourceId } from './primitives.ts';

/** `provider.json`: whose export this is, and the date on which everything in it is judged. */
export const Provider = z.object({
  name: Line,
  /** The date of the export: clocks, list ages and the status of law are those of this day. */
  asOf: CalendarDate,
  /** True for made-up data: every screen then says so. */
  sample: z.boolean().default(false),
  /** The seed that made it, where it was made. */
  seed: z.number().int().optional(),
});
export type Provider = z.infer<typeof Provider>;

/** A fact about a person's status, how it was established, and when. A `claim` is what the customer says; an `ip` proves nothing alone. */
export const StatusEvidence = z.object({
  fact: z.enum([
    'us-citizen',
    'us-permanent-resident',
    'located-in-us',
    'organised-under-us-law',
    'foreign-branch-of-us-entity',
    'us-office-of-foreign-entity',
    'foreign-citizen',
    'located-abroad',
    'organised-under-foreign-law',
  ]),
  method: z.enum(['documentary', 'non-documentary', 'claim', 'ip']),
  on: CalendarDate,
  country: Jurisdiction.optional(),
});
export type StatusEvidence = z.infer<typeof StatusEvidence>;

/** 7.302(d)(1)(iii)(B): a street address, an APO or FPO box, a principal place of business, or an address for inquiries. */
export const PostalAddress = z.object({
  kind: z.enum(['street', 'apo-fpo', 'principal-place', 'inquiry']).default('street'),
  street: Line,
  city: Line.optional(),
  region: Line.optional(),
  postalCode: Line.optional(),
  country: Jurisdiction,
});

export const CustomerIdentifier = z.object({
  scheme: z.enum(['lei', 'registration', 'tax', 'passport', 'national-id', 'imo', 'wallet', 'domain']),
  value: Line,
});

/** One try to verify an identity, by which method and with what result: 7.302(e)(1)(iii). */
export const VerificationAttempt = z.object({
  on: CalendarDate,
  method: z.enum(['documentary', 'non-documentary', 'additional']),
  result: z.enum(['verified', 'failed', 'inconclusive']),
  note: Line.optional(),
});

/** A line of `customers.jsonl`: who contracts with the provider (7.301), with what was collected under 7.302(d)(1)(iii). */
export const Customer = z.object({
  id: SourceId,
  kind: z.enum(['individual', 'entity']),
  /** Full legal name, in its own script. */
  name: Line,
  otherNames: z
    .array(z.object({ value: Line, type: z.enum(['dba', 'former', 'alias', 'transliteration']) }))
    .max(50)
    .default([]),
  address: PostalAddress.optional(),
  /** Where the product will be used. */
  useLocations: z.array(Jurisdiction).max(50).default([]),
  /** Under whose law an entity is constituted. */
  jurisdiction: Jurisdiction.optional(),
  /** The country of the head office: neither the jurisdiction nor an owner's nationality. */
  headquarters: Jurisdiction.optional(),
  email: z.email().optional(),
  phone: z
    .string()
    .regex(/^\+[1-9][0-9]{4,14}$/, 'write E.164, such as +4930123456')
    .optional(),
  /** Optional aids to screening; the proposal does not ask for them (reading D-23). */
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write YYYY, YYYY-MM or YYYY-MM-DD')
    .optional(),
  nationality: Jurisdiction.optional(),
  identifiers: z.array(CustomerIdentifier).max(50).default([]),
  evidence: z.array(StatusEvidence).max(50).default([]),
  verification: z.array(VerificationAttempt).max(200).default([]),
  /** The day on which an account whose owner is still unverified will be taken away: 7.304(a)(2)(ix)(D). */
  verifyBy: CalendarDate.optional(),
  signedUp: Instant,
  /** The reseller whose customer this is, where it is not ours directly. */
  reseller: SourceId.optional(),
  /** The record of this customer in `ownership.json` (BODS `recordId`). */
  bods: z.string().min(1).max(256).optional(),
});
export type Customer = z.infer<typeof Customer>;

/** A line of `accounts.jsonl`: a technical account, project or key under a business relationship. */
export const Account = z.object({
  id: SourceId,
  customer: SourceId,
  opened: Instant,
  closed: Instant.optional(),
  lastAccess: Instant.optional(),
  reseller: SourceId.optional(),
});
export type Account = z.infer<typeof Account>;

/** A line of `access.jsonl`: an access or administrative action, 7.302(d)(1)(iii)(F). */
export const AccessEvent = z.object({
  account: SourceId,
  ip: z.union([z.ipv4(), z.ipv6()]),
  at: Instant,
  action: z.enum(['access', 'administer']).default('access'),
  country: Jurisdiction.optional(),
  /** The device's fingerprint, as the provider's sign-in computes it: kept as a keyed digest only, to link accounts by. */
  device: SourceId.optional(),
});
export type AccessEvent = z.infer<typeof AccessEvent>;

/** A line of `payments.jsonl`: a means of payment, never its number. 7.302(d)(1)(iii)(C) names seven kinds. */
export const Payment = z.object({
  account: SourceId,
  kind: z.enum([
    'credit-card',
    'account-number',
    'customer-identifier',
    'transaction-identifier',
    'virtual-currency-wallet',
    'alternative',
    'other',
  ]),
  token: SourceId,
  /** The processor's own fingerprint of the instrument: equal for equal cards, useless for paying. */
  fingerprint: SourceId.optional(),
  brand: Line.optional(),
  last4: z
    .string()
    .regex(/^[0-9]{4}$/, 'write the last four digits')
    .optional(),
  payerName: Line.optional(),
  payerCountry: Jurisdiction.optional(),
  firstUsed: CalendarDate,
  lastUsed: CalendarDate,
});
export type Payment = z.infer<typeof Payment>;

/** A line of `resellers.jsonl`. */
export const Reseller = z.object({
  id: SourceId,
  name: Line,
  country: Jurisdiction,
  /** The reseller's own written programme, where it has given one: 7.303(b). */
  programme: z.object({ version: Line, receivedOn: CalendarDate, sections: z.array(Line).max(50).default([]) }).optional(),
});
export type Reseller = z.infer<typeof Reseller>;

/** A line of `measures.jsonl`: a special measure under proposed 7.307, as its determination states it. */
export const SpecialMeasure = z.object({
  id: SourceId,
  /** 7.307(b)(1): a foreign jurisdiction; (b)(2): a foreign person. */
  kind: z.enum(['jurisdiction', 'person']),
  /** ISO 3166 codes for a jurisdiction; names or BODS record ids for a person. */
  targets: z.array(Line).min(1).max(200),
  /** Prohibit, or allow under conditions. */
  effect: z.enum(['prohibit', 'condition']).default('prohibit'),
  conditions: z
    .object({ accelerators_max: z.number().int().nonnegative().optional(), regions: z.array(Line).max(100).optional() })
    .optional(),
  /** The day of the determination: the measure binds and lapses counted from it. */
  issued: CalendarDate,
  /** Extension notices published in the Federal Register. */
  extendedOn: z.array(CalendarDate).max(20).default([]),
  /** The last day of the extension, where its notice names one. */
  extendedUntil: CalendarDate.optional(),
  title: Line,
  citation: Line,
});
export type SpecialMeasure = z.infer<typeof SpecialMeasure>;

/** The line-by-line files of an export and the schema of their rows; `ownership.json` is BODS, `usage/` any format that the meter reads. */
export const EXPORT_FILES = {
  'customers.jsonl': Customer,
  'accounts.jsonl': Account,
  'access.jsonl': AccessEvent,
  'payments.jsonl': Payment,
  'resellers.jsonl': Reseller,
  'measures.jsonl': SpecialMeasure,
} as const;
export type ExportFile = keyof typeof EXPORT_FILES;
