import type { DispositionCode } from '@gatehouse/contracts';
import { ProblemError, toInstant } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';
import type { Agreed } from '../identify/close-settled-cases.ts';
import { clearMatchesOf } from '../identify/decide-match.ts';
import type { Records, World } from '../ports.ts';
import { entryFor } from './ledger-entry.ts';
import type { CaseChange, StoredCase } from './records.ts';

/** Takes a case, so that nobody else works on it. */
export function claimCase(world: World, actor: Actor, id: string): Promise<StoredCase> {
  return changeCase(world, id, async (found, records) => {
    refuseClosed(found);
    if (found.state === 'claimed' && found.assignee !== actor.id)
      throw new ProblemError('conflict', 'Somebody else has this case.', 'Ask them to put it back, or take the next one.');
    if (found.state === 'proposed') return {};
    await log(world, actor, records, found, 'took the case');
    return { state: 'claimed', assignee: actor.id, snoozedUntil: null };
  });
}

/** Puts a case back into the queue. */
export function releaseCase(world: World, actor: Actor, id: string): Promise<StoredCase> {
  return changeCase(world, id, async (found, records) => {
    if (found.state !== 'claimed' && found.state !== 'snoozed')
      throw new ProblemError('conflict', 'Only a case that somebody has can be put back.', 'Look at the case’s state.');
    await log(world, actor, records, found, 'put the case back');
    return { state: 'open', assignee: null, snoozedUntil: null };
  });
}

/** Puts a case off to a day; it comes back by itself. */
export function snoozeCase(world: World, actor: Actor, id: string, until: string): Promise<StoredCase> {
  return changeCase(world, id, async (found, records) => {
    refuseClosed(found);
    if (found.state === 'proposed')
      throw new ProblemError('conflict', 'A proposal waits for a second person.', 'Approve or refuse it first.');
    if (until <= world.today())
      throw new ProblemError('invalid-field', 'The day lies in the past.', `Choose a day after ${world.today()}.`, { field: 'until' });
    await log(world, actor, records, found, `put off to ${until}`);
    return { state: 'snoozed', assignee: actor.id, snoozedUntil: until };
  });
}

/** Answers a case with one of the nine responses. Where it takes two persons, this only proposes. */
export function disposeCase(world: World, actor: Actor, id: string, disposition: DispositionCode, reason: string): Promise<StoredCase> {
  return changeCase(world, id, async (found, records) => {
    refuseClosed(found);
    if (found.state === 'proposed')
      throw new ProblemError('conflict', 'A proposal waits for a second person.', 'Approve or refuse it first.');
    const at = toInstant(world.clock.now());
    if (found.fourEyes) {
      await log(world, actor, records, found, `proposed: ${disposition}`);
      return { state: 'proposed', proposal: { disposition, reason, by: actor.id, byName: actor.name, at } };
    }
    await log(world, actor, records, found, `closed: ${disposition}`);
    await clearMatchesBehind(world, records, found, disposition, { first: actor, second: null, because: reason });
    return { state: 'closed', disposition: { disposition, reason, by: actor.id, approvedBy: null, at } };
  });
}

/** A second person's word on a proposal. Nobody approves their own (invariant 6). */
export function approveCase(world: World, actor: Actor, id: string, approve: boolean, reason: string): Promise<StoredCase> {
  return changeCase(world, id, async (found, records) => {
    const proposal = found.proposal;
    if (found.state !== 'proposed' || proposal === null)
      throw new ProblemError('conflict', 'Nothing is proposed here.', 'Propose a response first.');
    if (proposal.by === actor.id)
      throw new ProblemError('own-proposal', 'You proposed this yourself.', 'Ask another person to approve it.');
    const at = toInstant(world.clock.now());
    await log(
      world,
      actor,
      records,
      found,
      approve ? `approved: ${proposal.disposition}` : `refused the proposal: ${proposal.disposition}`,
    );
    if (!approve) return { state: 'open', assignee: null, proposal: null };
    await clearMatchesBehind(world, records, found, proposal.disposition, {
      first: { id: proposal.by, name: proposal.byName },
      second: actor,
      because: `${proposal.reason} / ${reason}`,
    });
    return {
      state: 'closed',
      disposition: {
        disposition: proposal.disposition,
        reason: `${proposal.reason} / ${reason}`,
        by: proposal.by,
        approvedBy: actor.id,
        at,
      },
    };
  });
}

// That no response is warranted to a match says that it is somebody else: it is remembered match by match, and holds until a side changes.
async function clearMatchesBehind(
  world: World,
  records: Records,
  { flag, customer }: StoredCase,
  disposition: DispositionCode,
  agreed: Agreed,
): Promise<void> {
  if (disposition !== 'no-response' || customer === null || (flag !== 'list-match' && flag !== 'list-review')) return;
  await clearMatchesOf(world, records, customer, agreed);
}

async function changeCase(
  world: World,
  id: string,
  change: (found: StoredCase, records: Records) => Promise<CaseChange>,
): Promise<StoredCase> {
  return world.store.transaction(async (records) => {
    const found = await records.case(id);
    if (found === null) throw new ProblemError('not-found', 'There is no such case.', 'Look it up in the queue.');
    await records.changeCase(id, await change(found, records));
    return (await records.case(id)) ?? found;
  });
}

function refuseClosed(found: StoredCase): void {
  if (found.state === 'closed')
    throw new ProblemError('conflict', 'The case is closed.', 'Read its disposition; a new fact opens a new case.');
}

async function log(world: World, actor: Actor, records: Records, found: StoredCase, text: string): Promise<void> {
  await records.append([
    entryFor(world, actor, {
      kind: 'case',
      subject: found.subject,
      text: `${actor.name} ${text} (${found.flag})`,
      body: { case: found.id, text, actor: actor.id },
    }),
  ]);
}
