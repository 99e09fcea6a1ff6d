import type { ScoredComparison } from '@gatehouse/contracts';
import { compareNames, type NameComparison } from '../names/compare-names.ts';
import { compareBirthDates } from './compare-birth-dates.ts';
import { identifierKey } from './identifiers.ts';
import { type EntityInput, type EntityName, prepareEntity, type PreparedEntity } from './prepare-entity.ts';
import { bandOf, DEFAULT_PROFILE, type ScoringProfile } from './profile.ts';
import { areCompatible } from './schema-group.ts';
import { ScoreSheet } from './score-sheet.ts';

/** A name this unlike is no reason to look at dates and places. */
const NAME_SCORE_MIN = 0.3;

/**
 * Compares two FollowTheMoney entities: 0..1, the sum of the effects of the parts.
 * A contradiction (another birth year, another country) takes away; what one side leaves out does not.
 * A name that cannot be read is part `name-unreadable` and band `review`: neither a match nor a clearance.
 */
export function compareEntities(query: EntityInput, candidate: EntityInput, profile: ScoringProfile = DEFAULT_PROFILE): ScoredComparison {
  return comparePrepared(prepareEntity(query), prepareEntity(candidate), profile);
}

/** The same for entities that were prepared before. */
export function comparePrepared(
  query: PreparedEntity,
  candidate: PreparedEntity,
  profile: ScoringProfile = DEFAULT_PROFILE,
): ScoredComparison {
  const sheet = new ScoreSheet();
  const unreadable = query.unreadable || candidate.unreadable;
  if (unreadable) sheet.add('name-unreadable', 0, 0, 0, 'A name holds no letter or digit that can be compared: a person must look.');
  else addName(sheet, query, candidate, profile);
  addIdentifiers(sheet, query, candidate, profile);
  if (sheet.score >= NAME_SCORE_MIN) {
    addType(sheet, query, candidate, profile);
    addBirthDate(sheet, query, candidate, profile);
    addCountry(sheet, query, candidate, profile);
    addGender(sheet, query, candidate, profile);
    addAddress(sheet, query, candidate, profile);
  }
  const band = bandOf(sheet.score, profile);
  return { score: sheet.score, band: unreadable && band === 'none' ? 'review' : band, parts: sheet.parts };
}

interface BestName {
  readonly query: EntityName;
  readonly candidate: EntityName;
  readonly comparison: NameComparison;
  readonly score: number;
}

function addName(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  const best = bestName(query, candidate, profile);
  if (best === undefined || best.score === 0) return;
  const weak = best.query.weak || best.candidate.weak;
  sheet.add(weak ? 'weak-alias' : 'name', best.comparison.score, weak ? profile.weakAlias : 1, best.score, nameDetail(best));
}

function bestName(query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): BestName | undefined {
  let best: BestName | undefined;
  for (const q of query.names) {
    for (const c of candidate.names) {
      const comparison = compareNames(q.name, c.name);
      const score = comparison.score * (q.weak || c.weak ? profile.weakAlias : 1);
      if (best === undefined || score > best.score) best = { query: q, candidate: c, comparison, score };
      if (score === 1) return best;
    }
  }
  return best;
}

function nameDetail({ query, candidate, comparison }: BestName): string {
  const { unmatched } = comparison;
  const pair = `"${query.name.original}" and "${candidate.name.original}"`;
  if (unmatched.query.length > 0 && unmatched.candidate.length > 0) {
    return `${pair} differ in "${unmatched.query.join(' ')}" against "${unmatched.candidate.join(' ')}": a contradiction.`;
  }
  const missing = [...unmatched.query, ...unmatched.candidate];
  if (missing.length > 0) return `${pair} agree; one of them leaves out "${missing.join(' ')}".`;
  return comparison.score === 1 ? `${pair} are the same name.` : `${pair} are spelled alike.`;
}

function addIdentifiers(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  if (query.identifiers.length === 0 || candidate.identifiers.length === 0) return;
  const known = new Set(candidate.identifiers.map(identifierKey));
  const shared = query.identifiers.find((identifier) => known.has(identifierKey(identifier)));
  if (shared !== undefined) {
    sheet.addShare('identifier', 1, profile.sharedIdentifier, `Both bear the ${shared.scheme} number ${shared.value}.`);
    return;
  }
  const other = query.identifiers.find((one) => one.strong && candidate.identifiers.some((two) => two.strong && two.scheme === one.scheme));
  if (other !== undefined && sheet.score > 0) {
    sheet.add('identifier', 0, -profile.otherIdentifier, profile.otherIdentifier, `Their ${other.scheme} numbers differ: a contradiction.`);
  }
}

function addType(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  if (areCompatible(query.group, candidate.group)) return;
  sheet.add('type', 0, -profile.otherType, profile.otherType, `One is a ${query.group}, the other a ${candidate.group}: a contradiction.`);
}

function addBirthDate(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  const dates = compareBirthDates(query.birthDates, candidate.birthDates);
  if (dates === undefined) return;
  const pair = `${dates.query} and ${dates.candidate}`;
  if (dates.verdict === 'same-day') sheet.addShare('birth-date', 1, profile.sameBirthDay, `The birth dates agree: ${pair}.`);
  else if (dates.verdict === 'same-year') sheet.addShare('birth-date', 0.9, profile.sameBirthYear, `The birth years agree: ${pair}.`);
  else if (dates.verdict === 'other-day')
    sheet.add('birth-date', 0.4, -profile.otherBirthDay, profile.otherBirthDay, `The birth years agree, the days do not: ${pair}.`);
  else if (dates.verdict === 'near-year')
    sheet.add('birth-date', 0.5, -profile.nearBirthYear, profile.nearBirthYear, `The birth years lie close: ${pair}.`);
  else sheet.add('birth-date', 0, -profile.otherBirthYear, profile.otherBirthYear, `The birth years differ, ${pair}: a contradiction.`);
}

function addCountry(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  if (query.countries.size === 0 || candidate.countries.size === 0) return;
  const shared = [...query.countries].find((country) => candidate.countries.has(country));
  if (shared !== undefined) sheet.addShare('country', 1, profile.sameCountry, `Both name ${shared}.`);
  else {
    const detail = `The countries differ, ${[...query.countries].join(', ')} and ${[...candidate.countries].join(', ')}: a contradiction.`;
    sheet.add('country', 0, -profile.otherCountry, profile.otherCountry, detail);
  }
}

function addGender(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  if (query.gender === undefined || candidate.gender === undefined || query.gender === candidate.gender) return;
  sheet.add(
    'gender',
    0,
    -profile.otherGender,
    profile.otherGender,
    `The genders differ, ${query.gender} and ${candidate.gender}: a contradiction.`,
  );
}

function addAddress(sheet: ScoreSheet, query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile): void {
  const known = new Set(candidate.addresses.map(foldAddress));
  if (query.addresses.some((address) => known.has(foldAddress(address))))
    sheet.addShare('address', 1, profile.sameAddress, 'Both give the same address.');
}

function foldAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
