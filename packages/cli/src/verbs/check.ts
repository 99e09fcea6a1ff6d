import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readExport, readTruth } from '@gatehouse/connectors';
import { ProblemError } from '@gatehouse/foundation';
import { runMainJob } from '@gatehouse/program';
import { openInstallation } from '@gatehouse/server';
import { dataFolder } from '../data-folder.ts';
import { printSummary } from '../print-summary.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';
import { writeResults } from '../write-results.ts';

export const check: Verb = {
  name: 'check',
  summary: 'The whole main job on a provider’s export: identify, meter, enforce, answer.',
  usage: `gatehouse check DIR --out DIR [--truth FILE]

  DIR holds provider.json, customers.jsonl, accounts.jsonl, access.jsonl, payments.jsonl, resellers.jsonl, measures.jsonl,
  ownership.json (BODS) and usage/ in any format that the meter reads; the schemas stand in examples/schemas.
  --out DIR      summary.json, report.html, drafts (*.json, *.pdf) and evidence.json, which "gatehouse verify" proves offline
  --truth FILE   what was injected into a made-up export (default: DIR.truth.json where there is one)

  A bad row is reported with file, line, field and remedy; the rest goes on, and the exit status is then 3.`,
  run: runCheck,
};

async function runCheck(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: { out: { type: 'string' }, truth: { type: 'string' } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0 || values.out === undefined) {
    throw new ProblemError('usage', 'check takes one folder and --out DIR.', 'Run "gatehouse help check" for an example.');
  }
  const out = resolve(values.out);
  await makeFolder(out);
  const data = await readExport(resolve(folder));
  const truth = await readTruth(values.truth ?? `${resolve(folder).replace(/\/+$/, '')}.truth.json`);
  const installation = await openInstallation({ dataDir: dataFolder(context.env), env: context.env, clock: context.clock, scratch: true });
  try {
    const world = installation.world({ fixed: data.provider.asOf, sample: data.provider.sample });
    const { summary, judgement } = await runMainJob(world, data, truth);
    await installation.sequencer.run();
    await writeResults({ installation, world, out, provider: data.provider, summary, judgement });
    printSummary(context.stderr, data.provider, summary);
    context.stdout.write(`${join(out, 'summary.json')}\n`);
    return summary.errors.length > 0 ? 3 : 0;
  } finally {
    await installation.stop();
  }
}

async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    await access(out, constants.W_OK);
  } catch (error) {
    throw new ProblemError(
      'folder-not-writable',
      'The folder of --out cannot be written.',
      'Choose another folder, or give yourself the right to write there.',
      { file: out },
      { cause: error },
    );
  }
}
