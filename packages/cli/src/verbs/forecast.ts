import { parseArgs } from 'node:util';
import { forecast as forecastCrossing } from '@gatehouse/compute';
import { ForecastRequest } from '@gatehouse/contracts';
import { answerJsonLines } from '../json-lines-verb.ts';
import { parsedLine } from '../parsed-line.ts';
import type { Verb } from '../verb.ts';

export const forecast: Verb = {
  name: 'forecast',
  summary: 'When cumulated operations cross a threshold, at the pace of the last regime.',
  usage: `gatehouse forecast [--in FILE] [--out FILE]

  A line in:  {"id", "points": [[seconds, operations], …], "threshold"}
  A line out: {"id", "crossesAt": {"low", "mid", "high"}}: seconds on the axis of the points, a 90 % interval; null where no crossing is in sight`,
  run: (context) => {
    const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
    return answerJsonLines(context, values, (input) => {
      const { points, threshold } = parsedLine(ForecastRequest, input, 'Write {"id", "points": [[seconds, operations], …], "threshold"}.');
      return { crossesAt: forecastCrossing(points, threshold) };
    });
  },
};
