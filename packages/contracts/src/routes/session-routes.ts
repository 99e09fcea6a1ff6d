import { z } from 'zod';
import { Role, SessionView, SignInRequest } from '../views/session.ts';
import { type Route } from './route.ts';

/** Signing in and out, and the tokens of programs. */
export const SESSION_ROUTES = {
  getSession: { method: 'GET', path: '/v1/session', summary: 'Who is signed in', tag: 'session', roles: 'public', response: SessionView },
  signIn: {
    method: 'POST',
    path: '/v1/session',
    summary: 'Sign in with e-mail and password',
    tag: 'session',
    roles: 'public',
    body: SignInRequest,
    response: SessionView,
  },
  signInDemo: {
    method: 'POST',
    path: '/v1/session/demo',
    summary: 'Sign in as a demo person (the sample only)',
    tag: 'session',
    roles: 'public',
    body: z.object({ id: z.string().max(128) }),
    response: SessionView,
  },
  signOut: { method: 'DELETE', path: '/v1/session', summary: 'Sign out', tag: 'session', roles: 'public', response: SessionView },
  createToken: {
    method: 'POST',
    path: '/v1/tokens',
    summary: 'Make an API token; it is shown once',
    tag: 'session',
    roles: ['administrator'],
    body: z.object({
      name: z.string().trim().min(1).max(100),
      roles: z.array(Role).min(1),
      expires_days: z.number().int().min(1).max(366).default(90),
    }),
    response: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }),
    mutates: true,
    status: 201,
  },
  revokeToken: {
    method: 'DELETE',
    path: '/v1/tokens/:id',
    summary: 'Revoke an API token',
    tag: 'session',
    roles: ['administrator'],
    response: z.object({ id: z.string(), revoked: z.boolean() }),
    mutates: true,
  },
} as const satisfies Record<string, Route>;
