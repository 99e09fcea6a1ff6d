import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError } from '@gatehouse/foundation';
import { restoreBackup } from '@gatehouse/store';
import { writeLine } from '../json-lines-verb.ts';
import { ledgerVerifierKey, withRecords } from '../open-records.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';
import { writeFindings } from './fsck.ts';

export const restore: Verb = {
  name: 'restore',
  summary: 'Loads a backup into an empty database, all of it or nothing, then runs fsck.',
  usage: `gatehouse restore DIR

  Into a new data folder (GATEHOUSE_DATA) or a new database (DATABASE_URL), never over records that are there. First put the keys back:
  <data folder>/keys/kek (or GATEHOUSE_KEK_FILE) and <data folder>/keys/ledger. Every file is held against its digest before it is read.
  Subjects that stand in <data folder>/keys/shredded, one a line, are shredded again: a backup older than a deletion still holds their keys.

  Exit status: 0 restored and everything holds, 1 restored and fsck found something wrong.`,
  run: runRestore,
};

async function runRestore(context: VerbContext): Promise<ExitStatus> {
  const { positionals } = parseArgs({ args: [...context.args], allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new ProblemError('usage', 'restore takes one folder.', 'Run "gatehouse help restore" for an example.');
  return withRecords(context, async (records) => {
    // Asked for before anything is loaded: a restored log that nobody can verify would be found out too late.
    const verifierKey = await ledgerVerifierKey(records.dataDir);
    const { manifest, shreddedAgain } = await restoreBackup({ pool: records.pool, folder: resolve(folder), ...records.place });
    await writeLine(context.stdout, {
      restored: manifest.createdAt,
      tables: manifest.tables.length,
      logSize: manifest.logSize,
      shreddedAgain,
    });
    return writeFindings(context, records, verifierKey);
  });
}
