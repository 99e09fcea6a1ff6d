import type { LedgerEntryKind, MatchVerdict } from '@gatehouse/contracts';
import { ProblemError, toInstant } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { type Agreed, closeSettledCases } from './close-settled-cases.ts';
import type { NewMatchDecision, OpenedDecision } from './match-decision.ts';
import { type MatchSides, wholeSides } from './match-sides.ts';
import { judgeStored } from './record-customer.ts';
import type { ListedMatch } from './records.ts';

/** Of one party's customers so many are judged again with the judgement; the others are held until they are judged in the background. */
const CUSTOMERS_AT_ONCE_MAX = 25;
const MATCHES_OF_CUSTOMER_MAX = 500;

/** What somebody says of a match. */
export interface Said {
  readonly verdict: MatchVerdict;
  readonly because: string;
}

/** A judgement on a match by one person. A clearance that takes two waits for the second; anything else holds at once. */
export function decideMatch(world: World, actor: Actor, id: string, said: Said): Promise<void> {
  return world.store.transaction(async (records) => {
    const match = await lockedMatch(records, id);
    const decision = await judge(world, records, actor, match, said);
    if (decision.state === 'standing') await apply(world, records, [match], { first: actor, second: null, because: said.because });
  });
}

/** A second person's word on a clearance. Nobody approves their own (invariant 6). */
export function approveMatch(world: World, actor: Actor, id: string, approve: boolean, because: string): Promise<void> {
  return world.store.transaction(async (records) => {
    const match = await lockedMatch(records, id);
    const waiting = (await decisionsOn(records, actor, match)).find((decision) => decision.state === 'awaiting-second');
    if (waiting === undefined)
      throw new ProblemError('conflict', 'No clearance waits here.', 'Judge the match first; if it lapsed, a side changed since.');
    if (waiting.by === actor.id) throw new ProblemError('own-proposal', 'You judged this yourself.', 'Ask another person to approve it.');
    const sides = await sidesOf(world, records, actor, match);
    if (approve && (sides.subjectDigest !== waiting.subjectDigest || sides.entryDigest !== waiting.entryDigest))
      throw new ProblemError('conflict', 'A side of the match changed since it was judged.', 'Refuse, and judge what is there now.');
    await second(world, records, actor, match, waiting, approve, because);
    if (approve) await apply(world, records, [match], agreedOn(waiting, actor, because));
  });
}

/**
 * Clears every match of a customer that still holds it, as its case was answered: each match gets its own judgement.
 * Without a second person a match that takes two only waits.
 */
export async function clearMatchesOf(world: World, records: Records, customer: string, agreed: Agreed): Promise<void> {
  await lockAround(records, await holdingMatches(records, customer));
  const holding = await holdingMatches(records, customer);
  if (holding.some(({ decision }) => decision.state === 'standing' && decision.verdict === 'same'))
    throw new ProblemError('conflict', 'A match of this customer was judged to be the listed party.', 'Judge that match again first.');
  for (const match of holding) await clear(world, records, match, agreed);
  if (holding.length > 0) await apply(world, records, holding, agreed);
}

/** The matches of a customer that nobody has cleared. */
async function holdingMatches(records: Records, customer: string): Promise<ListedMatch[]> {
  const { items } = await records.matches({ customer }, { after: null, limit: MATCHES_OF_CUSTOMER_MAX });
  return items.filter(({ decision }) => decision.state !== 'standing' || decision.verdict !== 'different');
}

async function clear(world: World, records: Records, match: ListedMatch, { first, second: other, because }: Agreed): Promise<void> {
  const waiting = (await decisionsOn(records, first, match)).find((decision) => decision.state === 'awaiting-second');
  if (waiting === undefined) {
    const decision = await judge(world, records, first, match, { verdict: 'different', because });
    if (decision.state === 'standing' || other === null) return;
  }
  // One of the two did not say it first, and so is the second.
  const opened = (await decisionsOn(records, first, match)).find((decision) => decision.state === 'awaiting-second');
  const approver = [other, first].find((person) => person !== null && person.id !== opened?.by);
  if (opened !== undefined && other !== null && approver != null) await second(world, records, approver, match, opened, true, because);
}

/** The match as it is once nobody else judges its customers: what was read before could have changed meanwhile. */
async function lockedMatch(records: Records, id: string): Promise<ListedMatch> {
  await lockAround(records, [await presentMatch(records, id)]);
  return presentMatch(records, id);
}

async function presentMatch(records: Records, id: string): Promise<ListedMatch> {
  const match = await records.match(id);
  if (match === null) throw new ProblemError('not-found', 'There is no such match, or not any more.', 'Look it up among the matches.');
  return match;
}

