import { z } from 'zod';

/** An entry of the log with its number, its leaf and the state it speaks of. */
export const AuditRow = z.object({
  index: z.number().int().nullable(),
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  subject: z.string(),
  digest: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** `GET /v1/audit/checkpoint`: the signed head of the log. */
export const CheckpointView = z.object({
  size: z.number().int(),
  root: z.string(),
  note: z.string(),
  verifierKey: z.string(),
  at: z.string(),
});

export const DecisionView = z.object({
  id: z.string(),
  at: z.string(),
  request: z.unknown(),
  response: z.unknown(),
  lists: z.string(),
  rules: z.string(),
  code: z.string(),
  entry: z.number().int().nullable(),
});
