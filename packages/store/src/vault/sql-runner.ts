/** What the vault asks of a transaction: a `pg` client has it, and an adapter over a query builder's transaction is three lines. */
export interface SqlRunner {
  query(text: string, values: unknown[]): Promise<{ readonly rows: unknown[] }>;
}
