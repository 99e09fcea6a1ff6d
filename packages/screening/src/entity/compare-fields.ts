import type { AlignedNames, FieldComparison } from '@gatehouse/contracts';
import { countryCode } from './country-code.ts';
import { featureDetail } from './feature-details.ts';
import type { FeatureVerdicts } from './feature-verdicts.ts';
import { identifierKey, readIdentifiers } from './identifiers.ts';
import { ADDRESS_PROPERTIES, BIRTH_PROPERTIES, COUNTRY_PROPERTIES, type EntityInput, prepareEntity, valuesOf } from './prepare-entity.ts';
import { schemaGroup } from './schema-group.ts';

type Properties = Readonly<Record<string, readonly string[]>>;
type Verdict = FieldComparison['verdict'];

/** From here names agree; below, they are close or contradict. */
const NAME_AGREES_FROM = 0.95;
const NAME_CLOSE_FROM = 0.6;

/** The fields that either side gives, field by field as they were written. What one side does not say is unknown. */
export function compareFields(
  query: EntityInput,
  candidate: EntityInput,
  verdicts: FeatureVerdicts,
  words: AlignedNames['words'],
): FieldComparison[] {
  const [left, right] = [query.properties ?? {}, candidate.properties ?? {}];
  const tell = (feature: string): string => featureDetail(feature, verdicts, prepareEntity(query), prepareEntity(candidate));
  const fields = [
    field('name', namesIn(left), namesIn(right), nameVerdict(verdicts, words), tell(verdicts.unreadable ? 'name-unreadable' : 'name')),
    field(
      'type',
      schemaOf(query),
      schemaOf(candidate),
      typeVerdict(query, candidate, verdicts),
      verdicts.isOtherType ? tell('type') : typeDetail(query, candidate),
    ),
    field('birth-date', valuesOf(left, BIRTH_PROPERTIES), valuesOf(right, BIRTH_PROPERTIES), birthVerdict(verdicts), tell('birth-date')),
    field(
      'country',
      countriesIn(left),
      countriesIn(right),
      countryVerdict(verdicts),
      verdicts.country === undefined ? '' : tell('country'),
    ),
    field(
      'gender',
      valuesOf(left, ['gender']),
      valuesOf(right, ['gender']),
      genderVerdict(verdicts),
      verdicts.gender === undefined ? '' : tell('gender'),
    ),
    field('address', valuesOf(left, ADDRESS_PROPERTIES), valuesOf(right, ADDRESS_PROPERTIES), addressVerdict(verdicts), tell('address')),
    ...identifierFields(left, right),
  ];
  return fields.filter((one) => one.query.length > 0 || one.candidate.length > 0);
}

function field(name: string, query: string[], candidate: string[], verdict: Verdict, detail: string): FieldComparison {
  if (query.length > 0 && candidate.length > 0)
    return { field: name, query, candidate, verdict, detail: detail || (NOTHING_TO_TELL[name] ?? '') };
  return { field: name, query, candidate, verdict: 'unknown', detail: `${query.length === 0 ? ONE_GIVEN : NONE_GIVEN}${SAYS_NOTHING}` };
}

// Who is compared is a customer, an owner or a line of input; what it is compared with is a listed party in all uses.
const ONE_GIVEN = 'Only the listed party gives one';
const NONE_GIVEN = 'The listed party gives none';
const SAYS_NOTHING = ': this speaks neither for nor against.';

/** Both sides give one, and nothing of it was compared. */
const NOTHING_TO_TELL: Readonly<Record<string, string>> = {
  name: `A name cannot be read${SAYS_NOTHING}`,
  'birth-date': `One of the dates cannot be read${SAYS_NOTHING}`,
  country: `One of the countries is not known by this name${SAYS_NOTHING}`,
  gender: `One of them is neither female nor male${SAYS_NOTHING}`,
  address: `The addresses differ, and parties move and have several${SAYS_NOTHING}`,
};

function namesIn(properties: Properties): string[] {
  return valuesOf(properties, ['name', 'alias', 'previousName', 'abbreviation', 'weakAlias', 'firstName', 'lastName']);
}

function schemaOf(entity: EntityInput): string[] {
  return entity.schema === undefined ? [] : [entity.schema];
}

function countriesIn(properties: Properties): string[] {
  return [...new Set(valuesOf(properties, COUNTRY_PROPERTIES).map((text) => countryCode(text) ?? text))];
}

