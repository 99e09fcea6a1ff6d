import type { OwnershipView } from '@gatehouse/contracts';
import { lawOf, lineOf, type LawOnDay } from './law-on-day.ts';

/** The shares at which a law draws a line, and what it means to reach it. */
const LINES = [
  {
    pack: 'us-iaas-nprm-2024',
    parameter: 'beneficial-owner-share',
    clause: '7.301 Beneficial owner (2)',
    meaning: 'An individual with this share or more of the ownership interests, direct or indirect, is a beneficial owner.',
  },
  {
    pack: 'us-ofac-50',
    parameter: 'ownership-share',
    clause: 'FAQ 399',
    meaning: 'Blocked parties who hold this share or more together block what they own, and it blocks in turn what it owns.',
  },
] as const;

/** The lines of the law of the day, inclusive; a law without a line on that day gives none. */
export function legalLines(law: LawOnDay): OwnershipView['lines'] {
  return LINES.flatMap(({ pack, parameter, clause, meaning }) => {
    const at = lineOf(law, pack, parameter);
    return at === null ? [] : [{ at_percent: at, meaning, law: lawOf(law, pack, clause) }];
  });
}
