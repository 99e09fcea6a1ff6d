import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { problem } from '@gatehouse/foundation';

export interface Health {
  /** What is wrong with readiness, in sentences; empty when ready. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly metrics: Metrics;
}

/** What the server counts about itself. */
export class Metrics {
  readonly registry: Registry = new Registry();
  readonly decisions: Counter<'outcome'>;
  readonly decisionSeconds: Histogram;
  readonly listAgeDays: Gauge<'list'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.decisions = new Counter({
      name: 'gatehouse_decisions_total',
      help: 'Decisions answered, each durable and logged',
      labelNames: ['outcome'],
      registers: [this.registry],
    });
    this.decisionSeconds = new Histogram({
      name: 'gatehouse_decision_seconds',
      help: 'Time from request to durable answer',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1],
      registers: [this.registry],
    });
    this.listAgeDays = new Gauge({
      name: 'gatehouse_list_age_days',
      help: 'Age of each watch list on the day in use',
      labelNames: ['list'],
      registers: [this.registry],
    });
  }
}

/** `/healthz` says that the process lives, `/readyz` that it may decide, `/metrics` what it counts. */
export function registerHealth(app: FastifyInstance, health: Health): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const reasons = await health.notReady();
    if (reasons.length === 0) return { status: 'ready' };
    return reply
      .status(503)
      .type('application/problem+json')
      .send(problem('stale-list', reasons.join(' '), 'Import what is missing or stale: gatehouse lists import FILE.'));
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(health.metrics.registry.contentType).send(await health.metrics.registry.metrics()),
  );
}
