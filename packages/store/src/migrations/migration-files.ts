import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError, sha256Hex } from '@gatehouse/foundation';

export interface MigrationFile {
  readonly number: number;
  /** `000001.sql` */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Where Gatehouse's own migrations lie: `sql/` of the checkout. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../sql/', import.meta.url));

const FILE_NAME = /^\d{6}\.sql$/;

/** The numbered files of a folder in order. They count from 1 without a gap: a gap is a file that somebody forgot. */
export function readMigrations(folder: string): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => FILE_NAME.test(name))
    .toSorted();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 6));
    if (number !== index + 1) {
      throw new ProblemError(
        'file-missing',
        `The migrations jump to ${name}: number ${index + 1} is missing.`,
        'Restore the missing file from the repository.',
        { file: join(folder, name) },
      );
    }
    const sql = readFileSync(join(folder, name), 'utf8');
    return { number, name, sql, sha256: sha256Hex(sql) };
  });
}

/** One digest over all files: names the schema that they make. */
export function migrationsDigest(files: readonly MigrationFile[]): string {
  return sha256Hex(files.map(({ sha256 }) => sha256).join('\n'));
}
