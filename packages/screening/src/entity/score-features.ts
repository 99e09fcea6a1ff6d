import type { FeatureVerdicts } from './feature-verdicts.ts';
import type { ScoringProfile } from './profile.ts';
import { ScoreSheet } from './score-sheet.ts';

/** Adds up what the features say under a profile. Agreement takes a share of what is missing to 1, a contradiction takes away. */
export function scoreFeatures(verdicts: FeatureVerdicts, profile: ScoringProfile): ScoreSheet {
  const { name } = verdicts;
  const sheet = new ScoreSheet(profile.matchFrom, profile.heldBack * 2 ** -(name?.matchedMass ?? 0));
  if (name !== undefined && name.score > 0)
    sheet.add(name.weak ? 'weak-alias' : 'name', name.comparison.score, name.weak ? profile.weakAlias : 1, name.score);
  addIdentifier(sheet, verdicts, profile);
  if (verdicts.isOtherType) takeAway(sheet, 'type', 0, profile.otherType);
  addBirthDate(sheet, verdicts, profile);
  if (verdicts.country?.shared !== undefined) agree(sheet, 'country', 1, profile.sameCountry, profile);
  else if (verdicts.country !== undefined) takeAway(sheet, 'country', 0, profile.otherCountry);
  if (verdicts.gender === 'other') takeAway(sheet, 'gender', 0, profile.otherGender);
  if (verdicts.address !== undefined) {
    const { verdict, similarity } = verdicts.address;
    agree(sheet, 'address', similarity, verdict === 'same' ? profile.sameAddress : profile.closeAddress, profile);
  }
  return sheet;
}

function addIdentifier(sheet: ScoreSheet, { identifier }: FeatureVerdicts, profile: ScoringProfile): void {
  if (identifier === undefined) return;
  if (identifier.verdict === 'shared') sheet.addShare('identifier', 1, profile.sharedIdentifier);
  else if (identifier.verdict === 'doubtful') sheet.addShare('identifier', 1, profile.doubtfulIdentifier);
  else takeAway(sheet, 'identifier', 0, profile.otherIdentifier);
}

function addBirthDate(sheet: ScoreSheet, { birthDate }: FeatureVerdicts, profile: ScoringProfile): void {
  if (birthDate === undefined) return;
  if (birthDate.verdict === 'same-day') agree(sheet, 'birth-date', 1, profile.sameBirthDay, profile);
  else if (birthDate.verdict === 'same-month') agree(sheet, 'birth-date', 0.95, profile.sameBirthMonth, profile);
  else if (birthDate.verdict === 'same-year') agree(sheet, 'birth-date', 0.9, profile.sameBirthYear, profile);
  else if (birthDate.verdict === 'near-year') takeAway(sheet, 'birth-date', 0.5, profile.nearBirthYear);
  else if (birthDate.verdict === 'other-day') takeAway(sheet, 'birth-date', 0.4, profile.otherBirthDay);
  else if (birthDate.verdict === 'other-year') takeAway(sheet, 'birth-date', 0, profile.otherBirthYear);
  else takeAway(sheet, 'birth-date', 0, profile.farBirthYear);
}

/** A date or a place in common says little of parties whose names are unlike: many share each of them. */
function agree(sheet: ScoreSheet, feature: string, score: number, share: number, profile: ScoringProfile): void {
  const likeness = (sheet.raw - profile.evidenceFrom) / (profile.evidenceFullFrom - profile.evidenceFrom);
  if (likeness > 0) sheet.addShare(feature, score, share * Math.min(1, likeness));
}

function takeAway(sheet: ScoreSheet, feature: string, score: number, delta: number): void {
  sheet.add(feature, score, -delta, delta);
}
