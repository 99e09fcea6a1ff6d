import { parseArgs } from 'node:util';
import { estimate as estimateOperations } from '@gatehouse/compute';
import { EstimateRequest } from '@gatehouse/contracts';
import { answerJsonLines } from '../json-lines-verb.ts';
import { parsedLine } from '../parsed-line.ts';
import { withTelemetryRows } from '../telemetry-input.ts';
import type { Verb } from '../verb.ts';

const FIX = 'Write {"id", "accelerator", "chipHours"} or {"id", "accelerator", "count", "hours"}.';

export const estimate: Verb = {
  name: 'estimate',
  summary: 'Operations of some accelerator time: a 90 % interval under the physical ceiling.',
  usage: `gatehouse estimate [--in FILE] [--out FILE]

  A line in:  {"id", "accelerator", "chipHours"} or {"id", "accelerator", "count", "hours"}, and
              "precision"? (fp4, fp8, int8, bf16, tf32), "workload"?, "declared"? (operations), "telemetry"? (rows or a file)
  A line out: {"id", "operations": {"low", "mid", "high", "ceiling"}, "basis", "ladder", "flags"}`,
  run: (context) => {
    const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
    return answerJsonLines(context, values, async (input) =>
      estimateOperations(parsedLine(EstimateRequest, await withTelemetryRows(input, 'telemetry'), FIX)),
    );
  },
};
