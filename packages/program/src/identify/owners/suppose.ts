import type { BodsInterest, BodsRelationshipStatement, OwnershipSupposition } from '@gatehouse/contracts';
import { KNOWN_LISTS } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { isControlKind } from '@gatehouse/ownership';
import type { RecordedStatement } from '../ownership-source.ts';
import { rightOf, TYPE_OF_RIGHT } from './interest-right.ts';

/** Statements with the suppositions in the place of what they state, and who is supposed to stand on which lists. */
export interface Supposed {
  readonly live: readonly RecordedStatement[];
  /** Record ids of relationships that are changed or added. */
  readonly edges: ReadonlySet<string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

type Share = Extract<OwnershipSupposition, { change: 'share' }>;
type Control = Extract<OwnershipSupposition, { change: 'control' }>;
type Addition = Extract<OwnershipSupposition, { change: 'add' }>;

/**
 * Applies suppositions in their order to the statements that speak on a day. Throws `unknown-name` for an edge, a party, a list or a kind of
 * control that is not known there: a slip of the pen must not pass for an answer.
 */
export function suppose(
  live: readonly RecordedStatement[],
  changes: readonly OwnershipSupposition[],
  asOf: string,
  lists: readonly string[],
): Supposed {
  const statements = new Map(live.map((recorded) => [recorded.statement.recordId, recorded]));
  const edges = new Set<string>();
  const named = new Map<string, readonly string[]>();
  const put = (statement: BodsRelationshipStatement): void => {
    const { recordId } = statement;
    const known = statements.get(recordId);
    statements.set(recordId, { statementId: known?.statementId ?? recordId, recordedAt: known?.recordedAt ?? '', statement });
    edges.add(recordId);
  };
  for (const [index, change] of changes.entries()) {
    const field = `changes[${index}]`;
    if (change.change === 'designate') {
      partyOf(statements, change.record, `${field}.record`);
      for (const list of change.lists) checkList(list, lists, `${field}.lists`);
      named.set(change.record, change.lists);
    } else if (change.change === 'add') {
      partyOf(statements, change.owner, `${field}.owner`);
      partyOf(statements, change.owned, `${field}.owned`);
      put(added(change, `what-if:${index}`, asOf));
    } else {
      const edge = edgeOf(statements, change.edge, `${field}.edge`);
      if (change.change === 'remove') statements.delete(change.edge);
      else put(withInterests(edge, change.change === 'share' ? withShare(edge, change, asOf) : withControl(edge, change, asOf, field)));
    }
  }
  return { live: [...statements.values()], edges, lists: named };
}

function withInterests(edge: BodsRelationshipStatement, interests: BodsInterest[]): BodsRelationshipStatement {
  return { ...edge, recordDetails: { ...edge.recordDetails, interests } };
}

/** All interests of the right become the one supposed; the first keeps its dates and route. */
function withShare(edge: BodsRelationshipStatement, { right, share }: Share, asOf: string): BodsInterest[] {
  const interests = edge.recordDetails.interests ?? [];
  const first = interests.find(({ type }) => rightOf(type ?? '') === right && type !== 'nominee');
  const stated = share.min === share.max ? { exact: share.min } : { minimum: share.min, maximum: share.max };
  const supposed = { ...(first ?? { type: TYPE_OF_RIGHT[right], directOrIndirect: 'direct' as const, startDate: asOf }), share: stated };
  const others = interests.filter(({ type }) => rightOf(type ?? '') !== right || type === 'nominee');
  return [supposed, ...others];
}

function withControl(edge: BodsRelationshipStatement, { type, held }: Control, asOf: string, field: string): BodsInterest[] {
  if (!isControlKind(type))
    throw new ProblemError('unknown-name', 'This is no kind of control.', 'Write a BODS 0.4 type such as appointmentOfBoard.', {
      field: `${field}.type`,
    });
  const others = (edge.recordDetails.interests ?? []).filter((interest) => interest.type !== type);
  return held ? [...others, { type, directOrIndirect: 'direct', startDate: asOf }] : others;
}

function added({ owner, owned, right, share }: Addition, recordId: string, asOf: string): BodsRelationshipStatement {
  const stated = share.min === share.max ? { exact: share.min } : { minimum: share.min, maximum: share.max };
  return {
    recordId,
    recordType: 'relationship',
    recordStatus: 'new',
    statementDate: asOf,
    recordDetails: {
      isComponent: false,
      subject: owned,
      interestedParty: owner,
      interests: [{ type: TYPE_OF_RIGHT[right], directOrIndirect: 'direct', share: stated }],
    },
  };
}

function edgeOf(statements: ReadonlyMap<string, RecordedStatement>, edge: string, field: string): BodsRelationshipStatement {
  const statement = statements.get(edge)?.statement;
  if (statement?.recordType === 'relationship') return statement;
  throw new ProblemError(
    'unknown-name',
    'No relationship above this subject has that record id on this day.',
    'Take the id of an edge from the answer without suppositions.',
    { field },
  );
}

function partyOf(statements: ReadonlyMap<string, RecordedStatement>, record: string, field: string): void {
  const type = statements.get(record)?.statement.recordType;
  if (type === 'person' || type === 'entity') return;
  throw new ProblemError(
    'unknown-name',
    'No party above this subject has that record id on this day.',
    'Take the id of a node from the answer without suppositions.',
    { field },
  );
}

function checkList(written: string, lists: readonly string[], field: string): void {
  const [name = ''] = written.split(':');
  if (lists.includes(name) || KNOWN_LISTS.some((known) => known === name)) return;
  throw new ProblemError(
    'unknown-name',
    'No watch list has that name.',
    `Write one of ${[...new Set([...lists, ...KNOWN_LISTS])].join(', ')}.`,
    { field },
  );
}
