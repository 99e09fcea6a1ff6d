import { parseArgs } from 'node:util';
import { ProblemError } from '@gatehouse/foundation';
import { parseVerifierKey } from '@gatehouse/ledger';
import { checkStore, openVault } from '@gatehouse/store';
import { writeLine } from '../json-lines-verb.ts';
import { ledgerVerifierKey, type OpenRecords, withRecords } from '../open-records.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const fsck: Verb = {
  name: 'fsck',
  summary: 'Holds the whole store against itself and against its log.',
  usage: `gatehouse fsck [--key VKEY]

  One line a check: {check, ok, count, wrong, detail}. Works beside a running server, which it attaches to, and reads one moment.
  Records are named by their ids and pseudonyms only; that sealed texts were opened to be compared is logged as a reading.
  --key VKEY   the log's verifier key, from where you keep it (default: that of the data folder)

  Exit status: 0 everything holds, 1 something is wrong.`,
  run: runFsck,
};

async function runFsck(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({ args: [...context.args], options: { key: { type: 'string' } } });
  return withRecords(context, async (records) => {
    const verifierKey = values.key === undefined ? await ledgerVerifierKey(records.dataDir) : checkedKey(values.key);
    return writeFindings(context, records, verifierKey);
  });
}

/** Checks the store and writes what was found; 1 where something is wrong. */
export async function writeFindings(context: VerbContext, { pool, place }: OpenRecords, verifierKey: string): Promise<ExitStatus> {
  const findings = await checkStore({ pool, vault: await openVault(pool, place), verifierKey });
  for (const finding of findings) await writeLine(context.stdout, finding);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function checkedKey(text: string): string {
  try {
    parseVerifierKey(text);
    return text;
  } catch (error) {
    throw new ProblemError(
      'usage',
      'The value of --key is no verifier key.',
      'Write it as the log publishes it: NAME+HASH+KEY.',
      {},
      { cause: error },
    );
  }
}
