import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExport, readTruth } from '@gatehouse/connectors';
import { Summary } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { jobDigest, runMainJob, type World } from '@gatehouse/program';
import { type Installation, openInstallation, openServer } from '@gatehouse/server';
import { buildConsole } from '../build-console.ts';
import { dataFolder } from '../data-folder.ts';
import { DEMO_PERSONS } from '../demo-persons.ts';
import { type ListenOn, listenOn } from '../listen-on.ts';
import { printSummary } from '../print-summary.ts';
import { untilStopped } from '../until-stopped.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

const SAMPLE = fileURLToPath(new URL('../../../../examples/cirrus', import.meta.url));

export const start: Verb = {
  name: 'start',
  summary: 'The sample provider from nothing: database, lists, rule packs, main job, console.',
  usage: `gatehouse start   (the same as npm start)

  Starts the database, loads lists and rule packs, runs the main job on the sample provider, prints its summary and
  "ready http://127.0.0.1:7300", and serves API and console until Ctrl-C. A second start finds the job done.
  GATEHOUSE_ONCE=1   end after the summary      GATEHOUSE_DATA   the data folder (.gatehouse)
  GATEHOUSE_PORT     the port (7300)            DATABASE_URL     a PostgreSQL server of your own, 15 or later
  A data folder that holds a provider of your own is served as it is; the sample is never mixed into it.`,
  run: runStart,
};

async function runStart(context: VerbContext): Promise<ExitStatus> {
  const dataDir = dataFolder(context.env);
  const once = context.env['GATEHOUSE_ONCE'] === '1';
  // A port that cannot be is told now, not after the main job.
  const place = listenOn(context);
  const console = once ? Promise.resolve() : buildConsole(context.stderr);
  let installation = await openInstallation({ dataDir, env: context.env, clock: context.clock, whenOwned: 'refuse' });
  try {
    if (await holdsOwnProvider(installation)) {
      context.stderr.write('This data folder holds a provider of your own; the sample is left out. Use "gatehouse serve".\n');
      return once ? 0 : await serve(context, installation, installation.world({ fixed: null, sample: false }), place, console);
    }
    installation = await withSample(context, installation, dataDir);
    if (once) return 0;
    const { sampleDate } = (await installation.store.transaction((records) => records.provider())) ?? { sampleDate: null };
    return await serve(context, installation, installation.world({ fixed: sampleDate, sample: true }), place, console);
  } finally {
    await installation.stop();
  }
}

async function holdsOwnProvider(installation: Installation): Promise<boolean> {
  const provider = await installation.store.transaction((records) => records.provider());
  return provider !== null && provider.sampleDate === null;
}

/** Makes sure that the sample is judged by today's code, lists and law, and prints its summary. */
async function withSample(context: VerbContext, opened: Installation, dataDir: string): Promise<Installation> {
  let installation = opened;
  const data = await readExport(SAMPLE);
  const truth = await readTruth(`${SAMPLE}.truth.json`);
  const day = { fixed: data.provider.asOf, sample: true };
  const digest = jobDigest(installation.world(day), data, truth);
  const before = await installation.store.transaction((records) => records.job(digest));
  let summary: Summary;
  if (before === null) {
    context.stderr.write(`Running the main job on ${data.provider.name}: ${data.customers.length.toLocaleString('en')} customers …\n`);
    if ((await installation.store.transaction((records) => records.provider())) !== null)
      installation = await emptied(context, installation, dataDir);
    ({ summary } = await runMainJob(installation.world(day), data, truth));
    await installation.sequencer.run();
  } else {
    summary = Summary.parse(before);
  }
  await writeSummary(dataDir, summary);
  printSummary(context.stdout, data.provider, summary);
  return installation;
}

/** The sample of older code, lists or law goes: it is made-up data, and mixing two judgements would explain neither. */
async function emptied(context: VerbContext, installation: Installation, dataDir: string): Promise<Installation> {
  await installation.pool.query('drop schema gatehouse cascade');
  await installation.stop();
  return openInstallation({ dataDir, env: context.env, clock: context.clock, whenOwned: 'refuse', ground: installation.ground });
}

async function writeSummary(dataDir: string, summary: Summary): Promise<void> {
  const path = join(dataDir, 'summary.json');
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(`${path}.tmp`, `${JSON.stringify(summary, undefined, 1)}\n`);
    await rename(`${path}.tmp`, path);
  } catch (error) {
    throw new ProblemError(
      'folder-not-writable',
      'summary.json cannot be written.',
      'Give yourself the right to write in the data folder, or free some space.',
      { file: path },
      { cause: error },
    );
  }
}

async function serve(
  context: VerbContext,
  installation: Installation,
  world: World,
  place: ListenOn,
  console: Promise<void>,
): Promise<ExitStatus> {
  await console;
  const { host, port, hosts } = place;
  const server = await openServer({
    installation,
    world,
    clock: context.clock,
    host,
    port,
    log: context.env['GATEHOUSE_LOG'] === '1',
    hosts,
  });
  try {
    if (world.sample) for (const person of DEMO_PERSONS) await server.people.add(person);
    context.stdout.write(`ready ${server.url}\n`);
    await untilStopped(context.signal);
    return 0;
  } finally {
    await server.close();
  }
}
