import type { PoolClient } from 'pg';
import { entryIn } from './leaf-fault.ts';

/** Whether the log has an entry of this kind about this subject (by its name in the log) that vouches for this digest. */
export async function hasEntry(client: PoolClient, wanted: { kind: string; subject: string; digest: string }): Promise<boolean> {
  const { rows } = await client.query<{ leaf: Buffer }>('select leaf from gatehouse.ledger_entry where subject = $1 and kind = $2', [
    wanted.subject,
    wanted.kind,
  ]);
  return rows.some(({ leaf }) => entryIn(leaf)?.digest === wanted.digest);
}
