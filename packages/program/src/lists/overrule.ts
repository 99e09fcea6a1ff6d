import type { OverruleView } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';

/** Who asks or decides. One person can be known by several names: at a terminal by the address, at the console by the id. */
export interface Overruler extends Actor {
  readonly alsoKnownAs?: readonly string[];
}

const REASON_CHARACTERS_MIN = 10;

/** One person asks that a version be taken although the guard holds it back. Throws `conflict` where another asked already. */
export function askedOverrule(
  candidate: string,
  before: OverruleView | undefined,
  { by, because, at }: { readonly by: Overruler; readonly because: string; readonly at: string },
): OverruleView {
  if (before?.state === 'asked')
    throw new ProblemError('conflict', `${before.askedByName} has asked this already.`, 'Approve or refuse what was asked.');
  const turn = Number(before?.id.split('_').at(-1) ?? 0) + 1;
  return {
    id: `${candidate.replace(/^cand_/, 'ovr_')}_${turn}`,
    candidate,
    state: 'asked',
    askedBy: by.id,
    askedByName: by.name,
    askedAt: at,
    because: reasonOf(because),
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    decidedBecause: null,
  };
}

/** A second person's word on it. Nobody approves their own (invariant 6): throws `own-proposal`; `conflict` where nothing is asked. */
export function decidedOverrule(
  asked: OverruleView | undefined,
  { by, approve, because, at }: { readonly by: Overruler; readonly approve: boolean; readonly because: string; readonly at: string },
): OverruleView {
  if (asked?.state !== 'asked')
    throw new ProblemError('conflict', 'Nobody has asked that this version be taken.', 'Ask first, and let another person approve it.');
  const asker = new Set([asked.askedBy, asked.askedByName].map(plain));
  if ([by.id, by.name, ...(by.alsoKnownAs ?? [])].some((name) => asker.has(plain(name))))
    throw new ProblemError('own-proposal', 'You asked for this yourself.', 'Ask another person to approve it.');
  return {
    ...asked,
    state: approve ? 'approved' : 'refused',
    decidedBy: by.id,
    decidedByName: by.name,
    decidedAt: at,
    decidedBecause: reasonOf(because),
  };
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/^cli:/, '');
}

function reasonOf(because: string): string {
  const reason = because.trim();
  if (reason.length < REASON_CHARACTERS_MIN)
    throw new ProblemError('invalid-field', 'The reason is missing or too short.', 'Write a reason of at least ten characters.', {
      field: 'because',
    });
  return reason;
}
