import type {
  BodsStatement,
  Customer,
  Flag,
  FlagCode,
  LawReference,
  MatchView,
  OwnershipRow,
  Payment,
  ReasonedBy,
  ScreenMatch,
} from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { buildOwnershipGraph, type OwnershipAssessment, ownershipAssessment } from '@gatehouse/ownership';
import { carveOut, determineUsStatus, isMember, lawReference, type RulePacks, statusOf } from '@gatehouse/rules';
import type { StoredMeasure } from '../enforce/records.ts';
import type { Assessment, Band, FoundOwner } from './assessment.ts';
import { partiesOf, partyEvidence, partyNames, partyPlaces } from './bods-party.ts';
import { customerEntity } from './customer-entity.ts';
import { involvedMeasures } from './involved-measures.ts';
import { designatedParties, screenParties } from './screen-parties.ts';
import type { WatchLists } from './watch-lists.ts';

const PROPOSAL = 'us-iaas-nprm-2024';
const AFFILIATES = 'us-bis-affiliates';
const MATCHES_MAX = 5;
/** The signs of a shell that the ownership library finds and the queue takes up; the rest stands on the customer's page. */
const OWNERSHIP_FLAGS: readonly FlagCode[] = ['circular-ownership', 'nominee', 'chain-ends-in-nobody', 'share-just-under-line'];

/** What every customer of one batch is judged against: one version of lists, law and ownership records. */
export interface AssessmentGround {
  readonly rules: RulePacks;
  readonly lists: WatchLists;
  readonly today: string;
  readonly measures: readonly StoredMeasure[];
  readonly ownership: OwnershipAssessment;
  readonly parties: ReturnType<typeof partiesOf>;
  readonly screenedParties: ReadonlyMap<string, readonly ScreenMatch[]>;
}

/** Prepares the ground once: builds the graph and screens every party in it. */
export function assessmentGround(input: {
  rules: RulePacks;
  lists: WatchLists;
  today: string;
  measures: readonly StoredMeasure[];
  statements: readonly BodsStatement[];
}): AssessmentGround {
  const parties = partiesOf(input.statements);
  const screenedParties = screenParties(parties, input.lists);
  const graph = buildOwnershipGraph(input.statements, { asOf: input.today });
  const affiliatesStatus = statusOf(input.rules, AFFILIATES, { on: input.today }).status;
  return {
    ...input,
    parties,
    screenedParties,
    ownership: ownershipAssessment(graph, { designated: designatedParties(screenedParties, input.lists), affiliatesStatus }),
  };
}

export interface Assessed {
  readonly assessment: Assessment;
  readonly flags: readonly Flag[];
  readonly ownership: OwnershipRow | null;
  /** A special measure that reaches the customer binds today. */
  readonly measureBinds: boolean;
}

/**
 * Judges one customer: its status, its owners, its matches, the measures upon it, and the red flags that follow.
 * `clearedMatches` are entries that two persons found to be somebody else, as `LIST:entry`.
 */
export function assessCustomer(
  ground: AssessmentGround,
  customer: Customer,
  payments: readonly Payment[],
  clearedMatches: readonly string[] = [],
): Assessed {
  const ownership = ownershipOf(ground, customer);
  const owners = ownersOf(ground, ownership);
  const { status, reasons } = statusOfCustomer(ground, customer);
  const carvedOut =
    carveOut(
      { kind: customer.kind, status },
      owners.map((owner) => owner.status),
    ).outside === 'yes';
  const matches = matchesOf(ground, customer, ownership);
  const involved = involvedParties(ground, ownership, payments);
  const measures = involvedMeasures(ground.measures, { customer, status, involved }, ground.today);
  const assessment: Assessment = {
    customer: customer.id,
    status,
    reasons: [...reasons, ...ownerReasons(ground, owners)],
    carvedOut,
    band: bandOf(customer, openMatches(matches, clearedMatches)),
    matches,
    clearedMatches,
    ofac50: ownership?.ofac50.verdict ?? (customer.kind === 'individual' ? 'not' : 'unknown'),
    affiliates50: ownership?.affiliates50.verdict ?? (customer.kind === 'individual' ? 'not' : 'unknown'),
    owners,
    provingPath: ownership?.ofac50.path ?? [],
    ownershipBecause: ownership?.ofac50.because ?? 'No ownership records.',
    measures: measures.map((involvement) => involvement.measure),
    listsDigest: ground.lists.digest,
    rulesDigest: ground.rules.digest,
  };
  const binding = measures.filter((involvement) => involvement.binds);
  const flags = flagsOf(
    ground,
    customer,
    assessment,
    ownership,
    payments,
    binding.map((involvement) => involvement.because),
  );
  return { assessment, flags, ownership, measureBinds: binding.length > 0 };
}

