export { type ClosestRival, closestRival } from './entity/closest-rival.ts';
export { compareEntities } from './entity/compare-entities.ts';
export { countryCode } from './entity/country-code.ts';
export { explainComparison } from './entity/explain-comparison.ts';
export { bandOf, DEFAULT_PROFILE, PROFILES, type ScoringProfile } from './entity/profile.ts';
export { type EntityInput, hasUnreadableName } from './entity/prepare-entity.ts';
export {
  type AffectedCustomer,
  type AffectedOptions,
  buildCustomerIndex,
  type CustomerIndex,
  type CustomerRecord,
  type EntryChange,
} from './index/customer-index.ts';
export {
  buildIndex,
  buildIndexInSteps,
  LIMIT_DEFAULT,
  type ScreeningIndex,
  type ScreenOptions,
  THRESHOLD_DEFAULT,
} from './index/screening-index.ts';
export { type MeasuredBand, parseProfile, type ProfileData, type ReliabilityRow, scoringProfile } from './profiles/profile-data.ts';
export { type BandChange, type JudgedPair, profileEffect, type ProfileEffect } from './profiles/profile-effect.ts';
export { shareSame } from './profiles/share-same.ts';
export { SHIPPED_PROFILES } from './profiles/shipped-profiles.ts';
export { alignNames } from './names/align-names.ts';
export { latinForm } from './names/latin-form.ts';
export { type ChangedEntry, changedFields, diffLists, diffListsInSteps, type FieldChange, type ListDiff } from './lists/diff-lists.ts';
export { contentFindings, type GuardedVersion, guardFindings, guardList, heldBack, LIST_GUARD } from './lists/guard-list.ts';
export { isStale, LIST_AGE_DAYS_MAX } from './lists/is-stale.ts';
export type { ListFile } from './lists/list-file.ts';
export { dateOfFile, type ListManifestEntry } from './lists/list-manifest.ts';
export { type ListOrigin, type ParsedLists, parseListFiles, type ParseListsOptions } from './lists/parse-list-files.ts';
export { type ReadListFile, readListFile } from './lists/read-list-file.ts';
