import { parseArgs } from 'node:util';
import { CompareRequest, type ScoredComparison } from '@gatehouse/contracts';
import { compareEntities } from '@gatehouse/screening';
import { answerJsonLines } from '../json-lines-verb.ts';
import type { Verb } from '../verb.ts';
import { parseLine } from '../parse-line.ts';

export const compare: Verb = {
  name: 'compare',
  summary: 'How alike two parties are, scored and explained.',
  usage: `gatehouse compare [--in FILE] [--out FILE]

  A line in:  {"id", "query": ENTITY, "candidate": ENTITY}, FollowTheMoney entities
  A line out: {"id", "score", "band", "parts"}; the score is the sum of the parts' effects`,
  run(context) {
    const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
    return answerJsonLines(context, values, compareLine);
  },
};

function compareLine(input: unknown): ScoredComparison {
  const { query, candidate } = parseLine(CompareRequest, input, 'Write {"id", "query": ENTITY, "candidate": ENTITY}.');
  return compareEntities(query, candidate);
}
