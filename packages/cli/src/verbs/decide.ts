import { parseArgs } from 'node:util';
import { EvaluationRequest } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { DecisionQueue } from '@gatehouse/program';
import { openInstallation } from '@gatehouse/server';
import { dataFolder } from '../data-folder.ts';
import { answerJsonLines } from '../json-lines-verb.ts';
import { standingWorld } from '../standing-world.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

/** Lines that are decided at once, so that they share commits: three batches of the queue. */
const LINES_AHEAD = 300;
const ACTOR = { id: 'command-line', name: 'Command line' };

export const decide: Verb = {
  name: 'decide',
  summary: 'AuthZEN: may this subject do this? Durable and logged as over HTTP.',
  usage: `gatehouse decide [--in FILE] [--out FILE]

  in   {id, subject: {type: "customer" or "account", id}, action: {name}, resource: {type, id, properties?}}
  out  {id, decision, context: {outcome, reasons, limits?, decision_id, capsule}}, in the order of the input

  Works on the data folder, beside a running server if there is one. On the sample it is the sample's date, otherwise today.`,
  run: runDecide,
};

async function runDecide(context: VerbContext): Promise<ExitStatus> {
  const { values } = parseArgs({ args: [...context.args], options: { in: { type: 'string' }, out: { type: 'string' } } });
  const installation = await openInstallation({ dataDir: dataFolder(context.env), env: context.env, clock: context.clock });
  try {
    const queue = new DecisionQueue(await standingWorld(installation));
    const status = await answerJsonLines(context, { ...values, ahead: LINES_AHEAD }, (input) =>
      queue.evaluate({ actor: ACTOR, request: requestIn(input) }),
    );
    await installation.sequencer.run();
    return status;
  } finally {
    await installation.stop();
  }
}

function requestIn(input: unknown): EvaluationRequest {
  const parsed = EvaluationRequest.safeParse(input);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ProblemError(
    'invalid-field',
    'This is no evaluation request.',
    'Give subject, action and resource as "gatehouse help decide" shows.',
    { field },
  );
}
