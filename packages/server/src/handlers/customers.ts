import { Readable } from 'node:stream';
import { readBodsStream } from '@gatehouse/connectors';
import type { BodsStatement } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import {
  customerRows,
  partyCountries,
  partyEvidence,
  partyNames,
  recordCustomer,
  recordStatements,
  showCustomer,
  wordsOf,
} from '@gatehouse/program';
import { determineUsStatus } from '@gatehouse/rules';
import type { Handlers } from '../call.ts';
import { nextByKey, pageOf, readerOf, type Rooms } from './rooms.ts';

type CustomerHandlers = Pick<Handlers, 'listCustomers' | 'getCustomer' | 'putCustomer' | 'putOwnership' | 'listPersons'>;

/** Customers and their owners. */
export function customerHandlers({ world }: Rooms): CustomerHandlers {
  return {
    listCustomers: ({ caller, query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query);
        const search = query.q?.trim() ?? '';
        const isId = /^\S+_\S+$/.test(search);
        const filter = { ...query, id: isId ? search : undefined, words: isId ? [] : wordsOf(search) };
        const { ids, total } = await records.findCustomers(filter, page);
        const items = await customerRows(records, ids, { who: readerOf(caller).id, why: 'read the list of customers' });
        return { items, total, next: nextByKey(page, ids.length, ids.at(-1)) };
      }),
    getCustomer: ({ caller, params, query }) =>
      showCustomer(world, readerOf(caller), params['id'] ?? '', query.why ?? 'look at a customer'),
    putCustomer: async ({ caller, params, body }) => {
      if (body.id !== params['id'])
        throw new ProblemError('invalid-field', 'The id of the address and of the body differ.', 'Write the same id in both.', {
          field: 'id',
        });
      await recordCustomer(world, readerOf(caller), body);
      return world.store.transaction(async (records) => {
        const [row] = await customerRows(records, [body.id], { who: readerOf(caller).id, why: 'confirm what was recorded' });
        if (row === undefined) throw new ProblemError('internal', 'The customer was recorded and cannot be read.', 'Run gatehouse fsck.');
        return row;
      });
    },
    putOwnership: async ({ caller, body }) => {
      const statements: BodsStatement[] = [];
      const errors: { line: number; field: string; problem: string; fix: string }[] = [];
      for await (const result of readBodsStream(Readable.from([Buffer.from(body)]), 'body')) {
        if ('value' in result) statements.push(result.value);
        else
          errors.push({
            line: result.problem.line ?? 0,
            field: result.problem.field ?? 'statement',
            problem: result.problem.detail,
            fix: result.problem.fix,
          });
      }
      if (statements.length > 0) await recordStatements(world, readerOf(caller), statements);
      return { accepted: statements.length, errors };
    },
    listPersons: ({ caller, query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query);
        const { items, total } = await records.persons(page, { who: readerOf(caller).id, why: 'read the list of persons' });
        const persons = items.filter((statement) => statement.recordType === 'person');
        return {
          items: persons.map((person) => ({
            id: person.recordId,
            name: partyNames(person)[0] ?? person.recordId,
            nationality: partyCountries(person)[0] ?? null,
            status: determineUsStatus({
              kind: 'individual',
              evidence: partyEvidence(person, person.statementDate?.slice(0, 10) ?? world.today()),
              on: world.today(),
            }).status,
          })),
          total,
          next: nextByKey(page, persons.length, persons.at(-1)?.recordId),
        };
      }),
  };
}
