import { type Problem, problem, ProblemError, toProblem } from '@gatehouse/foundation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Answers any error as RFC 9457 problem details. What is not ours is logged here and shown as internal. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const details = problemOf(error);
  if (details.code === 'internal') request.log.error({ err: error, url: request.url }, 'a call failed');
  return reply.status(details.status).type('application/problem+json').serializer(JSON.stringify).send(details);
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const field = (first?.instancePath ?? '')
      .split('/')
      .filter((part) => part !== '')
      .join('.');
    const place = field === '' ? {} : { field };
    return problem(
      'invalid-field',
      `${field === '' ? 'The request' : field}: ${first?.message ?? 'is not valid'}.`,
      'Correct the field; /docs shows the call’s schema.',
      place,
    );
  }
  const status = statusOf(error);
  if (status === 413)
    return problem('too-large', 'The body is over the limit.', 'Send less at once, or import a folder with the command line.');
  if (status === 429) return problem('too-many', 'There are too many calls from this address.', 'Wait a minute.');
  if (status === 415)
    return problem(
      'bad-input',
      'The content type is not one that this call takes.',
      'Send application/json, or text/plain for bodies with many rows.',
    );
  if (status !== null && status >= 400 && status < 500)
    return problem('bad-input', 'The request cannot be read.', 'Send well-formed HTTP with a JSON body.');
  return toProblem(error);
}

function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}
