import { parseArgs } from 'node:util';
import { rejoin as rejoinRuns } from '@gatehouse/compute';
import { RejoinRequest } from '@gatehouse/contracts';
import { problem, ProblemError, toProblem } from '@gatehouse/foundation';
import { closeOutput, openInput, openOutput, writeLine } from '../json-lines-verb.ts';
import { parsedLine } from '../parsed-line.ts';
import { readLines } from '../read-lines.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

/** A series of a whole run at one sample a second is longer than other records. */
const LINE_BYTES_MAX = 64 * 1_048_576;

export const rejoin: Verb = {
  name: 'rejoin',
  summary: 'Which power series are parts of one run, whatever account holds them.',
  usage: `gatehouse rejoin [--in FILE] [--out FILE]

  A line in:  {"id", "series": [[seconds, watts], …], "account"?}, seconds on one clock for all lines
  A line out: {"id", "run"}: the same "run" for parts of one run; the whole input is read first`,
  run: runRejoin,
};

async function runRejoin(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
  const answers: ({ error: object; id: unknown } | { place: number })[] = [];
  const lines: RejoinRequest[] = [];
  let lineNumber = 0;
  for await (const text of readLines(openInput(context, values), LINE_BYTES_MAX)) {
    lineNumber += 1;
    if (text.trim() === '') continue;
    const read = readLine(text, lineNumber);
    if ('error' in read) answers.push(read);
    else answers.push({ place: lines.push(read) - 1 });
  }
  const runs = rejoinRuns(lines.map((line) => ({ id: String(line.id), series: line.series })));
  const output = openOutput(context, values);
  for (const answer of answers) {
    await writeLine(output, 'error' in answer ? answer : { id: lines[answer.place]?.id, run: runs[answer.place] });
  }
  await closeOutput(output, context.stdout);
  return answers.some((answer) => 'error' in answer) ? 3 : 0;
}

function readLine(text: string, line: number): RejoinRequest | { id: unknown; error: object } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { id: null, error: problem('bad-input', `Line ${line} is not JSON.`, 'Write one JSON object a line.', { line }) };
  }
  try {
    return parsedLine(RejoinRequest, input, 'Write {"id", "series": [[seconds, watts], …]}.');
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { id: typeof input === 'object' && input !== null && 'id' in input ? input.id : null, error: { ...toProblem(error), line } };
  }
}
