import type { FeatureVerdicts } from './feature-verdicts.ts';
import type { PreparedEntity } from './prepare-entity.ts';
import type { BestName } from './best-name.ts';

/** The sentence for each feature that moved a score. */
export function featureDetail(feature: string, verdicts: FeatureVerdicts, query: PreparedEntity, candidate: PreparedEntity): string {
  return DETAILS[feature]?.(verdicts, query, candidate) ?? '';
}

type Teller = (verdicts: FeatureVerdicts, query: PreparedEntity, candidate: PreparedEntity) => string;

const DETAILS: Readonly<Record<string, Teller>> = {
  name: ({ name }) => (name === undefined ? '' : nameDetail(name)),
  'weak-alias': ({ name }) => (name === undefined ? '' : `${nameDetail(name)} One of them is a weak alias.`),
  'name-unreadable': () => 'A name holds no letter or digit that can be compared: a person must look.',
  identifier: identifierDetail,
  type: (_, query, candidate) => `One is ${withArticle(query.group)}, the other ${withArticle(candidate.group)}: a contradiction.`,
  'birth-date': birthDateDetail,
  country: ({ country }, query, candidate) =>
    country?.shared === undefined
      ? `The countries differ, ${[...query.countries].join(', ')} and ${[...candidate.countries].join(', ')}: a contradiction.`
      : `Both name ${country.shared}.`,
  gender: ({ gender }, query, candidate) =>
    gender === 'same' ? 'The genders agree.' : `The genders differ, ${query.gender} and ${candidate.gender}: a contradiction.`,
  address: ({ address }) => {
    if (address === undefined) return '';
    const pair = `"${address.query}" and "${address.candidate}"`;
    if (address.verdict === 'close') return `Their addresses lie in one place: ${pair}.`;
    return address.similarity === 1 ? `Both give the same address: ${pair}.` : `Their addresses agree but for some words: ${pair}.`;
  },
};

function withArticle(group: string): string {
  return `${/^[aeio]/.test(group) ? 'an' : 'a'} ${group}`;
}

function identifierDetail({ identifier }: FeatureVerdicts): string {
  if (identifier === undefined) return '';
  const { verdict, scheme, query, candidate } = identifier;
  if (verdict === 'other') return `Their ${scheme} numbers differ, ${query} and ${candidate}: a contradiction.`;
  if (verdict === 'shared') return `Both bear the ${scheme} number ${query}.`;
  return `Both give the ${scheme} number ${query}, whose check digits are wrong: it proves little.`;
}

function birthDateDetail({ birthDate }: FeatureVerdicts): string {
  if (birthDate === undefined) return '';
  const pair = `${birthDate.query} and ${birthDate.candidate}`;
  switch (birthDate.verdict) {
    case 'same-day':
      return birthDate.query === birthDate.candidate
        ? `The birth dates agree: ${pair}.`
        : `The birth dates agree once day and month change places: ${pair}.`;
    case 'same-month':
      return `The birth dates agree to the month: ${pair}.`;
    case 'same-year':
      return `The birth years agree: ${pair}.`;
    case 'near-year':
      return `The birth years lie close: ${pair}.`;
    case 'other-day':
      return `The birth years agree, the days do not: ${pair}.`;
    default:
      return `The birth years differ, ${pair}: a contradiction.`;
  }
}

function nameDetail({ query, candidate, comparison, told }: BestName): string {
  const { unmatched } = comparison;
  const pair = `"${query.name.original}" and "${candidate.name.original}"`;
  if (told !== undefined) return `${pair}: ${told}`;
  if (unmatched.query.length > 0 && unmatched.candidate.length > 0) {
    return `${pair} differ in "${unmatched.query.join(' ')}" against "${unmatched.candidate.join(' ')}": a contradiction.`;
  }
  const missing = [...unmatched.query, ...unmatched.candidate];
  if (missing.length > 0) return `${pair} agree; one of them leaves out "${missing.join(' ')}".`;
  return comparison.score === 1 ? `${pair} are the same name.` : `${pair} are alike in sound or spelling.`;
}
