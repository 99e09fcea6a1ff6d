import type { KeyRing } from './key-ring.ts';
import type { SqlRunner } from './sql-runner.ts';

/** The data keys of subjects that have one; `shredded` for those whose key was destroyed. */
export type SubjectKeys = ReadonlyMap<string, Buffer | 'shredded'>;

interface KeyRow {
  readonly subject: string;
  readonly wrapped_key: Buffer | null;
  readonly kek_id: string;
}

/** The keys of these subjects, as the transaction sees them. */
export async function readSubjectKeys(tx: SqlRunner, ring: KeyRing, subjects: readonly string[]): Promise<SubjectKeys> {
  const { rows } = await tx.query('select subject, wrapped_key, kek_id from gatehouse.subject_key where subject = any($1::text[])', [
    subjects,
  ]);
  return new Map(
    rows
      .map(asKeyRow)
      .map((row) => [row.subject, row.wrapped_key === null ? 'shredded' : ring.unwrap(row.subject, row.wrapped_key, row.kek_id)]),
  );
}

/** The same, after making keys for subjects that are new. Of two transactions that meet a new subject, the second waits and uses the first's key. */
export async function ensureSubjectKeys(tx: SqlRunner, ring: KeyRing, subjects: readonly string[], at: string): Promise<SubjectKeys> {
  const known = await readSubjectKeys(tx, ring, subjects);
  // In one order everywhere, so that two batches wait for each other in a row and not in a circle.
  const fresh = subjects.filter((subject) => !known.has(subject)).toSorted();
  if (fresh.length === 0) return known;
  await tx.query(
    `insert into gatehouse.subject_key (subject, wrapped_key, kek_id, created_at)
     select subject, wrapped_key, $3, $4 from unnest($1::text[], $2::bytea[]) as k (subject, wrapped_key) on conflict (subject) do nothing`,
    [fresh, fresh.map((subject) => ring.newWrappedKey(subject)), ring.id, at],
  );
  return new Map([...known, ...(await readSubjectKeys(tx, ring, fresh))]);
}

/** Leaves the row without its key, also for a subject that never had one. */
export async function shredSubjectKey(tx: SqlRunner, kekId: string, subject: string, at: string): Promise<void> {
  await tx.query(
    `insert into gatehouse.subject_key (subject, wrapped_key, kek_id, created_at, shredded_at) values ($1, null, $2, $3, $3)
     on conflict (subject) do update set wrapped_key = null, shredded_at = excluded.shredded_at where subject_key.wrapped_key is not null`,
    [subject, kekId, at],
  );
}

function asKeyRow(row: unknown): KeyRow {
  if (typeof row === 'object' && row !== null && 'subject' in row && 'wrapped_key' in row && 'kek_id' in row) {
    const { subject, wrapped_key, kek_id } = row;
    if (typeof subject === 'string' && typeof kek_id === 'string' && (wrapped_key === null || Buffer.isBuffer(wrapped_key)))
      return { subject, wrapped_key, kek_id };
  }
  throw new TypeError('a row of subject_key has another form than expected');
}
