import type { ErrorObject } from 'ajv/dist/2020.js';
import { wordsForBodsKeyword } from './bods-violation-words.ts';

/** One thing that the standard has against a statement. */
export interface BodsViolation {
  /** The schema's keyword: `type`, `required`, `enum`, `format`, … */
  readonly keyword: string;
  /** Where in the file: `$[3].recordDetails.interests[0].share.exact`. A missing member is told at the object that lacks it. */
  readonly path: string;
  /** The member in our own notation, a missing one included; `row` for the statement itself. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** What is wrong inside an alternative is told by the alternative itself; what follows an `if` by the keyword that failed. */
const INSIDE_ALTERNATIVE = /\/(anyOf|oneOf)\/\d+\//;

/**
 * The schema's errors about the statement at `index`, each told once, the outermost first: without a record type, for one, the details are
 * measured against every kind of record, and only the outermost error is to the point.
 */
export function bodsViolations(errors: readonly ErrorObject[], index: number): BodsViolation[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'oneOf').map(({ instancePath }) => instancePath);
  const told = new Map<string, BodsViolation>();
  for (const error of errors.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    if (error.keyword === 'if' || INSIDE_ALTERNATIVE.test(error.schemaPath)) continue;
    // An alternative that stands in another file has a schema path of its own.
    if (error.keyword !== 'oneOf' && alternatives.some((path) => isWithin(error.instancePath, path))) continue;
    const violation = violationOf(error, index, errors);
    const key = `${violation.keyword} ${violation.field}`;
    if (!told.has(key)) told.set(key, violation);
  }
  return [...told.values()];
}

function violationOf(error: ErrorObject, index: number, all: readonly ErrorObject[]): BodsViolation {
  const members = membersOf(error);
  const missing: unknown = error.keyword === 'required' ? error.params['missingProperty'] : undefined;
  const named = typeof missing === 'string' ? [...members, missing] : members;
  const within = all.filter((other) => other.schemaPath.startsWith(`${error.schemaPath}/`));
  return {
    keyword: error.keyword,
    path: `$[${index}]${members.map((member) => (/^\d+$/.test(member) ? `[${member}]` : `.${member}`)).join('')}`,
    field: named.join('.') || 'row',
    ...wordsForBodsKeyword(error, within),
  };
}

function membersOf({ instancePath }: ErrorObject): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function depthOf({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}
