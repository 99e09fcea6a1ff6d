import { parseArgs } from 'node:util';
import { ProblemError } from '@gatehouse/foundation';
import { SAMPLE, simulate as makeExport } from '@gatehouse/simulator';
import { writeLine } from '../json-lines-verb.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

/** `gatehouse simulate`: a synthetic provider with injected evaders, and the truth in a file beside the folder. */
export const simulate: Verb = {
  name: 'simulate',
  summary: 'Make a synthetic provider with injected evaders, and the truth in a separate file.',
  usage: `gatehouse simulate --out DIR [--seed N] [--days D] [--customers C]

  --out DIR        the folder of the export; the truth is written to DIR.truth.json
  --seed N         the same seed gives the same bytes (default ${SAMPLE.seed})
  --days D         days of usage before the sample date ${SAMPLE.asOf} (default ${SAMPLE.days})
  --customers C    customers, injected ones included (default ${SAMPLE.customers})`,
  run,
};

async function run(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({
    args: [...context.args],
    options: { seed: { type: 'string' }, days: { type: 'string' }, customers: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.out === undefined) throw new ProblemError('bad-input', 'No folder was given.', 'Say where the export goes: --out DIR.');
  const made = await makeExport({
    seed: wholeNumber('--seed', values.seed, SAMPLE.seed),
    days: wholeNumber('--days', values.days, SAMPLE.days),
    customers: wholeNumber('--customers', values.customers, SAMPLE.customers),
    out: values.out,
  });
  await writeLine(context.stdout, made);
  return 0;
}

function wholeNumber(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,15}$/.test(text))
    throw new ProblemError('bad-input', `${option} is "${text}".`, `Give ${option} a whole number, such as ${fallback}.`);
  return Number(text);
}
