import { z } from 'zod';

export const BACKUP_FORMAT = 'gatehouse-backup/v1';
export const MANIFEST_FILE = 'manifest.json';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One table: its rows as PostgreSQL's COPY writes them, compressed. */
export const BackedUpTable = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).min(1),
  rows: z.int().nonnegative(),
  file: z.string().regex(/^[a-z][a-z0-9_]*\.copy\.gz$/),
  /** Of the compressed file. */
  sha256: Digest,
  size_bytes: z.int().nonnegative(),
});
export type BackedUpTable = z.infer<typeof BackedUpTable>;

/** What a backup holds. It never holds a key: only the name of the key-encryption key that its data needs. */
export const BackupManifest = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.string(),
  /** The migrations that made the schema, in order. */
  migrations: z.array(z.strictObject({ name: z.string(), sha256: Digest })),
  kekIds: z.array(z.string()),
  /** Entries that have a number in the log. */
  logSize: z.int().nonnegative(),
  tables: z.array(BackedUpTable),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
