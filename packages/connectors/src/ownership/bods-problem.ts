import { problem, type Problem } from '@gatehouse/foundation';
import type { BodsViolation } from './bods-violation.ts';

/** Problem details that carry the standard's own error: RFC 9457 extension members, the same for every validator of BODS 0.4. */
export interface BodsProblem extends Problem {
  readonly standard: 'BODS 0.4';
  readonly keyword: string;
  readonly path: string;
  /** What else the standard has against the same statement, at most {@link FURTHER_MAX}. */
  readonly further?: readonly { readonly keyword: string; readonly path: string }[];
}

export const FURTHER_MAX = 20;

/** A statement that the standard refuses, told by the outermost violation. `violations` holds at least that one. */
export function bodsProblem(violations: readonly [BodsViolation, ...BodsViolation[]], place: { file: string; line: number }): BodsProblem {
  const [first, ...rest] = violations;
  const { keyword, path, field } = first;
  return {
    ...problem('invalid-field', `${field} ${first.problem} (BODS 0.4: ${keyword} at ${path}).`, first.fix, { ...place, field }),
    standard: 'BODS 0.4',
    keyword,
    path,
    ...(rest.length === 0 ? {} : { further: rest.slice(0, FURTHER_MAX).map((other) => ({ keyword: other.keyword, path: other.path })) }),
  };
}
