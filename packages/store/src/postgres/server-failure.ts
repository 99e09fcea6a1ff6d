import { ProblemError } from '@gatehouse/foundation';

interface FailureSign {
  readonly pattern: RegExp;
  toProblem(folder: string): ProblemError;
}

/** What a server or initdb says when it fails, and what a person can do about it. The first sign that is found decides. */
const SIGNS: readonly FailureSign[] = [
  {
    pattern: /^unshare: |unshare failed/m,
    toProblem: () => namespacesForbidden(),
  },
  {
    pattern: /No space left on device|Disk quota exceeded/,
    toProblem: (folder) => diskFull(folder),
  },
  {
    pattern: /Permission denied|Read-only file system|has invalid permissions|has wrong ownership|Operation not permitted/,
    toProblem: (folder) => notWritable(folder),
  },
  {
    pattern: /database files are incompatible|initialized by PostgreSQL version/,
    toProblem: (folder) =>
      new ProblemError(
        'database-failed',
        `The database in ${folder} was made by another version of PostgreSQL.`,
        'Start it with the Gatehouse that made it and move the data by backup and restore.',
        { file: folder },
      ),
  },
  {
    pattern: /lock file "[^"]*" already exists|is in use by another|pre-existing shared memory block/,
    toProblem: (folder) =>
      new ProblemError(
        'folder-in-use',
        `Another PostgreSQL server runs on ${folder}.`,
        'Stop it, or set GATEHOUSE_DATA to another folder.',
        { file: folder },
      ),
  },
  {
    pattern:
      /could not locate a valid checkpoint|could not locate required checkpoint|PANIC|pg_control|is not a valid data directory|invalid page|incorrect checksum|could not open (?:file|directory)/,
    toProblem: (folder) => damaged(folder),
  },
];

/** The problem behind a failed start, read from what the program printed. The printed text itself stays in the log. */
export function serverFailure(printed: string, folder: string, logFile: string): ProblemError {
  const sign = SIGNS.find(({ pattern }) => pattern.test(printed));
  return (
    sign?.toProblem(folder) ??
    new ProblemError(
      'database-failed',
      `The embedded database in ${folder} did not start.`,
      `Read the end of ${logFile}, or set DATABASE_URL to a PostgreSQL server of yours.`,
      { file: logFile },
    )
  );
}

export function namespacesForbidden(): ProblemError {
  return new ProblemError(
    'namespaces-forbidden',
    'PostgreSQL refuses to run as root, and this machine forbids the user namespace in which it could.',
    'Run Gatehouse as an ordinary user, or set DATABASE_URL to a PostgreSQL server of yours.',
  );
}

export function diskFull(folder: string): ProblemError {
  return new ProblemError(
    'disk-full',
    `There is no space left for the database in ${folder}.`,
    'Free some space there, or set GATEHOUSE_DATA to a folder on another disk.',
    { file: folder },
  );
}

export function notWritable(folder: string): ProblemError {
  return new ProblemError(
    'folder-not-writable',
    `The database's folder ${folder} cannot be written by this user.`,
    'Give the folder to the user who runs Gatehouse, or set GATEHOUSE_DATA to another one.',
    { file: folder },
  );
}

export function damaged(folder: string): ProblemError {
  return new ProblemError(
    'database-failed',
    `The database in ${folder} is damaged or incomplete.`,
    'Restore the last backup; or, where nothing in it is needed, move the folder away and start again.',
    { file: folder },
  );
}
