import { parseArgs } from 'node:util';
import {
  readBodsForJudging,
  readDesignated,
  readGleif,
  readOwnershipCsv,
  readPsc,
  type ReadResult,
  readRulePacks,
} from '@gatehouse/connectors';
import { CalendarDate } from '@gatehouse/contracts';
import { ProblemError, toUtcDate } from '@gatehouse/foundation';
import {
  assessOwnership,
  factsFromBods,
  factsFromCsv,
  factsFromGleifRows,
  factsFromPsc,
  joinFacts,
  type OwnershipFacts,
  ownershipGraphOf,
  sameParties,
} from '@gatehouse/ownership';
import { wordsOf } from '@gatehouse/program';
import { statusOf } from '@gatehouse/rules';
import { closeOutput, openOutput, writeLine } from '../json-lines-verb.ts';
import { progressOn } from '../progress.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

/** `gatehouse ownership`: every entity and person of some files under every ownership calculator. */
export const ownership: Verb = {
  name: 'ownership',
  summary: 'Work out beneficial owners, 50 percent verdicts, ultimate parents and signs of a shell.',
  usage: `gatehouse ownership [--bods FILE] [--gleif FILE ...] [--psc FILE] [--csv FILE] [--designated FILE] [--as-of DATE] [--out FILE]

  --bods FILE         BODS 0.4 statements, a JSON array or JSON Lines
  --gleif FILE ...    GLEIF CSV files, level 1 and level 2, recognised by their headers
  --psc FILE          the UK register's snapshot of people with significant control
  --csv FILE          owner_id, owned_id, share (or min and max), in percent
  --designated FILE   lines {id, lists: [NAME, ...]}: which records stand on which lists
  --as-of DATE        the day to judge, YYYY-MM-DD (default today)
  --out FILE          where the rows go (default standard output)

Any file option may be given several times.`,
  run,
};

const file = { type: 'string', multiple: true } as const;
const OPTIONS = {
  bods: file,
  gleif: file,
  psc: file,
  csv: file,
  designated: file,
  'as-of': { type: 'string' },
  out: { type: 'string' },
} as const;

async function run(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args: [...context.args], options: OPTIONS, allowPositionals: true });
  const { bods = [], gleif = [], psc = [], csv = [], designated = [] } = values;
  if (gleif.length === 0 && positionals.length > 0) throw usageError(`"${positionals[0]}" stands alone.`);
  const files = Math.max(bods.length, psc.length, csv.length);
  if (bods.length + gleif.length + psc.length + csv.length === 0) throw usageError('No ownership file was given.');
  const asOf = dateOf(values['as-of'] ?? toUtcDate(context.clock.now()));

  const output = openOutput(context, { out: values.out });
  const progress = progressOn(context.stderr, context.clock, 'records');
  let failed = false;
  const taken = async <T>(files: readonly string[], read: (file: string) => AsyncIterable<ReadResult<T>>): Promise<T[]> => {
    const kept: T[] = [];
    for (const name of files) {
      for await (const result of read(name)) {
        progress.tick();
        if ('value' in result) {
          kept.push(result.value);
          continue;
        }
        failed = true;
        await writeLine(output, { id: result.id, error: result.problem });
      }
    }
    return kept;
  };

  const sources: OwnershipFacts[] = [
    factsFromGleifRows(await taken([...gleif, ...positionals], readGleif), { asOf }),
    factsFromPsc(await taken(psc, readPsc), { asOf }),
    factsFromCsv(await taken(csv, readOwnershipCsv)),
    factsFromBods(await taken(bods, readBodsForJudging), { asOf }),
  ];
  const lists = await taken(designated, readDesignated);
  const graph = ownershipGraphOf(joinFacts(sources));
  // One register tells its own parties apart; of several, some may be the same.
  const several = sources.filter(({ parties }) => parties.length > 0).length > 1 || files > 1;
  const same = several ? { same: sameParties(graph.parties, { wordsOf }) } : {};
  const affiliatesStatus = await affiliatesStatusOn(asOf);
  for (const row of assessOwnership(graph, { designated: listsById(lists), affiliatesStatus, ...same })) {
    if (context.signal.aborted) break;
    await writeLine(output, row);
    progress.tick();
  }
  progress.end();
  await closeOutput(output, context.stdout);
  return failed ? 3 : 0;
}

function listsById(lines: readonly { readonly id: string; readonly lists: readonly string[] }[]): Map<string, readonly string[]> {
  const byId = new Map<string, readonly string[]>();
  for (const { id, lists } of lines) byId.set(id, [...new Set([...(byId.get(id) ?? []), ...lists])]);
  return byId;
}

async function affiliatesStatusOn(asOf: string): Promise<string> {
  return statusOf(await readRulePacks(), 'us-bis-affiliates', { on: asOf }).status;
}

function dateOf(text: string): string {
  const date = CalendarDate.safeParse(text);
  if (!date.success) throw new ProblemError('usage', `"${text}" is no date.`, 'Write it as YYYY-MM-DD.', { field: '--as-of' });
  return date.data;
}

function usageError(what: string): ProblemError {
  return new ProblemError('usage', what, 'Name a file: --bods, --gleif, --psc or --csv. "gatehouse help ownership" tells more.');
}
