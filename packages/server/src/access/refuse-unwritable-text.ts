import { ProblemError } from '@gatehouse/foundation';
import type { FastifyRequest } from 'fastify';

/** Deeper than any record of ours, and shallow enough for canonical JSON. */
const DEPTH_MAX = 64;

/**
 * Refuses what no record could hold and no digest could be made of: U+0000 (PostgreSQL has no text with it), lone surrogates (they are no UTF-8),
 * and nesting without end. Throws `bad-input`.
 */
export function refuseUnwritableText(request: Pick<FastifyRequest, 'params' | 'query' | 'body'>): void {
  for (const part of [request.params, request.query, request.body]) check(part, 0);
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new ProblemError(
        'bad-input',
        'The request holds a character that no text can hold: U+0000 or half of a surrogate pair.',
        'Take it out.',
      );
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEPTH_MAX) throw new ProblemError('bad-input', `The request nests deeper than ${DEPTH_MAX} levels.`, 'Send flatter JSON.');
  for (const [name, member] of Object.entries(value)) {
    check(name, depth);
    check(member, depth + 1);
  }
}
