import { ProblemError } from '@gatehouse/foundation';
import { writeBundle } from '@gatehouse/ledger';
import { LogReader } from '@gatehouse/store';
import { sealEvidence } from '../evidence/seal-evidence.ts';
import type { Handlers } from '../call.ts';
import { pageOf, type Rooms } from './rooms.ts';

type AuditHandlers = Pick<Handlers, 'listAudit' | 'getCheckpoint' | 'getProof' | 'getDecision'>;

/** The log, its signed head, and proofs that hold without us. */
export function auditHandlers({ world, installation }: Rooms): AuditHandlers {
  const log = new LogReader(installation.store.db);
  return {
    listAudit: ({ query }) => world.store.transaction((records) => records.audit({ subject: query.subject }, pageOf(query, 'count'))),
    getCheckpoint: async () => {
      const head = await log.head();
      if (head === null) throw new ProblemError('not-found', 'The log has no entries yet.', 'Decide something first.');
      return {
        size: head.size,
        root: head.root.toString('base64'),
        note: head.note,
        verifierKey: installation.ledgerKey.verifierKey,
        at: head.at,
      };
    },
    getProof: async ({ params }) => {
      const id = params['id'] ?? '';
      await installation.sequencer.run();
      const [leaf] = await log.leaves([id]);
      if (leaf === undefined)
        throw new ProblemError('not-found', 'There is no such entry in the log.', 'Look it up in the list of entries.');
      return writeBundle(await sealEvidence(installation, world, { title: `Entry ${id}`, subject: 'audit', files: [], entries: [id] }));
    },
    getDecision: ({ params }) =>
      world.store.transaction(async (records) => {
        const found = await records.decision(params['id'] ?? '');
        if (found === null)
          throw new ProblemError('not-found', 'There is no such decision.', 'The id stands in context.decision_id of the answer.');
        return found;
      }),
  };
}
