import { parseArgs } from 'node:util';
import { CompareRequest, type ScoredComparison } from '@gatehouse/contracts';
import { compareEntities, explainComparison, type ScoringProfile } from '@gatehouse/screening';
import { z } from 'zod';
import { answerJsonLines } from '../json-lines-verb.ts';
import { parseLine } from '../parse-line.ts';
import { profileNamed } from '../profile-named.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const compare: Verb = {
  name: 'compare',
  summary: 'How alike two parties are, scored and explained.',
  usage: `gatehouse compare [--in FILE] [--out FILE] [--profile NAME] [--unsigned] [--explain]

  A line in:  {"id", "query": ENTITY, "candidate": ENTITY, "profile"?: NAME}, FollowTheMoney entities
  A line out: {"id", "score", "band", "parts"}; the score is the sum of the parts' effects

  --profile NAME  how features are weighed: default, ofac, an own profile or its file (gatehouse profiles list)
  --unsigned      take an own profile that is not signed, for trying
  --explain       also the words of the names side by side, each field, what did not count, and what would change the band`,
  run: runCompare,
};

const Line = CompareRequest.extend({ profile: z.string().optional() });

async function runCompare(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({
    args: [...context.args],
    options: {
      in: { type: 'string' },
      out: { type: 'string' },
      profile: { type: 'string' },
      unsigned: { type: 'boolean' },
      explain: { type: 'boolean' },
    },
  });
  const unsigned = values.unsigned === true;
  const chosen = await profileNamed({ name: values.profile, unsigned }, context.env);
  const known = new Map<string, Promise<ScoringProfile>>();
  const answer = values.explain === true ? explainComparison : compareEntities;
  return answerJsonLines(context, values, async (input): Promise<ScoredComparison> => {
    const line = parseLine(Line, input, 'Write {"id", "query": ENTITY, "candidate": ENTITY}.');
    const profile = line.profile === undefined ? chosen : await remembered(known, line.profile, unsigned, context);
    return answer(line.query, line.candidate, profile);
  });
}

function remembered(
  known: Map<string, Promise<ScoringProfile>>,
  name: string,
  unsigned: boolean,
  context: VerbContext,
): Promise<ScoringProfile> {
  const found = known.get(name) ?? profileNamed({ name, unsigned }, context.env);
  known.set(name, found);
  return found;
}
