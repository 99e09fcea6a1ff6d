import { parseArgs } from 'node:util';
import { classify as classifyWork } from '@gatehouse/compute';
import { ClassifyRequest } from '@gatehouse/contracts';
import { answerJsonLines } from '../json-lines-verb.ts';
import { parsedLine } from '../parsed-line.ts';
import { withTelemetryRows } from '../telemetry-input.ts';
import type { Verb } from '../verb.ts';

export const classify: Verb = {
  name: 'classify',
  summary: 'Training, inference, other or idle, or that the signal cannot tell.',
  usage: `gatehouse classify [--in FILE] [--out FILE]

  A line in:  {"id", "windows": FILE or rows}; a row has "time" (seconds or ISO 8601) and fields by their DCGM, NVML or power names
  A line out: {"id", "class", "probabilities", "because"}; "class" is training, inference, other, idle or abstain`,
  run: (context) => {
    const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
    return answerJsonLines(context, values, async (input) =>
      classifyWork(
        parsedLine(ClassifyRequest, await withTelemetryRows(input, 'windows'), 'Write {"id", "windows": [{"time", …}, …]}.').windows,
      ),
    );
  },
};
