import type { EvaluationRequest, EvaluationResponse, Reason } from '@gatehouse/contracts';
import { toInstant } from '@gatehouse/foundation';
import { statusOf } from '@gatehouse/rules';
import { entryFor, type NewEntry } from '../answer/ledger-entry.ts';
import type { Actor } from '../actor.ts';
import type { World } from '../ports.ts';
import { decide, type Verdict } from './decide.ts';
import type { DecisionFacts, DecisionRule } from './decision-rules.ts';
import { bindsOn } from './measure-window.ts';
import type { StoredDecision, StoredMeasure, SubjectFacts } from './records.ts';

const APPEAL =
  'Write to the compliance officer named in the account’s terms and quote the decision’s id; a person who did not decide before looks at it again.';

/** A decision may be shown again without a call for so long; what was cleared can change within the hour. */
const CAPSULE_LIFE_S = 900;

export interface Evaluated {
  readonly decision: StoredDecision;
  readonly entry: NewEntry;
}

/** Who asks what. */
export interface Asked {
  readonly actor: Actor;
  readonly request: EvaluationRequest;
}

/** Judges requests from facts already read, and makes the records that must be durable before anybody is answered. */
export function evaluateFrom(
  world: World,
  asked: readonly Asked[],
  subjects: readonly (SubjectFacts | null)[],
  measures: readonly StoredMeasure[],
): Evaluated[] {
  const lawStatus = lawStatuses(world);
  return asked.map(({ actor, request }, index) => {
    const facts = factsOf(world, request, subjects[index] ?? null, measures);
    return record(world, actor, request, facts, decide(facts), lawStatus);
  });
}

/**
 * Reads, judges, records and logs requests; resolves when all of it is durable. Decisions and entries are one statement, and what they were
 * judged by is read in another: a transaction around the two would add only its own round trips.
 */
export async function evaluate(world: World, asked: readonly Asked[]): Promise<EvaluationResponse[]> {
  const { decisions } = world.store;
  const subjects = await decisions.subjectFacts(asked.map(({ request }) => request.subject));
  const isMeasured = subjects.some((subject) => subject !== null && subject.measures.length > 0);
  const evaluated = evaluateFrom(world, asked, subjects, isMeasured ? await decisions.measures() : []);
  await decisions.saveDecisions(evaluated);
  return evaluated.map(({ decision }) => decision.response);
}

function factsOf(
  world: World,
  request: EvaluationRequest,
  subject: SubjectFacts | null,
  measures: readonly StoredMeasure[],
): DecisionFacts {
  const today = world.today();
  return {
    subject,
    action: request.action.name,
    asksAccelerators: request.resource.type === 'accelerator' || request.resource.properties?.accelerator !== undefined,
    // The sample lives on its own date with the lists that are shipped: there a list's age holds nobody.
    staleLists: world.sample ? [] : world.lists.versions.filter((version) => version.stale).map((version) => version.name),
    missingLists: world.lists.versions.length === 0,
    listsDigest: world.lists.digest,
    today,
    measures: measures.filter((stored) => subject?.measures.includes(stored.measure.id) === true && bindsOn(stored, today)),
  };
}

function record(
  world: World,
  actor: Actor,
  request: EvaluationRequest,
  facts: DecisionFacts,
  verdict: Verdict,
  lawStatus: (pack: string) => string,
): Evaluated {
  const id = world.ids.next('dec');
  const limits = verdict.outcome === 'restrict' ? limitsOf(facts) : undefined;
  const now_ms = world.clock.now();
  const capsule = world.capsules.sign({
    jti: id,
    sub: world.pseudonym(request.subject.id),
    action: request.action.name,
    resource: { type: request.resource.type, id: request.resource.id },
    outcome: verdict.outcome,
    ...(limits === undefined ? {} : { limits }),
    iat: Math.floor(now_ms / 1000),
    exp: Math.floor(now_ms / 1000) + CAPSULE_LIFE_S,
  });
  const response: EvaluationResponse = {
    decision: verdict.outcome === 'allow' || verdict.outcome === 'restrict',
    context: {
      outcome: verdict.outcome,
      reasons: verdict.rules.map((rule) => reasonOf(rule, facts, lawStatus)),
      ...(limits === undefined ? {} : { limits }),
      decision_id: id,
      capsule,
    },
  };
  const decision: StoredDecision = {
    id,
    subject: request.subject.id,
    at: toInstant(now_ms),
    request,
    response,
    lists: world.lists.digest,
    rules: world.rules.digest,
    code: world.codeDigest,
  };
  const entry = entryFor(world, actor, {
    kind: 'decision',
    subject: request.subject.id,
    text: `${request.action.name} ${request.resource.type}: ${verdict.outcome} (${verdict.rules.map((rule) => rule.code).join(', ')})`,
    body: decision,
    refs: { lists: { all: decision.lists }, rules: { all: decision.rules }, code: decision.code },
  });
  return { decision, entry };
}

function reasonOf(rule: DecisionRule, facts: DecisionFacts, lawStatus: (pack: string) => string): Reason {
  return {
    code: rule.code,
    clause: `${rule.law.clause} [${rule.law.pack}: ${lawStatus(rule.law.pack)}]`,
    text: rule.text(facts),
    fix: rule.fix,
    appeal: APPEAL,
  };
}

function limitsOf(facts: DecisionFacts): NonNullable<EvaluationResponse['context']['limits']> {
  const conditions = facts.measures.map(({ measure }) => measure.conditions).filter((condition) => condition !== undefined);
  const ceilings = conditions.map((condition) => condition.accelerators_max).filter((count) => count !== undefined);
  const regions = conditions.map((condition) => condition.regions).filter((list) => list !== undefined);
  const provisional = facts.subject?.state === 'provisional';
  return {
    // Where nobody has set a number, a limited use is one without accelerators.
    accelerators_max: ceilings.length > 0 ? Math.min(...ceilings) : 0,
    ...(regions.length > 0 ? { regions: regions.reduce((a, b) => a.filter((region) => b.includes(region))) } : {}),
    ...(provisional && facts.subject?.verifyBy != null ? { until: facts.subject.verifyBy } : {}),
  };
}

function lawStatuses(world: World): (pack: string) => string {
  const seen = new Map<string, string>();
  return (pack) => {
    let status = seen.get(pack);
    if (status === undefined) {
      status = statusOf(world.rules, pack, { on: world.today() }).status;
      seen.set(pack, status);
    }
    return status;
  };
}
