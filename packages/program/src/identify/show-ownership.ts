import type { OwnershipStatementView, OwnershipSupposition, OwnershipView, WhatIfRequest } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { liveStatements } from '@gatehouse/ownership';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { assessmentGround } from './assess-customers.ts';
import type { RecordedStatement } from './ownership-source.ts';
import { knownStatements } from './owners/known-statements.ts';
import { ownershipView } from './owners/ownership-view.ts';
import type { Around } from './owners/shown-nodes.ts';
import { suppose } from './owners/suppose.ts';
import { recallMatches, subjectsOf } from './recall-matches.ts';
import type { Reading } from './records.ts';

/** What is asked of a graph of owners: the day looked at, the day whose knowledge is used, and how much is shown. */
export interface OwnershipQuestion {
  /** Default: today. */
  readonly asOf?: string | undefined;
  /** Default: everything recorded. */
  readonly knownOn?: string | undefined;
  readonly around?: Around | undefined;
  /** The most nodes of the answer. */
  readonly limit: number;
}

const NODES_MAX = 2000;

/** The owners of a customer, with every verdict side by side, and the same facts as sentences. Throws `not-found`. */
export function showOwnership(world: World, actor: Actor, id: string, question: OwnershipQuestion): Promise<OwnershipView> {
  return world.store.transaction((records) =>
    ofCustomer(world, records, { who: actor.id, why: 'look at the owners', case: id }, id, question, []),
  );
}

/** The owners of one record of the ownership data. Throws `not-found` where no statement names it. */
export function showOwnershipOfRecord(world: World, actor: Actor, record: string, question: OwnershipQuestion): Promise<OwnershipView> {
  return world.store.transaction((records) =>
    ofRecord(world, records, { who: actor.id, why: 'look at the owners', case: record }, { record, id: record }, question, []),
  );
}

/** The same view with suppositions in the place of facts. Keeps nothing, decides nothing; what is opened is logged as for the view. */
export function supposeOwnership(world: World, actor: Actor, { subject, asOf, knownOn, changes }: WhatIfRequest): Promise<OwnershipView> {
  const question = { asOf, knownOn, limit: NODES_MAX };
  const why = 'ask what if of the owners';
  return world.store.transaction((records) =>
    'customer' in subject
      ? ofCustomer(world, records, { who: actor.id, why, case: subject.customer }, subject.customer, question, changes)
      : ofRecord(
          world,
          records,
          { who: actor.id, why, case: subject.record },
          { record: subject.record, id: subject.record },
          question,
          changes,
        ),
  );
}

/** One ownership statement as it came. Throws `not-found`. */
export function showStatement(world: World, actor: Actor, id: string): Promise<OwnershipStatementView> {
  return world.store.transaction(async (records) => {
    const found = await records.ownershipStatement(id, { who: actor.id, why: 'look at the source of an owner', case: id });
    if (found === null)
      throw new ProblemError(
        'not-found',
        'There is no such statement, or its person was shredded.',
        'Take the id from an edge of the owners.',
      );
    return { id: found.statementId, recordedAt: found.recordedAt, statement: found.statement };
  });
}

async function ofCustomer(
  world: World,
  records: Records,
  reading: Reading,
  id: string,
  question: OwnershipQuestion,
  changes: readonly OwnershipSupposition[],
): Promise<OwnershipView> {
  const [stored] = await records.customers([id], reading);
  if (stored === undefined)
    throw new ProblemError('not-found', 'There is no such customer, or its data was shredded.', 'Look it up in the list of customers.');
  const record = stored.customer.bods;
  return record === undefined
    ? emptyView(question.asOf ?? world.today(), question.knownOn ?? null)
    : ofRecord(world, records, reading, { record, id }, question, changes);
}

async function ofRecord(
  world: World,
  records: Records,
  reading: Reading,
  { record, id }: { readonly record: string; readonly id: string },
  question: OwnershipQuestion,
  changes: readonly OwnershipSupposition[],
): Promise<OwnershipView> {
  const { rules, lists } = world;
  const asOf = question.asOf ?? world.today();
  const knownOn = question.knownOn ?? null;
  const { statements: history, cut } = await records.ownershipHistory(record, reading);
  if (history.length === 0 && id === record)
    throw new ProblemError(
      'not-found',
      'No ownership statement names this record.',
      'Take the id from a node of the owners, or feed statements with POST /v1/ownership.',
    );
  const supposed = suppose(
    speaking(knownStatements(history, knownOn), asOf),
    changes,
    asOf,
    lists.versions.map(({ name }) => name),
  );
  const statements = supposed.live.map(({ statement }) => statement);
  const memory = await recallMatches(lists, records, subjectsOf(id, statements));
  const known = knownOn ?? undefined;
  const ground = assessmentGround({ rules, lists, today: asOf, known, measures: [], statements, memory, supposed: supposed.lists });
  return ownershipView({
    subject: record,
    asOf,
    knownOn,
    ground,
    law: { rules, on: { on: asOf, known } },
    supposed,
    isSupposed: changes.length > 0,
    history,
    cut,
    limit: question.limit,
    around: question.around,
  });
}

/** The statement that speaks for each record on a day, with when it was recorded. */
function speaking(recorded: readonly RecordedStatement[], asOf: string): RecordedStatement[] {
  const placeOf = new Map(recorded.map((one) => [one.statement, one]));
  return [
    ...liveStatements(
      recorded.map(({ statement }) => statement),
      asOf,
    ).values(),
  ].flatMap((statement) => placeOf.get(statement) ?? []);
}

function emptyView(asOf: string, knownOn: string | null): OwnershipView {
  return {
    subject: null,
    asOf,
    knownOn,
    supposed: false,
    nodes: [],
    edges: [],
    remainder: { nodes: 0, edges: 0, because: null },
    riskPath: null,
    lines: [],
    verdicts: [],
    beneficialOwners: [],
    flags: [],
    changes: [],
    basis: [],
    text: ['No ownership records are tied to this customer. Unknown owners are no clearance.'],
  };
}