function ownershipOf(ground: AssessmentGround, customer: Customer): OwnershipRow | null {
  return customer.bods === undefined ? null : (ground.ownership.rowOf(customer.bods) ?? null);
}

function ownersOf(ground: AssessmentGround, ownership: OwnershipRow | null): FoundOwner[] {
  return (ownership?.beneficialOwners ?? []).map((owner) => {
    const party = ground.parties.get(owner.id);
    const evidence = party === undefined ? [] : partyEvidence(party, party.statementDate?.slice(0, 10) ?? ground.today);
    return {
      id: owner.id,
      share: owner.share,
      control: owner.control === false ? [] : owner.control.kinds,
      possible: owner.possible,
      status: determineUsStatus({ kind: 'individual', evidence, on: ground.today }).status,
    };
  });
}

function statusOfCustomer(ground: AssessmentGround, customer: Customer): { status: Assessment['status']; reasons: ReasonedBy[] } {
  const found = determineUsStatus({ kind: customer.kind, evidence: customer.evidence, on: ground.today });
  return {
    status: found.status,
    reasons: found.reasons.map(({ code, clause, text }) => ({
      code,
      text,
      law: proposalLaw(
        ground,
        clause,
        found.readings.map(({ id }) => id),
      ),
    })),
  };
}

function proposalLaw(ground: AssessmentGround, citation: string, readings: readonly string[] = []): LawReference {
  return lawReference(ground.rules, { pack: PROPOSAL, citation, readings }, { on: ground.today });
}

function ownerReasons(ground: AssessmentGround, owners: readonly FoundOwner[]): ReasonedBy[] {
  return owners
    .filter((owner) => owner.status !== 'us')
    .map((owner) => ({
      code: owner.status === 'foreign' ? 'foreign-beneficial-owner' : 'unresolved-beneficial-owner',
      text: `Beneficial owner ${owner.id} ${owner.possible ? 'may hold' : 'holds'} ${shareText(owner.share)}${owner.control.length > 0 ? ` and controls by ${owner.control.join(', ')}` : ''}; status ${owner.status}.`,
      law: proposalLaw(ground, '7.302(d)(1)(i)'),
    }));
}

function shareText({ min, max }: { readonly min: number; readonly max: number }): string {
  const round = (value: number): string => String(Math.round(value * 100) / 100);
  return min === max ? `${round(min)} %` : `${round(min)} to ${round(max)} %`;
}

function matchesOf(ground: AssessmentGround, customer: Customer, ownership: OwnershipRow | null): MatchView[] {
  const own = ground.lists.index
    .screen(customerEntity(customer), { limit: MATCHES_MAX })
    .map((match) => viewOf(ground, customer.id, customer.id, match));
  const owners = (ownership?.beneficialOwners ?? []).flatMap((owner) =>
    (ground.screenedParties.get(owner.id) ?? []).map((match) => viewOf(ground, customer.id, owner.id, match)),
  );
  return [...own, ...owners].filter((match) => match !== null);
}

function viewOf(ground: AssessmentGround, customer: string, subject: string, match: ScreenMatch): MatchView | null {
  if (match.band === 'none') return null;
  const version = ground.lists.versions.find((candidate) => candidate.name === match.list);
  return {
    id: `mat_${digestOf([customer, subject, match.list, match.entryId]).slice(0, 24)}`,
    subject,
    list: match.list,
    listVersion: version?.version ?? 'unknown',
    listDate: version === undefined || version.date === 'unknown' ? null : version.date,
    entryId: match.entryId,
    caption: match.caption,
    score: match.score,
    band: match.band,
    parts: match.parts,
  };
}

