import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import { type OperationId, ROUTES } from '@gatehouse/contracts';
import { LIMITS, ProblemError } from '@gatehouse/foundation';
import reference from '@scalar/fastify-api-reference';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { refuseUnwritableText } from './access/refuse-unwritable-text.ts';
import { refuseForeignPages } from './access/same-origin.ts';
import type { Handlers } from './call.ts';
import { bindRoute, type Binding } from './bind-route.ts';
import { registerHealth, type Health } from './health.ts';
import { answerProblem } from './answer-problem.ts';
import type { Rooms } from './handlers/rooms.ts';
import { registerReportDocuments } from './report-documents.ts';

export interface ServerOptions extends Binding {
  readonly rooms: Rooms;
  readonly handlers: Handlers;
  readonly health: Health;
  /** The folder of the built console; without it only the API is served. */
  readonly consoleFolder: string | null;
  /** Host names that the server answers to; empty for all. */
  readonly hosts: ReadonlySet<string>;
  readonly version: string;
  /** Log requests to standard error. */
  readonly log: boolean;
}

const CALLS_PER_MINUTE_MAX = 120_000;
const SIGN_INS_PER_MINUTE_MAX = 30;

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** The HTTP server: every route of the table, its OpenAPI, health and the console's files. It is not listening yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: LIMITS.body_bytes_max,
    // Failures are always told; requests only where they are asked for. Never a header that could hold a secret.
    logger: {
      level: options.log ? 'info' : 'error',
      stream: process.stderr,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: withoutQuery },
    },
    logController: new LogController({ disableRequestLogging: !options.log }),
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 256 },
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && options.consoleFolder !== null && !isApiPath(request.url)) return reply.sendFile('index.html');
    throw new ProblemError('not-found', 'There is nothing at this address.', 'Look at /docs for the calls of the API.');
  });
  app.addHook('onRequest', async (request) => refuseForeignPages(request, options.hosts));
  app.addHook('preValidation', async (request) => refuseUnwritableText(request));
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/docs')) reply.headers(SECURITY_HEADERS);
  });
  for (const type of ['text/plain', 'application/jsonl', 'application/x-ndjson', 'text/csv', 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: LIMITS.usage_body_bytes_max }, (_request, body, done) =>
      done(null, body),
    );
  }
  await app.register(cookie);
  await app.register(rateLimit, {
    max: CALLS_PER_MINUTE_MAX,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new ProblemError('too-many', 'There are too many calls from this address.', 'Wait a minute.'),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gatehouse',
        version: options.version,
        description:
          'Who rents accelerators, what they compute, whether they may, and what must be told to whom by when. Not legal advice.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'gatehouse_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(reference, {
    routePrefix: '/docs',
    configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  registerHealth(app, options.health);
  for (const id of Object.keys(ROUTES) as OperationId[]) {
    const limit = id === 'signIn' ? { max: SIGN_INS_PER_MINUTE_MAX, timeWindow: '1 minute' } : undefined;
    bindRoute(app, id, options.handlers, options, limit);
  }
  registerReportDocuments(app, options.rooms, options);
  if (options.consoleFolder !== null && existsSync(options.consoleFolder)) {
    await app.register(staticFiles, { root: options.consoleFolder, index: ['index.html'], maxAge: '1h', immutable: false });
  }
  return app;
}

/** What a log keeps of a request: a query can hold the name that somebody searched for. */
function withoutQuery(request: { readonly method?: string; readonly url?: string }): Record<string, unknown> {
  return { method: request.method, path: request.url?.split('?')[0] };
}

function isApiPath(url: string): boolean {
  return ['/v1/', '/access/', '/openapi.json', '/docs', '/healthz', '/readyz', '/metrics', '/match/', '/api/'].some((prefix) =>
    url.startsWith(prefix),
  );
}
