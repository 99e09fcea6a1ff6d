import type { Handlers } from '../call.ts';
import { accountHandlers } from './accounts.ts';
import { auditHandlers } from './audit.ts';
import { caseHandlers } from './cases.ts';
import { customerHandlers } from './customers.ts';
import { decisionHandlers } from './decisions.ts';
import { lawHandlers } from './law.ts';
import { listHandlers } from './lists.ts';
import { yenteHandlers } from './match.ts';
import { matchReviewHandlers } from './matches.ts';
import type { Rooms } from './rooms.ts';
import { ownershipHandlers } from './ownership.ts';
import { reportHandlers } from './reports.ts';
import { sessionHandlers } from './session.ts';
import { usageHandlers } from './usage.ts';

/** Every operation's handler. */
export function handlersOf(rooms: Rooms): Handlers {
  return {
    ...sessionHandlers(rooms),
    ...caseHandlers(rooms),
    ...customerHandlers(rooms),
    ...ownershipHandlers(rooms),
    ...accountHandlers(rooms),
    ...usageHandlers(rooms),
    ...reportHandlers(rooms),
    ...lawHandlers(rooms),
    ...listHandlers(rooms),
    ...auditHandlers(rooms),
    ...decisionHandlers(rooms),
    ...yenteHandlers(rooms),
    ...matchReviewHandlers(rooms),
  };
}