/** The matches that two persons have not found to be somebody else. */
function openMatches(matches: readonly MatchView[], cleared: readonly string[]): MatchView[] {
  return matches.filter((match) => !cleared.includes(`${match.list}:${match.entryId}`));
}

function bandOf(customer: Customer, matches: readonly MatchView[]): Band {
  if (!/[\p{L}\p{N}]/u.test(customer.name)) return 'unreadable';
  if (matches.some((match) => match.band === 'match')) return 'match';
  return matches.length > 0 ? 'review' : 'none';
}

function involvedParties(ground: AssessmentGround, ownership: OwnershipRow | null, payments: readonly Payment[]) {
  const owners = (ownership?.beneficialOwners ?? []).map((owner) => {
    const party = ground.parties.get(owner.id);
    const places = party === undefined || owner.possible ? [] : partyPlaces(party);
    return { id: owner.id, names: party === undefined ? [] : partyNames(party), countries: places, as: `beneficial owner ${owner.id}` };
  });
  const payers = payments
    .filter((payment) => payment.payerName !== undefined)
    .map((payment) => ({ id: payment.token, names: [payment.payerName ?? ''], countries: [], as: `payer of ${payment.token}` }));
  return [...owners, ...payers];
}

function flagsOf(
  ground: AssessmentGround,
  customer: Customer,
  assessment: Assessment,
  ownership: OwnershipRow | null,
  payments: readonly Payment[],
  measureReasons: readonly string[],
): Flag[] {
  const flags: Flag[] = [];
  const raise = (code: FlagCode, because: string): void =>
    void flags.push({ subject: customer.id, code, severity: FLAGS[code].severity, because });
  if (assessment.ofac50 === 'blocked') raise('ofac50-blocked', assessment.ownershipBecause);
  if (assessment.ofac50 === 'possibly') raise('ofac50-possibly', assessment.ownershipBecause);
  if (assessment.affiliates50 === 'blocked') raise('affiliates50-blocked', ownership?.affiliates50.because ?? '');
  const best = openMatches(assessment.matches, assessment.clearedMatches).toSorted((a, b) => b.score - a.score)[0];
  if (best !== undefined) raise(best.band === 'match' ? 'list-match' : 'list-review', matchSentence(customer, best));
  for (const flag of ownership?.flags ?? []) {
    const code = OWNERSHIP_FLAGS.find((known) => known === flag.code);
    if (code !== undefined) raise(code, flag.because);
  }
  const foreignOwner = assessment.owners.find((owner) => owner.status === 'foreign' && !owner.possible);
  if (assessment.status === 'us' && foreignOwner !== undefined) {
    raise(
      'foreign-beneficial-owner',
      `Owner ${foreignOwner.id} is a foreign person with ${shareText(foreignOwner.share)}: the carve-out needs the customer and all beneficial owners to be US persons.`,
    );
  }
  const payer = payments.find(
    (payment) =>
      payment.payerCountry !== undefined &&
      customer.address !== undefined &&
      payment.payerCountry.slice(0, 2) !== customer.address.country.slice(0, 2),
  );
  if (payer !== undefined)
    raise(
      'payer-differs',
      `Payment ${payer.token} comes from ${payer.payerCountry}; the customer's address is in ${customer.address?.country}.`,
    );
  const parent = ownership?.headquarters.ultimateParent?.country ?? null;
  const seat = [customer.headquarters, parent].find(
    (country) => country != null && isMember(ground.rules, 'D5', country.slice(0, 2), { on: ground.today }).member,
  );
  if (seat != null)
    raise(
      'd5-headquarters',
      `Headquarters or ultimate parent is in ${seat}, of country group D:5 on ${ground.today}: inquire about end use.`,
    );
  for (const because of measureReasons) raise('measure-target', because);
  return uniqueByCode(flags);
}

function matchSentence(customer: Customer, match: MatchView): string {
  const who = match.subject === customer.id ? 'The customer' : `Owner ${match.subject}`;
  return `${who} scores ${match.score.toFixed(2)} against ${match.caption} (${match.list} ${match.entryId}, list of ${match.listDate ?? 'unknown date'}).`;
}

function uniqueByCode(flags: readonly Flag[]): Flag[] {
  return [...new Map(flags.toReversed().map((flag) => [flag.code, flag])).values()].toReversed();
}
