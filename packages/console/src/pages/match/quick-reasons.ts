import type { MatchExplanation, MatchVerdict } from '@gatehouse/contracts';
import { formatProperty } from '../../format/words.ts';

/** So many can be chosen by a single figure. */
const CHOICES_MAX = 9;

/** Grounds that no comparison of fields can give: what a person did to find out. */
const OWN_GROUNDS: Readonly<Record<MatchVerdict, readonly string[]>> = {
  same: ['The customer confirmed it in writing.', 'A document of the customer shows it.'],
  different: ['A document of the customer shows another person or entity.', 'The publisher’s source tells them apart.'],
  unknown: ['The customer was asked and has not answered yet.', 'The sources contradict each other.'],
};
const TELLING: Readonly<Record<MatchVerdict, readonly MatchExplanation['fields'][number]['verdict'][]>> = {
  same: ['agree'],
  different: ['conflict'],
  unknown: ['unknown'],
};

/**
 * The grounds that a person may choose by number for a verdict: first the fields that speak for it, with what both sides
 * say, then what the machine cannot know. At most nine.
 */
export function quickReasons(verdict: MatchVerdict, explanation: MatchExplanation | null): readonly string[] {
  const fields = (explanation?.fields ?? []).filter((field) => TELLING[verdict].includes(field.verdict));
  const own = OWN_GROUNDS[verdict];
  return [...fields.slice(0, CHOICES_MAX - own.length).map((field) => sentenceOf(verdict, field)), ...own];
}

function sentenceOf(verdict: MatchVerdict, field: MatchExplanation['fields'][number]): string {
  const name = formatProperty(field.field);
  if (verdict === 'unknown') return `The ${name} is not known on ${silentSide(field)}.`;
  const both = `${field.query.join(', ') || 'nothing'} in the customer’s record, ${field.candidate.join(', ') || 'nothing'} on the list`;
  return verdict === 'same' ? `The ${name} agrees: ${both}.` : `Another ${name}: ${both}.`;
}

function silentSide({ query, candidate }: MatchExplanation['fields'][number]): string {
  if (query.length > 0 && candidate.length > 0) return 'both sides in a form that can be compared';
  if (query.length > 0) return 'the list';
  return candidate.length > 0 ? 'the customer’s record' : 'either side';
}
