import { CompiledQuery, type QueryResult } from 'kysely';
import type { SqlRunner } from './sql-runner.ts';

/** Anything of Kysely that runs a query: a transaction, in practice. */
interface QueryExecutor {
  executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>>;
}

/** Lets the vault work in a Kysely transaction, so that a sealed value, its key and the log of its reading commit together. */
export function kyselyRunner(tx: QueryExecutor): SqlRunner {
  return { query: async (text, values) => ({ rows: (await tx.executeQuery(CompiledQuery.raw(text, values))).rows }) };
}
