import { type AddressComparison, compareAddresses } from './compare-addresses.ts';
import { type BirthDateComparison, compareBirthDates } from './compare-birth-dates.ts';
import { type BestName, bestName } from './best-name.ts';
import { bestOfacName } from './best-ofac-name.ts';
import { compareIdentifiers, type IdentifierComparison } from './compare-identifiers.ts';
import type { PreparedEntity } from './prepare-entity.ts';
import type { ScoringProfile } from './profile.ts';
import { areCompatible } from './schema-group.ts';

/** Two sets of countries that were both given: the one in common, or none. */
export interface CountryComparison {
  readonly shared: string | undefined;
}

/** What each feature of two entities says. `undefined` is unknown: a side does not tell, and that speaks neither for nor against. */
export interface FeatureVerdicts {
  /** A name was given and cannot be read. */
  readonly unreadable: boolean;
  readonly name: BestName | undefined;
  readonly identifier: IdentifierComparison | undefined;
  readonly isOtherType: boolean;
  readonly birthDate: BirthDateComparison | undefined;
  readonly country: CountryComparison | undefined;
  readonly gender: 'same' | 'other' | undefined;
  readonly address: AddressComparison | undefined;
}

/** Compares every feature of two entities, without weighing any of it. */
export function judgeFeatures(query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): FeatureVerdicts {
  const unreadable = query.unreadable || candidate.unreadable;
  return {
    unreadable,
    name: unreadable ? undefined : bestPair(query, candidate, profile),
    identifier: compareIdentifiers(query.identifiers, candidate.identifiers),
    isOtherType: !areCompatible(query.group, candidate.group),
    birthDate: compareBirthDates(query.birthDates, candidate.birthDates),
    country: compareCountries(query.countries, candidate.countries),
    gender: compareGenders(query.gender, candidate.gender),
    address: compareAddresses(query.addresses, candidate.addresses),
  };
}

function bestPair(
  query: PreparedEntity,
  candidate: PreparedEntity,
  { ofacSearch, weakAlias, matchFrom }: ScoringProfile,
): BestName | undefined {
  if (ofacSearch !== undefined) return bestOfacName(query, candidate, ofacSearch, weakAlias);
  return bestName(query, candidate, weakAlias, matchFrom);
}

function compareCountries(query: ReadonlySet<string>, candidate: ReadonlySet<string>): CountryComparison | undefined {
  if (query.size === 0 || candidate.size === 0) return undefined;
  for (const country of query) if (candidate.has(country)) return { shared: country };
  return { shared: undefined };
}

function compareGenders(query: string | undefined, candidate: string | undefined): 'same' | 'other' | undefined {
  if (query === undefined || candidate === undefined) return undefined;
  return query === candidate ? 'same' : 'other';
}
