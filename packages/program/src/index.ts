export { draftReport, missingFields, type ReportFacts } from './answer/draft-report.ts';
export { approveCase, claimCase, disposeCase, releaseCase, snoozeCase } from './answer/handle-case.ts';
export { approveReport, proposeReport } from './answer/handle-report.ts';
export { entryFor, type NewEntry } from './answer/ledger-entry.ts';
export type { AnswerRecords, CaseChange, CaseFilter, NewCase, StoredCase, StoredClock, StoredReport } from './answer/records.ts';
export type { ReportBody } from './answer/report-body.ts';
export { DecisionQueue } from './enforce/decision-queue.ts';
export { type Asked, evaluate } from './enforce/evaluate.ts';
export { withWindow } from './enforce/measure-window.ts';
export type { DecisionRecords, EnforceRecords, StoredDecision, StoredMeasure, SubjectFacts } from './enforce/records.ts';
export type { Assessment, FoundOwner, Verdict } from './identify/assessment.ts';
export type { OwnershipSource, RecordedStatement } from './identify/ownership-source.ts';
export type {
  CustomerFilter,
  IdentifyRecords,
  JudgementBasis,
  ListedMatch,
  MatchFilter,
  Reading,
  ScreenedLists,
  StoredAccount,
  StoredAssessment,
  StoredCustomer,
  StoredMatch,
} from './identify/records.ts';
export type { LinkingRecords, SharedTraces, StoredLink } from './identify/linking-records.ts';
export { packKeys, unpackKeys } from './identify/packed-keys.ts';
export type { StoredLinkModel } from './identify/link-customers.ts';
export type { CustomerGroup, CustomerLink } from './identify/customer-links.ts';
export type { WatchLists } from './identify/watch-lists.ts';
export { type ComparedSide, type ComparedSides } from './identify/compared-sides.ts';
export type { LapsedDecision, MatchPair, NewMatchDecision, OpenedDecision, RememberedDecision } from './identify/match-decision.ts';
export { approveMatch, decideMatch } from './identify/decide-match.ts';
export { matchRows, showMatch } from './identify/show-match.ts';
export { jobDigest, type MainJob, runMainJob } from './job/run-main-job.ts';
export type { Judgement } from './job/judge-provider.ts';
export type { ProviderData } from './job/provider-data.ts';
export type { MeterRecords, StoredUsage } from './meter/records.ts';
export type { StoredRun } from './meter/stored-run.ts';
export { type Actor, GATEHOUSE } from './actor.ts';
export type { CapsuleSigner, Records, Store, World } from './ports.ts';
export { caseViews } from './answer/show-case.ts';
export { listAges, ruleStatuses, showOverview } from './answer/show-overview.ts';
export { type Reader, showReport } from './answer/show-report.ts';
export { showToday } from './answer/show-today.ts';
export { bindsOn } from './enforce/measure-window.ts';
export { partyCountries, partyEvidence, partyNames } from './identify/bods-party.ts';
export { customerRows } from './identify/list-customers.ts';
export { judgeByPresentLists } from './identify/judge-by-present-lists.ts';
export { recordAccess } from './identify/record-access.ts';
export { recordAccount, recordCustomer, recordPayments, recordStatements } from './identify/record-customer.ts';
export { recordMeasure } from './identify/record-measure.ts';
export { showCustomer } from './identify/show-customer.ts';
export {
  type OwnershipQuestion,
  showOwnership,
  showOwnershipOfRecord,
  showStatement,
  supposeOwnership,
} from './identify/show-ownership.ts';
export { isTraceKind, wordsOf } from './identify/traces.ts';
export { type ListImpact, listImpact, namedImpact, type ScoredChange, scoredChange } from './lists/list-impact.ts';
export { recordListEvents, recordListsInUse } from './lists/record-lists.ts';
export type { ListRecords, SetVersion, ShelfEvent } from './lists/records.ts';
export { askedOverrule, decidedOverrule, type Overruler } from './lists/overrule.ts';
export { recordUsage } from './meter/record-usage.ts';
export { runRow, showRun } from './meter/show-run.ts';
