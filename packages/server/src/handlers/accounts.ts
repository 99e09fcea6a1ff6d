import { ProblemError } from '@gatehouse/foundation';
import { recordAccess, recordAccount, recordPayments, type StoredAccount } from '@gatehouse/program';
import type { Handlers } from '../call.ts';
import { nextByKey, pageOf, readerOf, type Rooms } from './rooms.ts';

type AccountHandlers = Pick<Handlers, 'listAccounts' | 'getAccount' | 'putAccount' | 'addAccess' | 'addPayments'>;

/** Technical accounts, their means of payment and their traces of access. */
export function accountHandlers({ world }: Rooms): AccountHandlers {
  const account = (id: string): Promise<StoredAccount> =>
    world.store.transaction(async (records) => {
      const [found] = await records.accounts({ ids: [id] });
      if (found === undefined) throw new ProblemError('not-found', 'There is no such account.', 'Look it up in the list of accounts.');
      return found;
    });
  return {
    listAccounts: ({ query }) =>
      world.store.transaction(async (records) => {
        const page = pageOf(query);
        const { items, total } = await records.findAccounts(query, page);
        return { items, total, next: nextByKey(page, items.length, items.at(-1)?.id) };
      }),
    getAccount: ({ params }) => account(params['id'] ?? ''),
    putAccount: async ({ caller, params, body }) => {
      if (body.id !== params['id'])
        throw new ProblemError('invalid-field', 'The id of the address and of the body differ.', 'Write the same id in both.', {
          field: 'id',
        });
      await world.store.transaction(async (records) => {
        const { total } = await records.findCustomers({ id: body.customer }, { after: null, limit: 1 });
        if (total === 0)
          throw new ProblemError('invalid-field', 'The account refers to a customer that is not known.', 'Record the customer first.', {
            field: 'customer',
          });
      });
      await recordAccount(world, readerOf(caller), body);
      return account(body.id);
    },
    addAccess: async ({ body }) => {
      const { known, errors } = await splitByAccount(body);
      await recordAccess(world, known);
      return { accepted: known.length, errors };
    },
    addPayments: async ({ caller, body }) => {
      const { known, errors } = await splitByAccount(body);
      if (known.length > 0) await recordPayments(world, readerOf(caller), known);
      return { accepted: known.length, errors };
    },
  };

  async function splitByAccount<T extends { readonly account: string }>(
    rows: readonly T[],
  ): Promise<{ known: T[]; errors: { line: number; field: string; problem: string; fix: string }[] }> {
    const accounts = await world.store.transaction((records) => records.accounts({ ids: [...new Set(rows.map((row) => row.account))] }));
    const ids = new Set(accounts.map((found) => found.id));
    const errors = rows.flatMap((row, index) =>
      ids.has(row.account)
        ? []
        : [{ line: index + 1, field: 'account', problem: 'refers to no account that is known', fix: 'Record the account first.' }],
    );
    return { known: rows.filter((row) => ids.has(row.account)), errors };
  }
}
