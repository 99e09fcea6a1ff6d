import type { AccountState } from '@gatehouse/contracts';

/** What can happen to an account, in the words of the proposal's 7.302(d) and of the data model. */
export type AccountEvent =
  | 'signed-up'
  | 'found-us'
  | 'found-foreign'
  | 'status-lost'
  | 'information-complete'
  | 'use-allowed'
  | 'verified'
  | 'date-passed'
  | 'refused'
  | 'measure-binds'
  | 'measure-lapses'
  | 'closed';

interface Transition {
  readonly from: readonly AccountState[];
  readonly event: AccountEvent;
  readonly to: AccountState;
  /** The paragraph of the proposal that this step follows. */
  readonly clause: string;
  readonly because: string;
}

const OPEN: readonly AccountState[] = [
  'applicant',
  'status-unresolved',
  'us-exempt',
  'foreign-intake',
  'verifying',
  'provisional',
  'verified',
  'deprovisioning',
];

/** Every step an account can take. What does not stand here cannot happen. */
export const ACCOUNT_TRANSITIONS: readonly Transition[] = [
  {
    from: ['applicant'],
    event: 'signed-up',
    to: 'status-unresolved',
    clause: '7.302(d)(1)(i)',
    because: 'Signed up; whether customer and owners are US persons is open.',
  },
  {
    from: ['status-unresolved', 'foreign-intake'],
    event: 'found-us',
    to: 'us-exempt',
    clause: '7.302(d)(2)(iv)',
    because: 'Customer and all beneficial owners are US persons by evidence.',
  },
  {
    from: ['status-unresolved'],
    event: 'found-foreign',
    to: 'foreign-intake',
    clause: '7.302(d)(1)(iii)',
    because: 'Not all of customer and owners are US persons by evidence: it is treated as a foreign customer.',
  },
  {
    from: ['us-exempt'],
    event: 'found-foreign',
    to: 'foreign-intake',
    clause: '7.302(f)(1)',
    because: 'A change made the customer or a beneficial owner foreign.',
  },
  {
    from: ['us-exempt'],
    event: 'status-lost',
    to: 'status-unresolved',
    clause: '7.302(d)(1)(i)',
    because: 'The evidence for US status no longer holds.',
  },
  {
    from: ['foreign-intake'],
    event: 'information-complete',
    to: 'verifying',
    clause: '7.302(d)(2)',
    because: 'The information that must be collected is there; verification began.',
  },
  {
    from: ['verifying', 'foreign-intake'],
    event: 'use-allowed',
    to: 'provisional',
    clause: '7.302(d)(3)(ii)',
    because: 'Use within limits while verification is attempted, until a fixed day.',
  },
  {
    from: ['verifying', 'provisional', 'deprovisioning'],
    event: 'verified',
    to: 'verified',
    clause: '7.302(d)',
    because: 'Identity verified: there is a reasonable belief who the customer is.',
  },
  {
    from: ['provisional', 'verifying', 'foreign-intake'],
    event: 'date-passed',
    to: 'deprovisioning',
    clause: '7.304(a)(2)(ix)(D)',
    because: 'Still unverified after the day set for taking the account away.',
  },
  {
    from: ['applicant', 'status-unresolved', 'foreign-intake', 'verifying', 'provisional', 'deprovisioning'],
    event: 'refused',
    to: 'refused',
    clause: '7.302(d)(3)(i)',
    because: 'Verification failed: the account is not opened.',
  },
  { from: OPEN, event: 'measure-binds', to: 'restricted', clause: '7.307(b)', because: 'A special measure binds.' },
  {
    from: ['restricted'],
    event: 'measure-lapses',
    to: 'status-unresolved',
    clause: '7.307(a)(5)',
    because: 'The special measure lapsed; the account is judged anew.',
  },
  {
    from: [...OPEN, 'restricted', 'refused'],
    event: 'closed',
    to: 'closed',
    clause: '7.302(e)(2)',
    because: 'Closed; the time to keep its records runs.',
  },
];

export interface AccountStep {
  readonly event: AccountEvent;
  readonly state: AccountState;
  readonly clause: string;
  readonly because: string;
}

/** The state that an event leads to, or `null` where the event means nothing in this state. */
export function nextState(state: AccountState, event: AccountEvent): AccountStep | null {
  const found = ACCOUNT_TRANSITIONS.find((transition) => transition.event === event && transition.from.includes(state));
  return found === undefined ? null : { event, state: found.to, clause: found.clause, because: found.because };
}

/** Replays dated events from the first state; those that mean nothing where the account stands are passed over. */
export function replayEvents(
  events: readonly { readonly event: AccountEvent; readonly at: string }[],
  start: AccountState = 'applicant',
): (AccountStep & { at: string })[] {
  const steps: (AccountStep & { at: string })[] = [];
  let state = start;
  for (const { event, at } of events) {
    const step = nextState(state, event);
    if (step === null) continue;
    steps.push({ ...step, at });
    state = step.state;
  }
  return steps;
}
