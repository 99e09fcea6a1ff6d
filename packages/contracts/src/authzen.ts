import { z } from 'zod';

/** OpenID AuthZEN 1.0 evaluation request: may this subject do this action on this resource? */
export const EvaluationRequest = z.object({
  subject: z.object({
    type: z.enum(['customer', 'account']),
    id: z.string().min(1).max(128),
    properties: z.record(z.string(), z.unknown()).optional(),
  }),
  action: z.object({
    name: z.enum(['provision', 'open-account', 'administer', 'resell']),
    properties: z.record(z.string(), z.unknown()).optional(),
  }),
  resource: z.object({
    type: z.string().min(1).max(64),
    id: z.string().min(1).max(256),
    properties: z
      .looseObject({
        accelerator: z.string().max(128).optional(),
        count: z.number().int().nonnegative().max(10_000_000).optional(),
        hours: z.number().nonnegative().max(1_000_000).optional(),
        region: z.string().max(64).optional(),
      })
      .optional(),
  }),
  context: z.record(z.string(), z.unknown()).optional(),
});
export type EvaluationRequest = z.infer<typeof EvaluationRequest>;

export const Outcome = z.enum(['allow', 'deny', 'hold', 'restrict']);
export type Outcome = z.infer<typeof Outcome>;

/** Why: the reason's code, its clause and that law's status, a sentence, what the reader can do, and how to appeal. */
export const Reason = z.object({ code: z.string(), clause: z.string(), text: z.string(), fix: z.string(), appeal: z.string() });
export type Reason = z.infer<typeof Reason>;

/** AuthZEN's answer; `decision` is true for `allow` and `restrict` only. */
export const EvaluationResponse = z.object({
  decision: z.boolean(),
  context: z.object({
    outcome: Outcome,
    reasons: z.array(Reason),
    limits: z
      .object({
        accelerators_max: z.number().int().nonnegative().optional(),
        regions: z.array(z.string()).optional(),
        until: z.string().optional(),
      })
      .optional(),
    decision_id: z.string(),
    capsule: z.string(),
  }),
});
export type EvaluationResponse = z.infer<typeof EvaluationResponse>;

/** AuthZEN's batch: members of the request stand in for what an evaluation leaves out. */
export const EvaluationsRequest = z.object({
  subject: EvaluationRequest.shape.subject.optional(),
  action: EvaluationRequest.shape.action.optional(),
  resource: EvaluationRequest.shape.resource.optional(),
  context: EvaluationRequest.shape.context,
  evaluations: z.array(EvaluationRequest.partial()).min(1),
  options: z
    .object({ evaluations_semantic: z.enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit']).optional() })
    .optional(),
});
export const EvaluationsResponse = z.object({ evaluations: z.array(EvaluationResponse) });
