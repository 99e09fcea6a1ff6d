import { type OperationId, type Route, ROUTES } from '@gatehouse/contracts';
import { type Clock, toInstant } from '@gatehouse/foundation';
import type { PostgresStore } from '@gatehouse/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authenticate, authorise, SESSION_COOKIE } from './access/authenticate.ts';
import type { People } from './access/people.ts';
import type { Call, Caller, Handlers } from './call.ts';
import { onceOnly } from './idempotency.ts';

export interface Binding {
  readonly people: People;
  readonly store: PostgresStore;
  readonly clock: Clock;
  /** True where the data is made up: a visitor on this machine may then look around without signing in. */
  readonly sample: boolean;
}

type AnyHandler = (call: Call<OperationId>) => Promise<unknown>;

/** Binds one row of the route table to its handler: sign-in, roles, validation, once-only, the answer's check. */
export function bindRoute(
  app: FastifyInstance,
  id: OperationId,
  handlers: Handlers,
  binding: Binding,
  limit?: { max: number; timeWindow: string },
): void {
  const route: Route = ROUTES[id];
  // The table ties each handler's types to its own row; here all rows are walked alike.
  const handler: AnyHandler = handlers[id];
  app.route({
    method: route.method,
    url: route.path,
    config: limit === undefined ? {} : { rateLimit: limit },
    schema: schemaOf(id, route),
    handler: async (request, reply) => {
      const caller = await authenticate(request, binding.people, binding.sample);
      authorise(route, caller);
      const call = {
        params: request.params as Record<string, string>,
        query: request.query,
        body: request.body,
        caller,
      } as Call<OperationId>;
      if (route.mutates !== true) return answer(reply, route, await withCookies(id, reply, request, binding, () => handler(call)));
      const { response, repeated } = await onceOnly(
        binding.store,
        {
          principal: callerId(caller),
          key: keyOf(request),
          operation: id,
          input: { params: call.params, body: call.body },
          at: toInstant(binding.clock.now()),
        },
        () => handler(call),
      );
      if (repeated) reply.header('idempotent-replayed', 'true');
      return answer(reply, route, response);
    },
  });
}

function schemaOf(id: OperationId, route: Route): object {
  const params = [...route.path.matchAll(/:([a-z]+)/gi)].map((match) => match[1] as string);
  return {
    operationId: id,
    summary: route.summary,
    tags: [route.tag],
    ...(params.length > 0 ? { params: z.object(Object.fromEntries(params.map((name) => [name, z.string().min(1).max(256)]))) } : {}),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    response: { [route.status ?? 200]: route.response },
    ...(route.roles === 'public' ? { security: [] } : {}),
  };
}

function answer(reply: FastifyReply, route: Route, response: unknown): unknown {
  reply.status(route.status ?? 200);
  // A text is the answer's own bytes, as a proof has them: it is not written anew.
  if (typeof response === 'string') reply.type('application/json; charset=utf-8');
  return response;
}

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  return Array.isArray(header) ? header[0] : header;
}

function callerId(caller: Caller | null): string {
  return caller?.id ?? 'public';
}

/** The three session calls also set or clear the cookie that their answer stands for. */
async function withCookies(
  id: OperationId,
  reply: FastifyReply,
  request: FastifyRequest,
  binding: Binding,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const response = await work();
  const secret = sessionSecrets.get(response as object);
  if (secret !== undefined) {
    reply.setCookie(SESSION_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' });
  }
  if (id === 'signOut') {
    const present = request.cookies[SESSION_COOKIE];
    if (present !== undefined) await binding.people.signOut(present);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }
  return response;
}

/** Carries a fresh session's secret from its handler to the cookie without its standing in the answer's body. */
export const sessionSecrets = new WeakMap<object, string>();
