import { renderReportPdf } from '@gatehouse/connectors';
import { ROUTES } from '@gatehouse/contracts';
import { canonicalJson, ProblemError } from '@gatehouse/foundation';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, authorise } from './access/authenticate.ts';
import type { Binding } from './bind-route.ts';
import { readerOf, type Rooms } from './handlers/rooms.ts';

/** The same report as PDF/A and as JSON: bytes, so they stand beside the route table. */
export function registerReportDocuments(app: FastifyInstance, rooms: Rooms, binding: Binding): void {
  const reportFor = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const caller = await authenticate(request, binding.people, binding.sample);
    authorise(ROUTES.getReport, caller);
    const report = await rooms.world.store.transaction((records) =>
      records.report(request.params.id, { who: readerOf(caller).id, why: 'read a report as a document', case: request.params.id }),
    );
    if (report === null) throw new ProblemError('not-found', 'There is no such report.', 'Look it up in the list of reports.');
    return report;
  };
  app.get<{ Params: { id: string } }>('/v1/reports/:id/document.json', { schema: { hide: true } }, async (request, reply) => {
    const { id, kind, run, customer, state, body } = await reportFor(request);
    return reply.type('application/json').send(canonicalJson({ id, kind, run, customer, state, body }));
  });
  app.get<{ Params: { id: string } }>('/v1/reports/:id/document.pdf', { schema: { hide: true } }, async (request, reply) => {
    const { id, kind, run, customer, state, body, bodyDigest } = await reportFor(request);
    const json = canonicalJson({ id, kind, run, customer, state, body });
    const pdf = await renderReportPdf(body, { id, asOf: rooms.world.today(), state, digest: bodyDigest }, json);
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${id}.pdf"`).send(Buffer.from(pdf));
  });
}
