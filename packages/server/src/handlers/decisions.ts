import type { EvaluationRequest, EvaluationResponse } from '@gatehouse/contracts';
import { EvaluationRequest as EvaluationRequestSchema } from '@gatehouse/contracts';
import { LIMITS, ProblemError } from '@gatehouse/foundation';
import type { z } from 'zod';
import type { EvaluationsRequest } from '@gatehouse/contracts';
import type { Handlers } from '../call.ts';
import { readerOf, type Rooms } from './rooms.ts';

/** AuthZEN: one decision, or several at once. */
export function decisionHandlers({ decisions, metrics }: Rooms): Pick<Handlers, 'evaluate' | 'evaluateMany'> {
  const decide = async (actor: { id: string; name: string }, request: EvaluationRequest): Promise<EvaluationResponse> => {
    const stop = metrics.decisionSeconds.startTimer();
    const response = await decisions.evaluate({ actor, request });
    stop();
    metrics.decisions.inc({ outcome: response.context.outcome });
    return response;
  };
  return {
    evaluate: ({ caller, body }) => decide(readerOf(caller), body),
    evaluateMany: async ({ caller, body }) => {
      const requests = completed(body);
      const semantic = body.options?.evaluations_semantic ?? 'execute_all';
      if (semantic === 'execute_all')
        return { evaluations: await Promise.all(requests.map((request) => decide(readerOf(caller), request))) };
      const evaluations: EvaluationResponse[] = [];
      for (const request of requests) {
        const response = await decide(readerOf(caller), request);
        evaluations.push(response);
        if (response.decision === (semantic === 'permit_on_first_permit')) break;
      }
      return { evaluations };
    },
  };
}

/** Each evaluation with what the request says once for all. */
function completed(body: z.infer<typeof EvaluationsRequest>): EvaluationRequest[] {
  if (body.evaluations.length > LIMITS.evaluations_max) {
    throw new ProblemError('too-large', `A batch holds at most ${LIMITS.evaluations_max} evaluations.`, 'Send several batches.', {
      field: 'evaluations',
    });
  }
  return body.evaluations.map((evaluation, index) => {
    const whole = EvaluationRequestSchema.safeParse({
      subject: body.subject,
      action: body.action,
      resource: body.resource,
      context: body.context,
      ...evaluation,
    });
    if (whole.success) return whole.data;
    const field = whole.error.issues[0]?.path.join('.') ?? '';
    throw new ProblemError(
      'invalid-field',
      `Evaluation ${index + 1} is not complete.`,
      'Give subject, action and resource in it, or once for all.',
      { field: `evaluations.${index}.${field}` },
    );
  });
}
