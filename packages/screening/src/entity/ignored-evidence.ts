import type { MatchExplanation, ScorePart } from '@gatehouse/contracts';
import { NAME_CHARACTERS_MAX } from '../names/prepare-name.ts';
import { readPartialDate } from './birth-date.ts';
import { countryCode } from './country-code.ts';
import type { FeatureVerdicts } from './feature-verdicts.ts';
import type { ScoringProfile } from './profile.ts';
import { readIdentifiers } from './identifiers.ts';
import {
  ADDRESS_PROPERTIES,
  BIRTH_PROPERTIES,
  COUNTRY_PROPERTIES,
  type EntityInput,
  GENDERS,
  NAME_PROPERTIES,
  NAMES_MAX,
  valuesOf,
} from './prepare-entity.ts';

type Ignored = MatchExplanation['ignored'];
type Properties = Readonly<Record<string, readonly string[]>>;

const NAME_PARTS = ['firstName', 'middleName', 'secondName', 'fatherName', 'lastName'];
const WHAT_LENGTH_MAX = 120;

/** What either side gave and did not count, and why. */
export function ignoredEvidence(
  query: EntityInput,
  candidate: EntityInput,
  verdicts: FeatureVerdicts,
  told: { readonly parts: readonly ScorePart[]; readonly profile: ScoringProfile },
): Ignored {
  const [left, right] = [query.properties ?? {}, candidate.properties ?? {}];
  const found = [...ofSide(left), ...ofSide(right)];
  if (verdicts.gender === 'same') found.push({ what: 'gender', why: 'Half of all people share it: agreement proves nothing.' });
  if (verdicts.address === undefined && hasBoth(left, right, ADDRESS_PROPERTIES)) {
    found.push({ what: 'address', why: 'The addresses differ: parties move and have several, so this contradicts nothing.' });
  }
  found.push(...withoutEffect(verdicts, told.parts, told.profile));
  const unique = new Map(found.map(({ what, why }) => [`${what}\n${why}`, { what: what.slice(0, WHAT_LENGTH_MAX), why }]));
  return [...unique.values()];
}

/** Features that both sides tell and that moved nothing. */
function withoutEffect(verdicts: FeatureVerdicts, parts: readonly ScorePart[], profile: ScoringProfile): Ignored {
  const why =
    profile.ofacSearch === undefined
      ? 'The names are too unlike for it to count: many parties share it.'
      : "OFAC's search scores names alone.";
  const known: readonly (readonly [string, unknown])[] = [
    ['identifier', verdicts.identifier],
    ['birth-date', verdicts.birthDate],
    ['country', verdicts.country],
    ['address', verdicts.address],
  ];
  return known.flatMap(([what, verdict]) =>
    verdict === undefined || parts.some(({ feature }) => feature === what) ? [] : [{ what, why }],
  );
}

function hasBoth(left: Properties, right: Properties, names: readonly string[]): boolean {
  return valuesOf(left, names).length > 0 && valuesOf(right, names).length > 0;
}

function ofSide(properties: Properties): Ignored {
  return [
    ...ofNames(properties),
    ...ofValues(properties, BIRTH_PROPERTIES, (text) => readPartialDate(text) !== undefined, 'No year can be read in it.'),
    ...ofValues(
      properties,
      COUNTRY_PROPERTIES,
      (text) => countryCode(text) !== undefined,
      'It is no country that is known by code or English name.',
    ),
    ...ofValues(properties, ['gender'], (text) => GENDERS[text.toLowerCase()] !== undefined, 'It is neither male nor female.'),
    ...ofIdentifiers(properties),
    ...ofOthers(properties),
  ];
}

function ofValues(properties: Properties, names: readonly string[], isRead: (text: string) => boolean, why: string): Ignored {
  return names.flatMap((name) => valuesOf(properties, [name]).flatMap((text) => (isRead(text) ? [] : [{ what: `${name} ${text}`, why }])));
}

function ofNames(properties: Properties): Ignored {
  const names = valuesOf(properties, [...NAME_PROPERTIES, 'weakAlias']);
  const found = names
    .filter((name) => name.length > NAME_CHARACTERS_MAX)
    .map((name) => ({
      what: `the end of the name ${name.slice(0, 40)}…`,
      why: `Only the first ${NAME_CHARACTERS_MAX} characters of a name are read.`,
    }));
  if (names.length > NAMES_MAX)
    found.push({ what: `${names.length - NAMES_MAX} names`, why: `Only the first ${NAMES_MAX} names are read.` });
  return found;
}

function ofIdentifiers(properties: Properties): Ignored {
  return readIdentifiers(properties).flatMap(({ property, text, scheme, identifier }) => {
    if (identifier === undefined) return [{ what: `${property} ${text}`, why: 'It is too short to tell parties apart.' }];
    if (identifier.checked !== false) return [];
    return [
      {
        what: `${property} ${text}`,
        why: `Its check digits are wrong: it does not count as a ${scheme} number that one party alone bears.`,
      },
    ];
  });
}

/** Properties that no feature reads, such as a web site. */
function ofOthers(properties: Properties): Ignored {
  const hasName = valuesOf(properties, NAME_PROPERTIES).length > 0;
  return Object.keys(properties).flatMap((property) => {
    if (valuesOf(properties, [property]).length === 0) return [];
    if (NAME_PARTS.includes(property)) return hasName ? [{ what: property, why: 'A whole name was given: its parts add nothing.' }] : [];
    if (READ_PROPERTIES.has(property) || isIdentifier(property)) return [];
    return [{ what: property, why: 'This field is not compared.' }];
  });
}

const READ_PROPERTIES: ReadonlySet<string> = new Set([
  ...NAME_PROPERTIES,
  'weakAlias',
  'gender',
  ...BIRTH_PROPERTIES,
  ...COUNTRY_PROPERTIES,
  ...ADDRESS_PROPERTIES,
]);

function isIdentifier(property: string): boolean {
  return readIdentifiers({ [property]: ['-'] }).length > 0;
}
