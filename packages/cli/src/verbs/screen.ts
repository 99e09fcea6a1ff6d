import { parseArgs } from 'node:util';
import { ListShelf, readListFolder } from '@gatehouse/connectors';
import { FtmEntity, type ScreenAnswer } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import {
  buildIndex,
  hasUnreadableName,
  LIMIT_DEFAULT,
  type ParsedLists,
  type ScreeningIndex,
  THRESHOLD_DEFAULT,
} from '@gatehouse/screening';
import { dataFolder } from '../data-folder.ts';
import { answerJsonLines } from '../json-lines-verb.ts';
import { parseLine } from '../parse-line.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const screen: Verb = {
  name: 'screen',
  summary: 'The listed parties that an entity resembles, best first.',
  usage: `gatehouse screen [--in FILE] [--out FILE] [--lists DIR] [--threshold ${THRESHOLD_DEFAULT}] [--limit ${LIMIT_DEFAULT}]

  A line in:  ENTITY with "id", a FollowTheMoney entity
  A line out: {"id", "matches": [{"list", "entryId", "caption", "score", "band", "parts"}], "lists": {NAME: {"version", "date"}}}
              and "unreadable": true where nothing of the name can be compared: that is no clearance

  --lists DIR    any folder of list files in their publishers' formats (default: the shipped ones and those imported)
  --threshold T  the least score that is told
  --limit N      how many matches are told`,
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
    },
  });
  const threshold = numberOf('--threshold', values.threshold, THRESHOLD_DEFAULT, 1);
  const limit = Math.floor(numberOf('--limit', values.limit, LIMIT_DEFAULT, 10_000));
  const read = values.lists === undefined ? await new ListShelf(dataFolder(context.env)).read() : await readListFolder(values.lists);
  refuseNoLists(read);
  for (const problem of read.problems) context.stderr.write(`${problem.file === undefined ? '' : `${problem.file}: `}${problem.detail}\n`);
  const index = buildIndex(read.entries);
  const lists = Object.fromEntries(read.versions.map(({ name, version, date }) => [name, { version, date }]));
  return answerJsonLines(context, values, (input) => screenLine(index, lists, input, threshold, limit));
}

function screenLine(
  index: ScreeningIndex,
  lists: ScreenAnswer['lists'],
  input: unknown,
  threshold: number,
  limit: number,
): ScreenAnswer & { unreadable?: true } {
  const entity = parseLine(FtmEntity, input, 'Write a FollowTheMoney entity: {"id", "schema", "properties": {"name": ["…"]}}.');
  const matches = index.screen(entity, { threshold, limit });
  return { matches, lists, ...(hasUnreadableName(entity) ? { unreadable: true } : {}) };
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
