export { EvaluationRequest, EvaluationResponse, EvaluationsRequest, EvaluationsResponse, Outcome, Reason } from './authzen.ts';
export {
  type BodsEntityDetails,
  type BodsInterest,
  type BodsPartyStatement,
  type BodsPersonDetails,
  type BodsRelationshipDetails,
  type BodsRelationshipStatement,
  type BodsShare,
  BodsStatement,
} from './bods.ts';
export { BodsAnnotations, BodsSource } from './bods-source.ts';
export { BodsExtension } from './bods-extension.ts';
export {
  ClassifyRequest,
  EstimateAnswer,
  EstimateBasis,
  EstimateFlag,
  EstimateFlagCode,
  EstimateRequest,
  EvidenceRung,
  ForecastRequest,
  OperationsEstimate,
  Precision,
  RejoinRequest,
  TelemetryRow,
  WorkloadClass,
} from './compute.ts';
export { Flag, FlagCode, FLAGS } from './flags.ts';
export { LAW_STATUS_WORDS } from './law-status-words.ts';
export {
  CapsuleClaims,
  EVIDENCE_FORMAT,
  EvidenceBundle,
  EvidenceFile,
  EvidenceManifest,
  EvidenceRulePack,
  LedgerEntry,
  LedgerEntryKind,
  LedgerId,
  LedgerInstant,
  ProvenEntry,
  Sha256Hex,
} from './ledger.ts';
export {
  Affiliates50,
  BeneficialOwner,
  CountedOwner,
  DesignatedLine,
  Headquarters,
  Ofac50,
  OwnershipCsvRow,
  OwnershipFlag,
  type OwnershipPath,
  OwnershipRow,
  PscLine,
  ShareRange,
  UltimateParent,
} from './ownership.ts';
export { CalendarDate, Instant, Jurisdiction, Line, SourceId } from './primitives.ts';
export {
  AccessEvent,
  Account,
  Customer,
  CustomerIdentifier,
  EXPORT_FILES,
  type ExportFile,
  Payment,
  PostalAddress,
  Provider,
  Reseller,
  SpecialMeasure,
  StatusEvidence,
  VerificationAttempt,
} from './provider-export.ts';
export {
  BusinessCalendarRule,
  ClauseSource,
  ClockRule,
  ClockStart,
  CountryGroup,
  DeadlineRule,
  type Limit,
  Measurement,
  Parameter,
  Period,
  Reading,
  RulePackSource,
  StatusEntry,
  Threshold,
} from './rule-pack.ts';
export {
  Bounds,
  ClockAlarmCode,
  ClockRequest,
  ClockRow,
  LawStatus,
  LawStatusRow,
  MembershipRow,
  ReadingChoices,
  RunFacts,
  Tri,
  UsStatus,
  UsStatusFacts,
} from './rules.ts';
export { AccountState, Summary } from './summary.ts';
export { Expectation, Truth, TruthCase } from './truth.ts';
export { PlainUsageLine, PowerSeriesLine, UsageProblem, UsageRecord, UsageSignature } from './usage.ts';
export { AuditRow, CheckpointView, DecisionView } from './views/audit-view.ts';
export { ApprovalRequest, CaseView, DispositionCode, DispositionRequest, DISPOSITIONS, SnoozeRequest } from './views/case-view.ts';
export { LawReference, Operations, pageOf, TimelineItem } from './views/common.ts';
export {
  AccountView,
  CustomerRow,
  CustomerView,
  LinkedCustomer,
  LinkedGroup,
  MatchView,
  ProvenField,
  ReasonedBy,
} from './views/customer-view.ts';
export {
  ListCandidateView,
  ListChangeCounts,
  ListChangeRow,
  ListChangesView,
  ListFinding,
  ListFindingCode,
  ListImpactRow,
  ListImpactView,
  ListsView,
  ListVersionView,
  ListView,
  OverruleApproval,
  OverruleRequest,
  OverruleView,
  RefreshOutcome,
  RefreshRequest,
  RefreshView,
} from './views/lists-view.ts';
export {
  MatchApprovalRequest,
  MatchChange,
  MatchDecisionRequest,
  MatchDecisionState,
  MatchDecisionView,
  MatchReviewView,
  MatchRow,
  MatchVerdict,
} from './views/match-view.ts';
export {
  LineReach,
  OwnershipBasis,
  OwnershipChange,
  OwnershipEdge,
  OwnershipInterest,
  OwnershipNode,
  OwnershipRight,
  OwnershipStatementView,
  OwnershipVerdict,
  OwnershipView,
} from './views/ownership-view.ts';
export { OwnershipSupposition, WhatIfRequest } from './what-if.ts';
export { ProposalRequest, ReportField, ReportRow, ReportView } from './views/report-view.ts';
export { RunRow, RunView } from './views/run-view.ts';
export { OverviewView, Person, Role, ROLES, SessionView, SignInRequest } from './views/session.ts';
export { TodayItem, TodayView } from './views/today.ts';
export { type BodyOf, type OperationId, type QueryOf, type ResponseOf, type RouteOf, ROUTES } from './routes.ts';
export { type Route } from './routes/route.ts';
export { FtmEntity } from './ftm-entity.ts';
export { ListMapping } from './list-mapping.ts';
export {
  KNOWN_LISTS,
  LIST_RELATION_KINDS,
  ListAlias,
  ListDateBasis,
  ListEntry,
  ListName,
  ListRelation,
  ListStatus,
  ListVersion,
} from './lists.ts';
export {
  AlignedNames,
  CompareRequest,
  FieldComparison,
  MatchBand,
  MatchExplanation,
  ScoredComparison,
  ScoreFlip,
  ScreenAnswer,
  ScreenedList,
  ScreenMatch,
  ScorePart,
  WordPairing,
} from './screening.ts';
export {
  AlgorithmsResponse,
  CatalogResponse,
  type FeatureDocs,
  MATCH_QUERIES_MAX,
  MATCH_RESULTS_MAX,
  MatchQuery,
  MatchRequest,
  MatchResponse,
  YenteEntity,
} from './match.ts';
