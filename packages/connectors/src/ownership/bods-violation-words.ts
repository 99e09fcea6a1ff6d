import type { ErrorObject } from 'ajv/dist/2020.js';

export interface ViolationWords {
  readonly problem: string;
  readonly fix: string;
}

type Params = Readonly<Record<string, unknown>>;

const FORMAT_FIXES: Readonly<Record<string, string>> = {
  date: 'Write a calendar date that exists, YYYY-MM-DD.',
  'date-time': 'Write an instant with its zone, such as 2026-01-02T03:04:05Z.',
  uri: 'Write an absolute address, such as https://example.org/.',
};

/** What each keyword of the standard's schema says, and what to do. A keyword that is not here is told by its name. */
const WORDS: Readonly<Record<string, (params: Params) => ViolationWords>> = {
  type: ({ type }) => ({ problem: `is no ${String(type)}`, fix: `The standard wants the JSON type ${String(type)} here.` }),
  required: () => ({ problem: 'is missing', fix: 'The standard requires this member: add it.' }),
  enum: ({ allowedValues }) => ({
    problem: 'is none of the codes that the standard allows here',
    fix: `Write one of ${Array.isArray(allowedValues) ? allowedValues.join(', ') : 'its codelist'}.`,
  }),
  const: ({ allowedValue }) => ({
    problem: 'is not what the standard allows beside the other members of this object',
    fix: `Only ${JSON.stringify(allowedValue)} can stand here, or leave the member out.`,
  }),
  minimum: ({ limit }) => ({ problem: `is under the minimum of ${String(limit)}`, fix: `At least ${String(limit)} must stand here.` }),
  maximum: ({ limit }) => ({ problem: `is over the maximum of ${String(limit)}`, fix: `At most ${String(limit)} can stand here.` }),
  minLength: ({ limit }) => ({
    problem: `is shorter than ${String(limit)} characters`,
    fix: `Write at least ${String(limit)} characters.`,
  }),
  maxLength: ({ limit }) => ({ problem: `is longer than ${String(limit)} characters`, fix: `Write at most ${String(limit)} characters.` }),
  minProperties: ({ limit }) => ({ problem: `has fewer than ${String(limit)} members`, fix: 'Add a member, or leave the object out.' }),
  format: ({ format }) => ({
    problem: `has not the form of a ${String(format)}`,
    fix: FORMAT_FIXES[String(format)] ?? 'Correct its form.',
  }),
  pattern: ({ pattern }) => ({ problem: 'has not the form that the standard gives', fix: `It must match ${String(pattern)}.` }),
  oneOf: () => ({
    problem: 'is neither the id of a record nor a reason why none is named',
    fix: 'Write a recordId, or an object with a reason of the codelist unspecifiedReason.',
  }),
};

/** A schema error in words that do not repeat the value. `within` are the errors of the alternatives of an `anyOf`. */
export function wordsForBodsKeyword(error: ErrorObject, within: readonly ErrorObject[]): ViolationWords {
  if (error.keyword === 'anyOf') return wordsForAlternatives(within);
  return WORDS[error.keyword]?.(error.params) ?? { problem: `breaks the standard's rule "${error.keyword}"`, fix: 'Correct it.' };
}

function wordsForAlternatives(within: readonly ErrorObject[]): ViolationWords {
  const missing = [
    ...new Set(within.flatMap(({ params }) => (typeof params['missingProperty'] === 'string' ? params['missingProperty'] : []))),
  ];
  if (missing.length > 0) {
    return { problem: `has neither of ${missing.join(', ')}`, fix: `Add ${missing.join(' or ')}.` };
  }
  const forms = within.flatMap(({ keyword, params }) => (keyword === 'format' ? (FORMAT_FIXES[String(params['format'])] ?? []) : []));
  return { problem: 'has none of the forms that the standard allows here', fix: forms.join(' Or: ') || 'Correct its form.' };
}
