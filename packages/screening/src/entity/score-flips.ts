import type { ScoreFlip } from '@gatehouse/contracts';
import { bandOfVerdicts } from './compare-entities.ts';
import type { FeatureVerdicts } from './feature-verdicts.ts';
import type { PreparedEntity } from './prepare-entity.ts';
import type { ScoringProfile } from './profile.ts';
import { scoreFeatures } from './score-features.ts';

/** One fact that might be other than it is known now. */
interface WhatIf {
  readonly change: string;
  readonly verdicts: Partial<FeatureVerdicts>;
}

const NOWHERE = { query: '', candidate: '' };

/** Which single fact, learned or corrected, would move the score into another band, and where to; the furthest move first. */
export function scoreFlips(
  verdicts: FeatureVerdicts,
  query: PreparedEntity,
  candidate: PreparedEntity,
  profile: ScoringProfile,
): ScoreFlip[] {
  const { score: now } = scoreFeatures(verdicts, profile);
  const band = bandOfVerdicts(now, verdicts, profile);
  return whatIfs(verdicts, query, candidate)
    .map(({ change, verdicts: other }) => {
      const changed = { ...verdicts, ...other };
      const { score } = scoreFeatures(changed, profile);
      return { change, score, band: bandOfVerdicts(score, changed, profile) };
    })
    .filter((flip) => flip.band !== band)
    .toSorted((a, b) => Math.abs(b.score - now) - Math.abs(a.score - now));
}

function whatIfs(verdicts: FeatureVerdicts, query: PreparedEntity, candidate: PreparedEntity): WhatIf[] {
  return [
    ...birthDateWhatIfs(verdicts, query, candidate),
    ...countryWhatIfs(verdicts),
    ...identifierWhatIfs(verdicts),
    ...addressWhatIfs(verdicts),
    ...genderWhatIfs(verdicts, query, candidate),
    ...typeWhatIfs(verdicts),
  ];
}

function birthDateWhatIfs({ birthDate }: FeatureVerdicts, query: PreparedEntity, candidate: PreparedEntity): WhatIf[] {
  if (!isMaybePerson(query) || !isMaybePerson(candidate)) return [];
  const same: WhatIf = { change: 'the birth dates agree to the day', verdicts: { birthDate: { verdict: 'same-day', ...NOWHERE } } };
  const other: WhatIf = { change: 'the birth years differ by more than ten', verdicts: { birthDate: { verdict: 'far-year', ...NOWHERE } } };
  if (birthDate === undefined) return [same, other];
  return [birthDate.verdict === 'far-year' || birthDate.verdict === 'other-year' ? same : other, without('birth date', 'birthDate')];
}

function isMaybePerson({ group }: PreparedEntity): boolean {
  return group === 'person' || group === 'party';
}

function countryWhatIfs({ country }: FeatureVerdicts): WhatIf[] {
  const same: WhatIf = { change: 'the countries agree', verdicts: { country: { shared: '' } } };
  const other: WhatIf = { change: 'the countries differ', verdicts: { country: { shared: undefined } } };
  if (country === undefined) return [same, other];
  return [country.shared === undefined ? same : other, without('country', 'country')];
}

function identifierWhatIfs({ identifier }: FeatureVerdicts): WhatIf[] {
  const shared: WhatIf = {
    change: 'both bear one identifying number',
    verdicts: { identifier: { verdict: 'shared', scheme: '', ...NOWHERE } },
  };
  const other: WhatIf = {
    change: 'their numbers of one scheme differ',
    verdicts: { identifier: { verdict: 'other', scheme: '', ...NOWHERE } },
  };
  if (identifier === undefined) return [shared, other];
  return [identifier.verdict === 'shared' ? other : shared, without('identifying number', 'identifier')];
}

function addressWhatIfs({ address }: FeatureVerdicts): WhatIf[] {
  if (address?.verdict === 'same') return [without('address', 'address')];
  return [{ change: 'the addresses agree', verdicts: { address: { verdict: 'same', similarity: 1, ...NOWHERE } } }];
}

function genderWhatIfs({ gender }: FeatureVerdicts, query: PreparedEntity, candidate: PreparedEntity): WhatIf[] {
  if (!isMaybePerson(query) || !isMaybePerson(candidate)) return [];
  if (gender === 'other') return [{ change: 'the genders agree', verdicts: { gender: 'same' } }];
  return [{ change: 'the genders differ', verdicts: { gender: 'other' } }];
}

function typeWhatIfs({ isOtherType }: FeatureVerdicts): WhatIf[] {
  return isOtherType ? [{ change: 'both are of one type', verdicts: { isOtherType: false } }] : [];
}

function without(fact: string, feature: keyof FeatureVerdicts): WhatIf {
  return { change: `the ${fact} is not known`, verdicts: { [feature]: undefined } };
}
