import { parseArgs } from 'node:util';
import { readRulePackFile, readRulePacks } from '@gatehouse/connectors';
import { ProblemError } from '@gatehouse/foundation';
import { diffPacks, isMember, packOf, type RulePack, type RulePacks, statusOf } from '@gatehouse/rules';
import { writeLine } from '../json-lines-verb.ts';
import { LAW_DAY_OPTIONS, type LawDay, lawDayOf } from '../law-day.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

const USAGE = `gatehouse rules status [PACK ...] [--on DATE] [--known DATE] [--rulepacks DIR]
gatehouse rules member GROUP COUNTRY [--on DATE] [--known DATE] [--rulepacks DIR]
gatehouse rules diff OLD NEW [--rulepacks DIR]

  status  one line a pack: {"id", "status", "since", "until", "confirm"}; "since" and "until" are its first and last day, null where open
  member  {"group", "country", "member", "confirm"}; GROUP is D5 or another dated group, COUNTRY an ISO 3166 code or an English name
  diff    what a new text changes: {"kind", "id", "change", "was", "now", "touches"}; OLD and NEW are ids of packs, or files
  --on    the day that is asked about (default today, UTC); --as-of is the same
  --known as it was known on that day (default: all that is recorded)`;

export const rules: Verb = {
  name: 'rules',
  summary: 'The status of each law on a day; dated country groups.',
  usage: USAGE,
  run: runRules,
};

interface Question {
  readonly packs: RulePacks;
  readonly words: readonly string[];
  readonly law: LawDay;
}

const ANSWERS: Readonly<Record<string, (question: Question) => readonly object[] | Promise<readonly object[]>>> = {
  status: ({ packs, words, law }) => {
    const ids = words.length > 0 ? words : packs.packs.map((pack) => pack.id);
    return ids.map((id) => statusOf(packs, id, law));
  },
  member: ({ packs, words, law }) => {
    const [group, country, ...rest] = words;
    if (group === undefined || country === undefined || rest.length > 0) {
      throw new ProblemError(
        'usage',
        'rules member takes a group and a country.',
        'Write "gatehouse rules member D5 KH --on 2026-03-01"; put names with spaces in quotes.',
      );
    }
    return [isMember(packs, group, country, law)];
  },
  matrix: () => notBuiltYet('matrix'),
  diff: async ({ packs, words }) => {
    const [old, next, ...rest] = words;
    if (old === undefined || next === undefined || rest.length > 0) {
      throw new ProblemError(
        'usage',
        'rules diff takes an old and a new pack.',
        'Write "gatehouse rules diff us-iaas-nprm-2024 new/pack.yaml".',
      );
    }
    return diffPacks(await packNamed(packs, old), await packNamed(packs, next));
  },
};

async function runRules(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: LAW_DAY_OPTIONS,
  });
  const [word = '', ...words] = positionals;
  const answer = ANSWERS[word];
  if (answer === undefined)
    throw new ProblemError('usage', `"${word}" is no word of rules.`, `Write one of ${Object.keys(ANSWERS).join(', ')}.`);
  const law = lawDayOf(values, context.clock);
  const packs = await readRulePacks(values.rulepacks);
  for (const row of await answer({ packs, words, law })) await writeLine(context.stdout, row);
  return 0;
}

/** A pack by the id of one that is loaded, or by its file. */
function packNamed(packs: RulePacks, written: string): RulePack | Promise<RulePack> {
  return written.endsWith('.yaml') ? readRulePackFile(written) : packOf(packs, written);
}

function notBuiltYet(word: string): never {
  throw new ProblemError(
    'not-built-yet',
    `rules ${word} is announced and not built yet.`,
    'Use rules status and the packs in rulepacks/ meanwhile.',
  );
}
