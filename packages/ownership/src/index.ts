export { assessOwnership, type AssessOptions, assessSubject, type OwnershipAssessment, ownershipAssessment } from './assess-ownership.ts';
export {
  type BeneficialOwnerOptions,
  type BeneficialOwnerReading,
  beneficialOwners,
  DEFAULT_READING,
} from './beneficial-owners/beneficial-owners.ts';
export { factsFromBods } from './bods/bods-facts.ts';
export { BODS_FINDINGS, type BodsFinding, type BodsFindingCode } from './bods/bods-finding.ts';
export { bodsFindings } from './bods/bods-findings.ts';
export { intervalOfShare } from './bods/bods-share.ts';
export { liveStatements } from './bods/live-statements.ts';
export { type BodsWriting, writeBods } from './bods/bods-writer.ts';
export { ownershipCircles } from './graph/circular-ownership.ts';
export { CONTROL_RULES, type ControlKind, controlKindsOf, isControlKind } from './facts/control-kind.ts';
export { type Control, controlledEntities } from './beneficial-owners/controlled-entities.ts';
export { type Controllers, controllersOf } from './beneficial-owners/controllers.ts';
export { AFFILIATES_SDN_PROGRAMS, type Counting, countsForAffiliates, countsForOfac } from './fifty-percent/designation-scope.ts';
export { factsFromCsv, stakeOfCsvRow } from './registers/csv-facts.ts';
export { type Counted, countedUnder, type Designated } from './fifty-percent/designations.ts';
export { joinFacts, type OwnershipFacts } from './facts/facts.ts';
export { type FiftyPercentCascade, fiftyPercentCascade } from './fifty-percent/fifty-percent-cascade.ts';
export { affiliatesVerdict, type FiftyPercentRule, fiftyPercentRule } from './fifty-percent/fifty-percent-verdict.ts';
export { type FlagContext, type FlagRule } from './flags/flag-context.ts';
export { FLAG_RULES, flagsOf } from './flags/flag-rules.ts';
export { factsFromGleif, factsFromGleifRows } from './registers/gleif-facts.ts';
export { EXCEPTION_REASONS } from './registers/gleif-exceptions.ts';
export { type GleifEntity, type GleifException, type GleifRelationship, type GleifRow } from './registers/gleif-records.ts';
export { headquarters } from './parents/headquarters.ts';
export { heldRows, type HoldingTable, ownerRows } from './graph/holding-table.ts';
export { lookThrough, upstreamOf } from './beneficial-owners/look-through.ts';
export { buildOwnershipGraph, type OwnershipGraph, ownershipGraphOf } from './graph/ownership-graph.ts';
export { absentParty, type Party, type PartyAddress, partyOf } from './facts/party.ts';
export { calledAt, partyAt } from './graph/party-at.ts';
export { pathsDown } from './graph/paths-down.ts';
export { factsFromPsc, type PscRecord } from './registers/psc-facts.ts';
export { reaches, shareInWords, shownShare } from './facts/share-line.ts';
export { type FactsOn, heldOn } from './facts/facts-on.ts';
export { type Evidence } from './facts/evidence.ts';
export { type OtherInterest, type PublishedParent, type Stake, type StakeBasis, stakeOf } from './facts/stake.ts';
export { ultimateParent } from './parents/ultimate-parent.ts';
export { type ClusterOptions, clustersOf, type LinkCluster, type LinkClusters } from './linking/link-clusters.ts';
export { LINK_FEATURES, type LinkFeature } from './linking/link-features.ts';
export { type LinkIndex, linkIndexOf, type LinkIndexOptions } from './linking/link-index.ts';
export {
  isLinkKind,
  KEYS_MAX,
  LINK_KINDS,
  LINK_KIND_NAMES,
  type LinkKey,
  type LinkKind,
  type LinkRecord,
  STRONG_KINDS,
  WORDS_MAX,
} from './linking/link-key.ts';
export { type LinkAddress, type LinkFacts, linkKeys, type PlainKey } from './linking/link-keys.ts';
export { defaultModel, type FeatureModel, type LinkModel } from './linking/link-model.ts';
export { type LinkedPair, type LinkedRecords, linkRecords, type LinkOptions } from './linking/link-records.ts';
export { type LinkEvidence, type LinkExplanation, linkExplainer, linkInWords } from './linking/explain-link.ts';
export { typicalHolders } from './linking/typical-holders.ts';
export { type SameParties, type SamePartiesOptions, type SameParty, sameParties } from './linking/same-parties.ts';
export { cascadeWithLikeness } from './linking/designated-likeness.ts';
export { looseMailbox, normalMailbox } from './linking/mailbox.ts';
