import type { Account, Customer } from '@gatehouse/contracts';
import type { AccountEvent } from './account-states.ts';
import type { Assessment } from './assessment.ts';

/** Something that happened to an account, and when it became so. */
export interface DatedEvent {
  readonly event: AccountEvent;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What of a judgement stands in no assessment, because it is so on the day only. */
export interface AccountFacts {
  /** Nothing that must be collected is missing. */
  readonly complete: boolean;
  /** A special measure that reaches the customer binds today. */
  readonly measureBinds: boolean;
}

/** What has happened to an account by the day, in order: the input of the state machine. */
export function accountEvents(
  account: Account,
  customer: Customer,
  assessment: Assessment,
  facts: AccountFacts,
  today: string,
): DatedEvent[] {
  const last = customer.verification.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  const opened = account.opened;
  const events: DatedEvent[] = [{ event: 'signed-up', at: customer.signedUp }];
  const add = (event: AccountEvent, at: string): void => void events.push({ event, at: at < opened ? opened : at });
  if (assessment.carvedOut) add('found-us', opened);
  else if (assessment.status !== 'unresolved' || assessment.owners.some((owner) => owner.status === 'foreign'))
    add('found-foreign', opened);
  if (facts.complete) add('information-complete', opened);
  if (customer.verifyBy !== undefined) add('use-allowed', opened);
  if (last?.result === 'verified') add('verified', startOf(last.on));
  else if (last?.result === 'failed' && customer.verifyBy === undefined) add('refused', startOf(last.on));
  else if (customer.verifyBy !== undefined && customer.verifyBy < today) add('date-passed', startOf(customer.verifyBy));
  if (facts.measureBinds) add('measure-binds', startOf(today));
  if (account.closed !== undefined && account.closed.slice(0, 10) <= today) add('closed', account.closed);
  return events;
}

function startOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}
