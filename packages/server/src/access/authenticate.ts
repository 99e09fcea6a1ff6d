import type { Role, Route } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../call.ts';
import type { People } from './people.ts';

export const SESSION_COOKIE = 'gatehouse_session';

/** A visitor of the sample may look at everything and ask for decisions; judging and approving take a sign-in. */
const VISITOR: Caller = { id: 'visitor', name: 'Visitor of the sample', roles: ['engineer', 'auditor'], how: 'visitor' };

/** Finds out who calls: a bearer token (yente's clients send it as an API key), a session's cookie, or, where the data is made up, a visitor on this machine. */
export async function authenticate(request: FastifyRequest, people: People, sample: boolean): Promise<Caller | null> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = /^(?:Bearer|ApiKey) ([!-~]{1,200})$/.exec(header)?.[1];
    const caller = token === undefined ? null : await people.byToken(token);
    if (caller === null)
      throw new ProblemError(
        'not-signed-in',
        'The token is not valid.',
        'Make a new one with POST /v1/tokens; tokens expire and can be revoked.',
      );
    return caller;
  }
  const secret = request.cookies[SESSION_COOKIE];
  const caller = secret === undefined ? null : await people.bySession(secret);
  if (caller !== null) return caller;
  return sample ? VISITOR : null;
}

/** Throws unless the caller may make the call. */
export function authorise(route: Route, caller: Caller | null): void {
  if (route.roles === 'public') return;
  if (caller === null)
    throw new ProblemError(
      'not-signed-in',
      'This call needs a person or a program that is signed in.',
      'Sign in, or send "Authorization: Bearer TOKEN".',
    );
  if (route.roles === 'any' || route.roles.some((role) => caller.roles.includes(role))) return;
  throw new ProblemError(
    'not-allowed',
    `This takes the role ${listOf(route.roles)}; you are ${listOf(caller.roles)}.`,
    caller.how === 'visitor' ? 'Sign in as one of the demo persons.' : 'Ask an administrator for the role.',
  );
}

function listOf(roles: readonly Role[]): string {
  return roles.join(' or ');
}
