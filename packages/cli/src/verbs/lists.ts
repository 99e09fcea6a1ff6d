import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { confirmedLists, askOverrule, decideOverrule, ListRefresher, ListShelf, readListFolder } from '@gatehouse/connectors';
import { type Problem, ProblemError, systemRng, toProblem, toUtcDate } from '@gatehouse/foundation';
import { LIST_AGE_DAYS_MAX } from '@gatehouse/screening';
import { dataFolder } from '../data-folder.ts';
import { writeLine } from '../json-lines-verb.ts';
import { statusLines } from '../list-status-lines.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const lists: Verb = {
  name: 'lists',
  summary: 'Which watch lists are in use and how old they are; import, refresh, and what the guard holds back.',
  usage: `gatehouse lists status [--lists DIR] [--as-of DATE] [--max-age-days ${LIST_AGE_DAYS_MAX}]
gatehouse lists import FILE… [--date DATE] [--accept-change --as PERSON --because TEXT]
gatehouse lists overrule CANDIDATE --as PERSON --because TEXT
gatehouse lists approve CANDIDATE --as PERSON --because TEXT [--refuse]
gatehouse lists refresh [--name SOURCE]

  status:   one line a list: {"name", "version", "date", "dateBasis", "entries", "stale", "source", "supersedes", "age_days",
            "takenAt", "refresh", "held"}; held names the candidates that the guard keeps from it, and why
  import:   one line a file: {"file", "live", "superseded"} or {"file", "error"}; a refused file changes nothing
  overrule: one person asks that a version be taken although it shrank, grew, is older …; another one approves
  approve:  a second person takes it, or with --refuse does not; the one who asked is refused
  refresh:  fetches the sources of lists/sources.json in the data folder, those that are due or not; one line a source

  --as-of DATE      the day on which the age is judged (default today, UTC); --on is the same
  --date DATE       when the file was published, where it does not say so itself
  --accept-change   import and overrule in one: asks for what the guard holds back; it still takes a second person
  --as PERSON       who you are: the e-mail address with which you sign in, so that one person is one at terminal and console
  --because TEXT    why, in ten characters or more; it is kept

  sources.json: {"sources": [{"name": "un", "url": "https://…", "every_hours": 12, "dated": "server" or "fetched"}]}
  "fetched" dates a file that nobody dates by the day of its download. Without the file nothing is fetched. A running server takes
  a new version without a restart, refreshes what is due by itself, and writes to the ledger who took what.`,
  run: runLists,
};

const OPTIONS = {
  lists: { type: 'string' },
  'as-of': { type: 'string' },
  on: { type: 'string' },
  'max-age-days': { type: 'string' },
  date: { type: 'string' },
  'accept-change': { type: 'boolean' },
  as: { type: 'string' },
  because: { type: 'string' },
  refuse: { type: 'boolean' },
  name: { type: 'string' },
} as const;

type Values = ReturnType<typeof parsed>['values'];

function parsed(context: VerbContext) {
  return parseArgs({ args: [...context.args], options: OPTIONS, allowPositionals: true });
}

async function runLists(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parsed(context);
  const [word = 'status', ...rest] = positionals;
  if (word === 'status') return status(context, values);
  const shelf = new ListShelf(dataFolder(context.env), { clock: context.clock });
  if (word === 'import' && rest.length > 0) return importFiles(context, shelf, rest, values);
  if (word === 'refresh' && rest.length === 0) return refresh(context, shelf, values.name);
  const [candidate] = rest;
  if (word === 'overrule' && candidate !== undefined && rest.length === 1) {
    await writeLine(context.stdout, await askOverrule(shelf, context.clock, candidate, wordOf(values)));
    return 0;
  }
  if (word === 'approve' && candidate !== undefined && rest.length === 1) {
    await writeLine(
      context.stdout,
      await decideOverrule(shelf, context.clock, candidate, { ...wordOf(values), approve: values.refuse !== true }),
    );
    return 0;
  }
  throw new ProblemError('usage', `"lists ${word}" is not understood.`, 'Run "gatehouse help lists" for the options.');
}

async function status(context: VerbContext, values: Values): Promise<ExitStatus> {
  const shelf = values.lists === undefined ? new ListShelf(dataFolder(context.env), { clock: context.clock }) : null;
  const read = shelf === null ? await readListFolder(values.lists ?? '') : await shelf.read();
  const asOf = values['as-of'] ?? values.on ?? toUtcDate(context.clock.now());
  const ageMax_days = values['max-age-days'] === undefined ? LIST_AGE_DAYS_MAX : Number(values['max-age-days']);
  const record = shelf === null ? null : await shelf.record();
  const refreshes = shelf === null ? [] : await refresherOf(context, shelf).status();
  const confirmed = shelf === null ? new Map<string, string>() : await confirmedLists(shelf.folder, read);
  for (const line of statusLines({ read, record, refreshes, confirmed, asOf, ageMax_days })) await writeLine(context.stdout, line);
  for (const problem of read.problems) context.stderr.write(`${problem.file === undefined ? '' : `${problem.file}: `}${problem.detail}\n`);
  return 0;
}

async function importFiles(context: VerbContext, shelf: ListShelf, files: readonly string[], values: Values): Promise<ExitStatus> {
  const accept = values['accept-change'] === true ? wordOf(values) : null;
  let failed = false;
  for (const file of files) {
    try {
      const offered = await shelf.offer({ path: file, name: basename(file), by: 'import', date: values.date });
      if (accept !== null && offered.outcome === 'held')
        await writeLine(context.stdout, { file, asked: await askOverrule(shelf, context.clock, offered.candidate, accept) });
      else await writeLine(context.stdout, shelf.takenOf(offered, file));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      failed = true;
      await writeLine(context.stdout, errorLine(file, toProblem(error)));
    }
  }
  return failed ? 3 : 0;
}

function errorLine(file: string, error: Problem): { file: string; error: Problem; candidate?: string } {
  const candidate = /cand_[0-9a-f]{16}/.exec(error.fix)?.[0];
  return { file, error, ...(candidate === undefined ? {} : { candidate }) };
}

async function refresh(context: VerbContext, shelf: ListShelf, name: string | undefined): Promise<ExitStatus> {
  const refreshed = await refresherOf(context, shelf).refresh(name);
  if (refreshed.length === 0) context.stderr.write('No source is written down in lists/sources.json of the data folder.\n');
  for (const line of refreshed) await writeLine(context.stdout, line);
  return refreshed.every(({ last }) => last?.outcome === 'taken' || last?.outcome === 'unchanged') ? 0 : 3;
}

function refresherOf(context: VerbContext, shelf: ListShelf): ListRefresher {
  return new ListRefresher({ shelf, clock: context.clock, rng: systemRng });
}

/** Who says so, and why. At a terminal a person is who they say they are: the address ties them to the one who signs in. */
function wordOf({ as, because }: Values): { by: { id: string; name: string }; because: string } {
  if (as === undefined || as.trim() === '' || because === undefined)
    throw new ProblemError('usage', 'Nobody is named, or no reason given.', 'Give --as PERSON and --because TEXT.');
  const name = as.trim().toLowerCase();
  return { by: { id: `cli:${name}`, name }, because };
}
