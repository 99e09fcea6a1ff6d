import type { AlignedNames, MatchExplanation } from '@gatehouse/contracts';
import { alignNames } from '../names/align-names.ts';
import { tellVerdicts } from './compare-entities.ts';
import { compareFields } from './compare-fields.ts';
import { type FeatureVerdicts, judgeFeatures } from './feature-verdicts.ts';
import { ignoredEvidence } from './ignored-evidence.ts';
import { type EntityInput, prepareEntity } from './prepare-entity.ts';
import { DEFAULT_PROFILE, type ScoringProfile } from './profile.ts';
import { scoreFlips } from './score-flips.ts';

/**
 * The same score as {@link compareEntities} with all that a person needs to judge it: how the words of the names meet, each field of both
 * sides, what was given and did not count, and which single fact would move the score into another band.
 * Slower than a comparison; for the few pairs that somebody looks at.
 */
export function explainComparison(query: EntityInput, candidate: EntityInput, profile: ScoringProfile = DEFAULT_PROFILE): MatchExplanation {
  const [left, right] = [prepareEntity(query), prepareEntity(candidate)];
  const verdicts = judgeFeatures(left, right, profile);
  const told = tellVerdicts(verdicts, left, right, profile);
  const names = alignedNames(verdicts);
  return {
    ...told,
    names,
    fields: compareFields(query, candidate, verdicts, names?.words ?? []),
    ignored: ignoredEvidence(query, candidate, verdicts, { parts: told.parts, profile }),
    flips: scoreFlips(verdicts, left, right, profile),
  };
}

function alignedNames({ name }: FeatureVerdicts): AlignedNames | null {
  if (name === undefined) return null;
  const { query, candidate, weak } = name;
  return { query: query.name.original, candidate: candidate.name.original, weak, words: alignNames(query.name, candidate.name) };
}
