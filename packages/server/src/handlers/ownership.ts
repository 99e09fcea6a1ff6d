import { showOwnership, showOwnershipOfRecord, showStatement, supposeOwnership } from '@gatehouse/program';
import { ProblemError } from '@gatehouse/foundation';
import type { Handlers } from '../call.ts';
import { readerOf, type Rooms } from './rooms.ts';

type OwnershipHandlers = Pick<Handlers, 'getOwnership' | 'getOwnershipOfRecord' | 'getOwnershipStatement' | 'evaluateOwnership'>;

/** Who is behind a customer or a record, on a day and by the knowledge of a day. */
export function ownershipHandlers({ world }: Rooms): OwnershipHandlers {
  return {
    getOwnership: ({ caller, params, query }) => showOwnership(world, readerOf(caller), params['id'] ?? '', questionOf(query)),
    getOwnershipOfRecord: ({ caller, params, query }) =>
      showOwnershipOfRecord(world, readerOf(caller), params['record'] ?? '', questionOf(query)),
    getOwnershipStatement: ({ caller, params }) => showStatement(world, readerOf(caller), params['statement'] ?? ''),
    evaluateOwnership: ({ caller, body }) => supposeOwnership(world, readerOf(caller), body),
  };
}

function questionOf({ around, kind, ...question }: Parameters<Handlers['getOwnership']>[0]['query']) {
  if (kind !== undefined && around === undefined)
    throw new ProblemError(
      'invalid-field',
      'A kind is asked for, and around whom is not said.',
      'Name the record in around, or leave kind out.',
      {
        field: 'kind',
      },
    );
  return { ...question, around: around === undefined ? undefined : { record: around, kind } };
}
