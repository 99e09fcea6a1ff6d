import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError } from '@gatehouse/foundation';
import { writeBackup } from '@gatehouse/store';
import { writeLine } from '../json-lines-verb.ts';
import { withRecords } from '../open-records.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const backup: Verb = {
  name: 'backup',
  summary: 'Every table as of one moment, beside a running server if need be.',
  usage: `gatehouse backup --out DIR

  DIR must be new or empty. It gets one compressed file a table, and manifest.json with their digests, row counts and the schema.
  Personal data in it stays sealed. Keys are NOT in it: keep a copy of <data folder>/keys (or of GATEHOUSE_KEK_FILE) somewhere else;
  without the key-encryption key nobody can read the personal data in the backup, you included.`,
  run: runBackup,
};

async function runBackup(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({ args: [...context.args], options: { out: { type: 'string' } } });
  if (values.out === undefined) throw new ProblemError('usage', 'backup takes --out DIR.', 'Run "gatehouse help backup" for an example.');
  const folder = resolve(values.out);
  const manifest = await withRecords(context, ({ pool }) => writeBackup({ pool, folder, clock: context.clock }));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  await writeLine(context.stdout, {
    manifest: join(folder, 'manifest.json'),
    tables: manifest.tables.length,
    rows,
    logSize: manifest.logSize,
    kekIds: manifest.kekIds,
  });
  return 0;
}