/** Names whose words only sound or look alike are close, however little that takes from the score. */
function nameVerdict({ name, unreadable }: FeatureVerdicts, words: AlignedNames['words']): Verdict {
  if (unreadable || name === undefined) return 'unknown';
  const areAlike = words.some(({ how }) => how === 'sounds-alike' || how === 'spelled-alike' || how === 'contradicts');
  if (name.comparison.score >= NAME_AGREES_FROM) return areAlike ? 'close' : 'agree';
  return name.comparison.score >= NAME_CLOSE_FROM ? 'close' : 'conflict';
}

function typeVerdict(query: EntityInput, candidate: EntityInput, { isOtherType }: FeatureVerdicts): Verdict {
  if (isOtherType) return 'conflict';
  return schemaGroup(query.schema) === schemaGroup(candidate.schema) ? 'agree' : 'close';
}

function typeDetail(query: EntityInput, candidate: EntityInput): string {
  return schemaGroup(query.schema) === schemaGroup(candidate.schema) ? 'Both are of one type.' : 'One party can be of both types.';
}

function birthVerdict({ birthDate }: FeatureVerdicts): Verdict {
  if (birthDate === undefined) return 'unknown';
  // Day and month that changed places count as the same day, and are not the same date.
  if (birthDate.verdict === 'same-day') return birthDate.query === birthDate.candidate ? 'agree' : 'close';
  return birthDate.verdict === 'other-year' || birthDate.verdict === 'far-year' ? 'conflict' : 'close';
}

function countryVerdict({ country }: FeatureVerdicts): Verdict {
  if (country === undefined) return 'unknown';
  return country.shared === undefined ? 'conflict' : 'agree';
}

function genderVerdict({ gender }: FeatureVerdicts): Verdict {
  if (gender === undefined) return 'unknown';
  return gender === 'same' ? 'agree' : 'conflict';
}

function addressVerdict({ address }: FeatureVerdicts): Verdict {
  if (address === undefined) return 'unknown';
  return address.verdict === 'same' && address.similarity === 1 ? 'agree' : 'close';
}

/** One field a scheme of numbers. A number that fits on the other side under another scheme agrees in its own field. */
function identifierFields(query: Properties, candidate: Properties): FieldComparison[] {
  const [left, right] = [readIdentifiers(query), readIdentifiers(candidate)];
  const keysOf = (side: typeof left): Set<string> =>
    new Set(side.flatMap(({ identifier }) => (identifier === undefined ? [] : identifierKey(identifier))));
  const ofRight = keysOf(right);
  const shared = new Set([...keysOf(left)].filter((key) => ofRight.has(key)));
  return [...new Set([...left, ...right].map(({ scheme }) => scheme))].map((scheme) => {
    const [ofQuery, ofCandidate] = [left, right].map((side) => side.filter((one) => one.scheme === scheme));
    const both = [...(ofQuery ?? []), ...(ofCandidate ?? [])];
    const agrees = both.some(({ identifier }) => identifier !== undefined && shared.has(identifierKey(identifier)));
    const strong = [ofQuery, ofCandidate].every((side) => side?.some(({ identifier }) => identifier?.strong === true));
    const wrong = both.filter(({ identifier }) => identifier?.checked === false).map(({ text }) => text);
    const verdict = agrees ? (wrong.length > 0 ? 'close' : 'agree') : strong ? 'conflict' : 'unknown';
    return identifierField(scheme, ofQuery ?? [], ofCandidate ?? [], verdict, wrong);
  });
}

function identifierField(
  scheme: string,
  query: readonly { readonly text: string }[],
  candidate: readonly { readonly text: string }[],
  verdict: Verdict,
  wrong: readonly string[],
): FieldComparison {
  const told = field(
    scheme,
    query.map(({ text }) => text),
    candidate.map(({ text }) => text),
    verdict,
    IDENTIFIER_DETAILS[verdict],
  );
  const elsewhere =
    verdict === 'agree' && told.verdict === 'unknown' ? { verdict, detail: 'The other side gives this number under another scheme.' } : {};
  const doubt = wrong.length === 0 ? '' : ` Wrong check digits: ${wrong.join(', ')}.`;
  const row = { ...told, ...elsewhere };
  return { ...row, detail: row.detail + doubt };
}

const IDENTIFIER_DETAILS: Readonly<Record<Verdict, string>> = {
  agree: 'Both bear this number.',
  close: 'Both give this number, and its check digits are wrong.',
  conflict: 'A party has one of these, and they differ: a contradiction.',
  unknown: 'They differ, and one party may have several: this speaks neither for nor against.',
};