async function decisionsOn(records: Records, actor: Actor, match: ListedMatch): Promise<OpenedDecision[]> {
  await records.lockPair(match);
  return records.openDecisions(match, { who: actor.id, why: 'judge a match', case: match.id });
}

async function sidesOf(world: World, records: Records, actor: Actor, match: ListedMatch): Promise<MatchSides> {
  const sides = await wholeSides(world, records, match, { who: actor.id, why: 'judge a match', case: match.id });
  if (sides === null)
    throw new ProblemError('conflict', 'One side of this match is gone.', 'Look at the customer: it is judged again by the lists in use.');
  return sides;
}

async function judge(world: World, records: Records, actor: Actor, match: ListedMatch, said: Said): Promise<NewMatchDecision> {
  const before = await decisionsOn(records, actor, match);
  if (before.some(({ state }) => state === 'awaiting-second'))
    throw new ProblemError('conflict', 'A clearance waits for a second person.', 'Approve or refuse it first.');
  const standing = before.find(({ state }) => state === 'standing')?.verdict;
  if (standing === said.verdict) throw new ProblemError('conflict', 'This was judged so before, and it holds.', 'Take the next match.');
  const sides = await sidesOf(world, records, actor, match);
  const needsSecond = said.verdict === 'different' && (match.band === 'match' || standing === 'same');
  const decision: NewMatchDecision = {
    id: world.ids.next('mdc'),
    match: match.id,
    customer: match.customer,
    subject: match.subject,
    list: match.list,
    entryId: match.entryId,
    verdict: said.verdict,
    state: needsSecond ? 'awaiting-second' : 'standing',
    by: actor.id,
    at: toInstant(world.clock.now()),
    because: said.because,
    needsSecond,
    listVersion: match.listVersion,
    listDate: match.listDate,
    profile: world.lists.profile,
    band: match.band,
    score: match.score,
    subjectDigest: sides.subjectDigest,
    entryDigest: sides.entryDigest,
    sides: sides.compared,
  };
  await records.saveMatchDecision(decision);
  const { because, sides: _seen, ...logged } = decision;
  await log(world, records, actor, match, 'case', `judged ${said.verdict}${needsSecond ? ', which waits for a second person' : ''}`, {
    ...logged,
    because: records.traceDigest('match-because', because),
  });
  return decision;
}

async function second(
  world: World,
  records: Records,
  actor: Actor,
  match: ListedMatch,
  waiting: OpenedDecision,
  approve: boolean,
  because: string,
): Promise<void> {
  const at = toInstant(world.clock.now());
  await records.settleMatchDecision(waiting, { approve, by: actor.id, at, because });
  await log(world, records, actor, match, 'approval', `${approve ? 'approved' : 'refused'} the judgement ${waiting.verdict}`, {
    decision: waiting.id,
    approve,
    by: actor.id,
    at,
    because: records.traceDigest('match-because', because),
  });
}

/** Everybody who is judged again with a judgement: the matches' own customers first, then whoever else the parties stand behind. */
async function customersBehind(records: Records, matches: readonly ListedMatch[]): Promise<string[]> {
  const found = new Set(matches.map((match) => match.customer));
  for (const match of matches) for (const id of await records.customersMatched(match)) found.add(id);
  return [...found];
}

async function lockAround(records: Records, matches: readonly ListedMatch[]): Promise<void> {
  await records.lockCustomers(await customersBehind(records, matches));
}

/** Judges again whoever the party stands behind, and closes the cases of which nothing is left. */
async function apply(world: World, records: Records, matches: readonly ListedMatch[], agreed: Agreed): Promise<void> {
  const customers = await customersBehind(records, matches);
  for (const customer of customers.slice(0, CUSTOMERS_AT_ONCE_MAX)) {
    const judged = await judgeStored(world, agreed.first, records, customer);
    if (judged !== null) await closeSettledCases(world, records, customer, judged.flags, agreed);
  }
  await records.judgeLater(customers.slice(CUSTOMERS_AT_ONCE_MAX));
}

function agreedOn(waiting: OpenedDecision, approver: Actor, because: string): Agreed {
  return {
    first: { id: waiting.by, name: waiting.byName },
    second: approver,
    because: waiting.because === null ? because : `${waiting.because} / ${because}`,
  };
}

function log(
  world: World,
  records: Records,
  actor: Actor,
  match: ListedMatch,
  kind: LedgerEntryKind,
  text: string,
  body: object,
): Promise<void> {
  return records.append([
    entryFor(world, actor, {
      kind,
      subject: match.customer,
      text: `${actor.name} ${text} (${match.list} ${match.entryId})`,
      body,
      refs: { lists: { all: world.lists.digest } },
    }),
  ]);
}
