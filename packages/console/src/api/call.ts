import { type OperationId, type ResponseOf, type Route, type RouteOf, ROUTES } from '@gatehouse/contracts';
import type { z } from 'zod';
import { ApiProblem, problemOfResponse } from './api-problem.ts';
import { fillPath, type PathParams } from './path-params.ts';
import { queryString } from './query-string.ts';

type BodyIn<Id extends OperationId> =
  RouteOf<Id> extends { body: infer Body extends z.ZodType } ? { readonly body: z.input<Body> } : object;
type QueryIn<Id extends OperationId> =
  RouteOf<Id> extends { query: infer Query extends z.ZodObject }
    ? {
        readonly query?: Readonly<Record<keyof z.input<Query> & string, unknown> | Partial<Record<keyof z.input<Query> & string, unknown>>>;
      }
    : object;
type ParamsIn<Id extends OperationId> = [PathParams<RouteOf<Id>['path']>] extends [never]
  ? object
  : { readonly params: Readonly<Record<PathParams<RouteOf<Id>['path']>, string>> };
type KeyIn<Id extends OperationId> = RouteOf<Id> extends { mutates: true } ? { readonly idempotencyKey: string } : object;

/** What a call of an operation takes: its path's parameters, its query, its body, and a key where it changes something. */
export type CallInput<Id extends OperationId> = ParamsIn<Id> & QueryIn<Id> & BodyIn<Id> & KeyIn<Id> & { readonly signal?: AbortSignal };

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * Calls one operation of the route table at this page's own origin and gives its parsed answer.
 * Throws ApiProblem with the server's problem details; a ZodError where the answer has not the agreed shape.
 */
export async function call<Id extends OperationId>(id: Id, input: CallInput<Id>): Promise<ResponseOf<Id>> {
  const route: Route = ROUTES[id];
  const loose: LooseInput = input;
  const headers = new Headers({ accept: 'application/json' });
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (loose.idempotencyKey !== undefined) {
    headers.set('idempotency-key', loose.idempotencyKey);
    // What was decided outlives its page: the browser sends it even where the tab closes at that moment.
    init.keepalive = true;
  }
  if (loose.signal !== undefined) init.signal = loose.signal;
  if (route.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(loose.body);
  }
  const response = await fetch(fillPath(route.path, loose.params ?? {}) + queryString(loose.query ?? {}), init).catch((error: unknown) => {
    if (loose.signal?.aborted) throw error;
    throw new ApiProblem({
      title: 'The server cannot be reached',
      status: 0,
      detail: 'No answer came back.',
      code: 'unreachable',
      fix: 'Check that Gatehouse is running and that this machine is on the network, then try again.',
    });
  });
  if (!response.ok) throw await problemOfResponse(response);
  const answer: unknown = await response.json();
  // The schema is the route's own, so its output is the operation's answer; the compiler cannot follow the table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return route.response.parse(answer) as ResponseOf<Id>;
}
