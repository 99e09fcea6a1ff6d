import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ListShelf, readListFolder } from '@gatehouse/connectors';
import { ProblemError } from '@gatehouse/foundation';
import { LIMIT_DEFAULT, type ParsedLists, THRESHOLD_DEFAULT } from '@gatehouse/screening';
import { dataFolder } from '../data-folder.ts';
import { profileNamed } from '../profile-named.ts';
import { screenLines } from '../screen/screen-lines.ts';
import { ScreeningThreads } from '../screen/screening-threads.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

/** Each thread holds an index of its own, some 200 MB with the shipped lists. */
const THREADS_MAX = 64;
const THREADS_DEFAULT_MAX = 8;

export const screen: Verb = {
  name: 'screen',
  summary: 'The listed parties that an entity resembles, best first.',
  usage: `gatehouse screen [--in FILE] [--out FILE] [--lists DIR] [--threshold ${THRESHOLD_DEFAULT}] [--limit ${LIMIT_DEFAULT}] [--profile NAME] [--unsigned] [--threads N]

  A line in:  ENTITY with "id", a FollowTheMoney entity
  A line out: {"id", "matches": [{"list", "entryId", "caption", "score", "band", "parts"}], "lists": {NAME: {"version", "date"}}}
              and "unreadable": true where nothing of the name can be compared: that is no clearance

  --lists DIR     any folder of list files in their publishers' formats (default: the shipped ones and those imported)
  --threshold T   the least score that is told
  --limit N       how many matches are told
  --profile NAME  how features are weighed: default, ofac, an own profile or its file (gatehouse profiles list)
  --unsigned      take an own profile that is not signed, for trying
  --threads N     threads for long input (default: one a core, at most ${THREADS_DEFAULT_MAX}); 1 keeps to one`,
  run: runScreen,
};

async function runScreen(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({
    args: [...context.args],
    options: {
      in: { type: 'string' },
      out: { type: 'string' },
      lists: { type: 'string' },
      threshold: { type: 'string' },
      limit: { type: 'string' },
      profile: { type: 'string' },
      unsigned: { type: 'boolean' },
      threads: { type: 'string' },
    },
  });
  const threshold = numberOf('--threshold', values.threshold, THRESHOLD_DEFAULT, 1);
  const limit = Math.floor(numberOf('--limit', values.limit, LIMIT_DEFAULT, 10_000));
  const cores = Math.min(availableParallelism(), THREADS_DEFAULT_MAX);
  const threadCount = Math.floor(numberOf('--threads', values.threads, cores, THREADS_MAX));
  const profile = await profileNamed({ name: values.profile, unsigned: values.unsigned === true }, context.env);
  const read = values.lists === undefined ? await new ListShelf(dataFolder(context.env)).read() : await readListFolder(values.lists);
  refuseNoLists(read);
  for (const problem of read.problems) context.stderr.write(`${problem.file === undefined ? '' : `${problem.file}: `}${problem.detail}\n`);
  const lists = Object.fromEntries(read.versions.map(({ name, version, date }) => [name, { version, date }]));
  const threads = new ScreeningThreads({ entries: read.entries, lists, threshold, limit, profile }, threadCount);
  try {
    return await screenLines(context, values, threads);
  } finally {
    await threads.end();
  }
}

// Screening against nothing would clear everybody.
function refuseNoLists(read: ParsedLists): void {
  if (read.entries.length > 0) return;
  throw new ProblemError(
    'stale-list',
    'No list could be read: nothing can be screened.',
    'Give a folder with list files, or import some: gatehouse lists import FILE.',
  );
}

function numberOf(option: string, text: string | undefined, otherwise: number, max: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= max) return value;
  throw new ProblemError('usage', `${option} ${text} is not a number from 0 to ${max}.`, 'Run "gatehouse help screen" for the options.');
}
