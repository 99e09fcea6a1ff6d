import { parseArgs } from 'node:util';
import { readRulePacks } from '@gatehouse/connectors';
import { ClockRequest } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { dueOf } from '@gatehouse/rules';
import { answerJsonLines } from '../json-lines-verb.ts';
import { LAW_DAY_OPTIONS, lawDayOf } from '../law-day.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const clocks: Verb = {
  name: 'clocks',
  summary: 'When something is due, under every reading of the clause.',
  usage: `gatehouse clocks [--in FILE] [--out FILE] [--on DATE] [--known DATE] [--rulepacks DIR]

  A line in:  {"id", "clock", "trigger": DATE, ...other dates, "readings"?: {"D-13": "own_knowledge_only"}, "zone"?: "Europe/Berlin"}
  A line out: {"id", "due", "dueAt", "opens"?, "bindsFrom"?, "lapsesAfter"?, "clause", "readings", "alarms", "lawStatus", ...}

  The trigger's day is not counted. Nothing rolls over weekends or holidays: an alarm says so, and "target" lies business days earlier.
  --on DATE       the day for which the status of the law is told (default today, UTC); a date before it raises "past-due"; --as-of is the same
  --known DATE    as the law was known on that day (default: all that is recorded)
  --rulepacks DIR other rule packs than those shipped`,
  run: runClocks,
};

async function runClocks(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({
    args: [...context.args],
    options: { in: { type: 'string' }, out: { type: 'string' }, ...LAW_DAY_OPTIONS },
  });
  const law = lawDayOf(values, context.clock);
  const packs = await readRulePacks(values.rulepacks);
  return answerJsonLines(context, values, (input) => dueOf(packs, clockRequest(input), law));
}

function clockRequest(input: unknown): ClockRequest {
  const parsed = ClockRequest.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ProblemError(
    'invalid-field',
    issue?.message ?? 'This is no question to a clock.',
    'Write {"id", "clock", "trigger": "YYYY-MM-DD"}.',
    {
      field: issue?.path.map(String).join('.') ?? '',
    },
  );
}
