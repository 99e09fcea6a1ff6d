import { z } from 'zod';
import { Outcome } from './authzen.ts';

/** SHA-256, 64 lower-case hexadecimal digits. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'write SHA-256 as 64 lower-case hexadecimal digits');

/**
 * An identifier that may stand in the ledger: our own ids and pseudonyms. Neither spaces nor `@` nor letters beyond ASCII,
 * so that a name or an address put there by mistake is refused before it becomes permanent.
 */
export const LedgerId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/, 'write an id or a pseudonym: ASCII letters, digits and ._:/- only');

/** An instant in UTC with milliseconds: one way to write it, so that equal entries have equal bytes. */
export const LedgerInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'write UTC with milliseconds, such as 2026-01-02T03:04:05.678Z');

/** What an entry records. `evidence` anchors the manifest of an evidence bundle. */
export const LedgerEntryKind = z.enum([
  'decision',
  'state',
  'assessment',
  'case',
  'usage',
  'run',
  'ownership',
  'clock',
  'report',
  'filing',
  'approval',
  'measure',
  'list',
  'rulepack',
  'setting',
  'read',
  'shred',
  'checkpoint',
  'evidence',
]);
export type LedgerEntryKind = z.infer<typeof LedgerEntryKind>;

/**
 * One leaf of the ledger: pseudonyms and digests, never personal data, because a leaf outlives every deletion.
 * `digest` is the SHA-256 of the body's canonical JSON. A body that holds personal data carries a random salt of its own,
 * encrypted and shredded with it; otherwise the digest of a short body could be guessed after the deletion.
 */
export const LedgerEntry = z.strictObject({
  v: z.literal(1),
  kind: LedgerEntryKind,
  id: LedgerId,
  at: LedgerInstant,
  /** The pseudonym of whom or what the entry is about. */
  subject: LedgerId,
  digest: Sha256Hex,
  /** The provider or reseller in whose book the entry stands. */
  tenant: LedgerId.optional(),
  /** The digests of what the decision was made with (invariant I8), by list name, rule-pack id, and of the code. */
  refs: z
    .strictObject({
      lists: z.record(LedgerId, Sha256Hex).optional(),
      rules: z.record(LedgerId, Sha256Hex).optional(),
      code: LedgerId.optional(),
      /** The entry that this one answers, replaces or closes. */
      prior: LedgerId.optional(),
    })
    .optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** The status of a law on the bundle's date, as the rule packs gave it. */
export const EvidenceRulePack = z.strictObject({
  id: z.string().min(1),
  status: z.string().min(1),
  digest: Sha256Hex.optional(),
  since: z.string().optional(),
});
export type EvidenceRulePack = z.infer<typeof EvidenceRulePack>;

/** One file of an evidence bundle: text as it is, anything else in base64. */
export const EvidenceFile = z.strictObject({ name: z.string(), encoding: z.enum(['utf8', 'base64']), content: z.string() });
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** What a bundle claims to hold. Its own digest stands in the ledger as an entry of kind `evidence`. */
export const EvidenceManifest = z.strictObject({
  title: z.string().min(1).max(200),
  createdAt: LedgerInstant,
  /** The date whose facts and law the bundle shows. */
  asOf: z.string().min(1),
  files: z.array(z.strictObject({ name: z.string(), sha256: Sha256Hex, size_bytes: z.int().nonnegative(), mediaType: z.string() })),
  rulePacks: z.array(EvidenceRulePack),
  lists: z
    .array(z.strictObject({ name: z.string(), version: z.string(), date: z.string().nullable(), digest: Sha256Hex.optional() }))
    .optional(),
  notice: z.string(),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;

/** One entry with its way to the checkpoint's root; `leaf` is the leaf's text, byte for byte. */
export const ProvenEntry = z.strictObject({ index: z.int().nonnegative(), leaf: z.string(), proof: z.array(z.string()) });
export type ProvenEntry = z.infer<typeof ProvenEntry>;

export const EVIDENCE_FORMAT = 'gatehouse-evidence/v1';

/** A self-contained evidence bundle, written as canonical JSON: every byte of it is proven, or it is refused. */
export const EvidenceBundle = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  manifest: EvidenceManifest,
  files: z.array(EvidenceFile),
  entries: z.array(ProvenEntry),
  /** The signed note of the log, cosignatures included (C2SP tlog-checkpoint). */
  checkpoint: z.string(),
  /** The keys of the log and of its witnesses (C2SP signed-note vkeys). */
  verifierKeys: z.array(z.string()),
});
export type EvidenceBundle = z.infer<typeof EvidenceBundle>;

/** What a decision capsule says: short names as in RFC 7519, times in seconds since the Unix epoch. */
export const CapsuleClaims = z.strictObject({
  /** The decision's id. */
  jti: LedgerId,
  /** The subject's pseudonym. */
  sub: LedgerId,
  action: z.string().min(1).max(64),
  resource: z.strictObject({ type: z.string().min(1).max(64), id: z.string().min(1).max(256) }),
  outcome: Outcome,
  limits: z
    .strictObject({
      accelerators_max: z.int().nonnegative().optional(),
      regions: z.array(z.string()).optional(),
      until: z.string().optional(),
    })
    .optional(),
  /** The digest of lists and rules that the decision used. */
  basis: Sha256Hex.optional(),
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
});
export type CapsuleClaims = z.infer<typeof CapsuleClaims>;
