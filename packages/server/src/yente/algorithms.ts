import type { AlgorithmsResponse, FeatureDocs } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { DEFAULT_PROFILE, PROFILES, type ScoringProfile } from '@gatehouse/screening';

/** The algorithms of yente itself: a client that is set to one of them goes on working, and is scored by our own profile. */
const YENTE_ALGORITHMS: readonly string[] = ['best', 'logic-v2', 'logic-v1', 'name-based', 'name-qualified', 'regression-v1'];

/** The profile that a client asks for by yente's parameter. Throws `bad-input` for a name that neither has. */
export function profileFor(algorithm: string): ScoringProfile {
  const own = Object.hasOwn(PROFILES, algorithm) ? PROFILES[algorithm] : undefined;
  if (own !== undefined) return own;
  if (YENTE_ALGORITHMS.includes(algorithm)) return DEFAULT_PROFILE;
  throw new ProblemError(
    'bad-input',
    `There is no algorithm called "${algorithm}".`,
    `Ask for best, or for one of ${Object.keys(PROFILES).join(', ')}.`,
    { field: 'algorithm' },
  );
}

const FEATURES: Readonly<Record<string, (profile: ScoringProfile) => { description: string; coefficient: number }>> = {
  name: () => ({ description: 'How alike the best pair of names is; the other features move the score from there.', coefficient: 1 }),
  'weak-alias': ({ weakAlias }) => ({ description: 'The same where one name is a weak alias.', coefficient: weakAlias }),
  identifier: ({ sharedIdentifier }) => ({
    description: 'A number in common, by its kind: LEI, registration, tax, passport, IMO, wallet.',
    coefficient: sharedIdentifier,
  }),
  'birth-date': ({ sameBirthDay }) => ({ description: 'Dates of birth, as precise as both sides give them.', coefficient: sameBirthDay }),
  country: ({ sameCountry }) => ({ description: 'A country in common, or none.', coefficient: sameCountry }),
  address: ({ sameAddress }) => ({ description: 'An address in common.', coefficient: sameAddress }),
  gender: ({ otherGender }) => ({ description: 'Different genders.', coefficient: otherGender }),
  type: ({ otherType }) => ({ description: 'A person against a company, a vessel against a person.', coefficient: otherType }),
};

/** What the features of a profile mean. A coefficient is the most that a feature takes of what is missing to 1, or takes away. */
export function featureDocs(profile: ScoringProfile): FeatureDocs {
  return Object.fromEntries(Object.entries(FEATURES).map(([feature, docs]) => [feature, { ...docs(profile), url: '/docs' }]));
}

export function algorithms(): AlgorithmsResponse {
  return {
    algorithms: Object.values(PROFILES).map((profile) => ({
      name: profile.name,
      description: `Profile ${profile.name}, version ${profile.version}: matches from ${profile.matchFrom}, review from ${profile.reviewFrom}.`,
      features: featureDocs(profile),
      docs: featureDocs(profile),
    })),
    default: DEFAULT_PROFILE.name,
    best: DEFAULT_PROFILE.name,
  };
}
