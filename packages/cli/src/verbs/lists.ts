import { parseArgs } from 'node:util';
import { ListShelf, readListFolder } from '@gatehouse/connectors';
import type { ListStatus } from '@gatehouse/contracts';
import { ProblemError, toProblem, toUtcDate } from '@gatehouse/foundation';
import { isStale, LIST_AGE_DAYS_MAX, type ParsedLists } from '@gatehouse/screening';
import { dataFolder } from '../data-folder.ts';
import { writeLine } from '../json-lines-verb.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const lists: Verb = {
  name: 'lists',
  summary: 'Which watch lists are in use and how old they are; import a list file.',
  usage: `gatehouse lists status [--lists DIR] [--as-of DATE] [--max-age-days ${LIST_AGE_DAYS_MAX}]
gatehouse lists import FILE… [--date DATE] [--accept-change]

  status: one line a list: {"name", "version", "date", "dateBasis", "entries", "stale", "source", "supersedes"}
  import: one line a file: {"file", "live", "superseded"} or {"file", "error"}; a refused file changes nothing

  --as-of DATE      the day on which the age is judged (default today, UTC); --on is the same
  --date DATE       when the file was published, where it does not say so itself
  --accept-change   a person has looked: take the list although it shrank or grew far`,
  run: runLists,
};

const OPTIONS = {
  lists: { type: 'string' },
  'as-of': { type: 'string' },
  on: { type: 'string' },
  'max-age-days': { type: 'string' },
  date: { type: 'string' },
  'accept-change': { type: 'boolean' },
} as const;

async function runLists(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args: [...context.args], options: OPTIONS, allowPositionals: true });
  const [word = 'status', ...files] = positionals;
  if (word === 'import' && files.length > 0) return importFiles(context, files, values.date, values['accept-change'] === true);
  if (word !== 'status')
    throw new ProblemError('usage', `"lists ${word}" is not understood.`, 'Run "gatehouse help lists" for the options.');
  const read = values.lists === undefined ? await new ListShelf(dataFolder(context.env)).read() : await readListFolder(values.lists);
  const asOf = values['as-of'] ?? values.on ?? toUtcDate(context.clock.now());
  const ageMax_days = values['max-age-days'] === undefined ? LIST_AGE_DAYS_MAX : Number(values['max-age-days']);
  for (const status of statusOf(read, asOf, ageMax_days)) await writeLine(context.stdout, status);
  for (const problem of read.problems) context.stderr.write(`${problem.file === undefined ? '' : `${problem.file}: `}${problem.detail}\n`);
  return 0;
}

function statusOf(read: ParsedLists, asOf: string, ageMax_days: number): ListStatus[] {
  return read.versions.map((version) => ({
    ...version,
    stale: isStale(version, asOf, ageMax_days),
    supersedes: read.superseded.filter((other) => other.name === version.name),
  }));
}

async function importFiles(
  context: VerbContext,
  files: readonly string[],
  date: string | undefined,
  acceptChange: boolean,
): Promise<ExitStatus> {
  const shelf = new ListShelf(dataFolder(context.env));
  let failed = false;
  for (const file of files) {
    try {
      await writeLine(context.stdout, await shelf.import(file, { date, acceptChange }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      failed = true;
      await writeLine(context.stdout, { file, error: toProblem(error) });
    }
  }
  return failed ? 3 : 0;
}
