import type {
  BodsStatement,
  Customer,
  Flag,
  FlagCode,
  LawReference,
  MatchVerdict,
  MatchView,
  OwnershipRow,
  Payment,
  ReasonedBy,
} from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { buildOwnershipGraph, type OwnershipAssessment, ownershipAssessment, type OwnershipGraph, sameParties } from '@gatehouse/ownership';
import { carveOut, determineUsStatus, isMember, lawReference, type RulePacks, statusOf } from '@gatehouse/rules';
import type { StoredMeasure } from '../enforce/records.ts';
import type { Assessment, Band, FoundOwner } from './assessment.ts';
import { partiesOf, partyEvidence, partyNames, partyPlaces } from './bods-party.ts';
import { customerEntity } from './customer-entity.ts';
import { involvedMeasures } from './involved-measures.ts';
import { entryKey } from './list-delta.ts';
import type { MatchMemory, MatchStanding } from './match-memory.ts';
import { designatedParties, type JudgedMatch, screenParties, screenSubject } from './screen-parties.ts';
import { wordsOf } from './traces.ts';
import type { WatchLists } from './watch-lists.ts';

const PROPOSAL = 'us-iaas-nprm-2024';
const AFFILIATES = 'us-bis-affiliates';
/** The signs of a shell that the ownership library finds and the queue takes up; the rest stands on the customer's page. */
const OWNERSHIP_FLAGS: readonly FlagCode[] = ['circular-ownership', 'nominee', 'chain-ends-in-nobody', 'share-just-under-line'];

/** What every customer of one batch is judged against: one version of lists, law and ownership records. */
export interface AssessmentGround {
  readonly rules: RulePacks;
  readonly lists: WatchLists;
  readonly today: string;
  readonly measures: readonly StoredMeasure[];
  readonly ownership: OwnershipAssessment;
  readonly graph: OwnershipGraph;
  readonly parties: ReturnType<typeof partiesOf>;
  readonly screenedParties: ReadonlyMap<string, readonly JudgedMatch[]>;
  readonly memory: MatchMemory;
  /** The record ids of direct owners, by the record that they own. */
  readonly ownersOf: ReadonlyMap<string, readonly string[]>;
}

/** Prepares the ground once: builds the graph and screens every party in it. */
export function assessmentGround(input: {
  rules: RulePacks;
  lists: WatchLists;
  today: string;
  measures: readonly StoredMeasure[];
  statements: readonly BodsStatement[];
  memory: MatchMemory;
  /** The law as known on a day; by default all that is recorded of it. */
  known?: string | undefined;
  /** Lists on which parties are supposed to stand, in the place of those that screening found. */
  supposed?: ReadonlyMap<string, readonly string[]>;
}): AssessmentGround {
  const parties = partiesOf(input.statements);
  const screenedParties = screenParties(parties, input.lists, input.memory);
  const graph = buildOwnershipGraph(input.statements, { asOf: input.today });
  const designated = designatedParties(screenedParties, input.lists);
  for (const [party, on] of input.supposed ?? []) {
    if (on.length === 0) designated.delete(party);
    else designated.set(party, [...on]);
  }
  const affiliatesStatus = statusOf(input.rules, AFFILIATES, { on: input.today, known: input.known }).status;
  return {
    ...input,
    parties,
    screenedParties,
    ownersOf: directOwners(input.statements),
    graph,
    ownership: ownershipAssessment(graph, { designated, affiliatesStatus, same: sameParties(graph.parties, { wordsOf }) }),
  };
}

export interface Assessed {
  readonly assessment: Assessment;
  readonly flags: readonly Flag[];
  readonly ownership: OwnershipRow | null;
  /** Where each match stands, by its id. */
  readonly standings: ReadonlyMap<string, MatchStanding>;
  /** A special measure that reaches the customer binds today. */
  readonly measureBinds: boolean;
}

/** Judges one customer: its status, its owners, its matches, the measures upon it, and the red flags that follow. */
export function assessCustomer(ground: AssessmentGround, customer: Customer, payments: readonly Payment[]): Assessed {
  const ownership = ownershipOf(ground, customer);
  const owners = ownersOf(ground, ownership);
  const { status, reasons } = statusOfCustomer(ground, customer);
  const carvedOut =
    carveOut(
      { kind: customer.kind, status },
      owners.map((owner) => owner.status),
    ).outside === 'yes';
  const judged = matchesOf(ground, customer, ownership);
  const matches = judged.map(({ view }) => view);
  const standings = new Map(judged.map(({ view, standing }) => [view.id, standing]));
  const remembered = rememberedOf(standings);
  const involved = involvedParties(ground, ownership, payments);
  const measures = involvedMeasures(ground.measures, { customer, status, involved }, ground.today);
  const assessment: Assessment = {
    customer: customer.id,
    status,
    reasons: [...reasons, ...ownerReasons(ground, owners)],
    carvedOut,
    band: bandOf(customer, matches, remembered),
    matches,
    remembered,
    confirmed: Object.values(remembered).includes('same'),
    matchedEntries: matchedEntries(ground, customer, matches),
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
    standings,
    binding.map((involvement) => involvement.because),
  );
  return { assessment, flags, ownership, standings, measureBinds: binding.length > 0 };
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

function directOwners(statements: readonly BodsStatement[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const statement of statements) {
    if (statement.recordType !== 'relationship') continue;
    const { subject, interestedParty } = statement.recordDetails;
    if (typeof subject !== 'string' || typeof interestedParty !== 'string') continue;
    const known = owners.get(subject);
    if (known === undefined) owners.set(subject, [interestedParty]);
    else known.push(interestedParty);
  }
  return owners;
}

/** Everybody above a record, whether they come to own anything or not: a designated party among them can block. */
function partiesAbove({ ownersOf }: AssessmentGround, record: string): Set<string> {
  const above = new Set([record]);
  for (const party of above) for (const owner of ownersOf.get(party) ?? []) above.add(owner);
  return above;
}

function matchedEntries(ground: AssessmentGround, customer: Customer, matches: readonly MatchView[]): string[] {
  const above = customer.bods === undefined ? [] : [...partiesAbove(ground, customer.bods)];
  const matched = [...matches, ...above.flatMap((party) => ground.screenedParties.get(party) ?? [])];
  return [...new Set(matched.map(entryKey))].toSorted();
}

interface JudgedView {
  readonly view: MatchView;
  readonly standing: MatchStanding;
}

function matchesOf(ground: AssessmentGround, customer: Customer, ownership: OwnershipRow | null): JudgedView[] {
  const own = screenSubject(customerEntity(customer), ground.lists, ground.memory).map((match) =>
    viewOf(ground, customer.id, customer.id, match),
  );
  const owners = (ownership?.beneficialOwners ?? []).flatMap((owner) =>
    (ground.screenedParties.get(owner.id) ?? []).map((match) => viewOf(ground, customer.id, owner.id, match)),
  );
  return [...own, ...owners];
}

function viewOf(ground: AssessmentGround, customer: string, subject: string, { standing, ...match }: JudgedMatch): JudgedView {
  const version = ground.lists.versions.find((candidate) => candidate.name === match.list);
  const view = {
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
  return { view, standing };
}

function rememberedOf(standings: ReadonlyMap<string, MatchStanding>): Record<string, MatchVerdict> {
  return Object.fromEntries([...standings].flatMap(([id, { verdict }]) => (verdict === null ? [] : [[id, verdict]])));
}

/** The matches that no standing judgement found to be somebody else. */
export function openMatches(matches: readonly MatchView[], remembered: Assessment['remembered']): MatchView[] {
  return matches.filter((match) => remembered[match.id] !== 'different');
}

function bandOf(customer: Customer, matches: readonly MatchView[], remembered: Assessment['remembered']): Band {
  if (!/[\p{L}\p{N}]/u.test(customer.name)) return 'unreadable';
  const open = openMatches(matches, remembered);
  if (open.some((match) => isGrave(remembered, match))) return 'match';
  return open.length > 0 ? 'review' : 'none';
}

function isGrave(remembered: Assessment['remembered'], match: MatchView): boolean {
  return match.band === 'match' || remembered[match.id] === 'same';
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
  standings: ReadonlyMap<string, MatchStanding>,
  measureReasons: readonly string[],
): Flag[] {
  const flags: Flag[] = [];
  const raise = (code: FlagCode, because: string): void =>
    void flags.push({ subject: customer.id, code, severity: FLAGS[code].severity, because });
  if (assessment.ofac50 === 'blocked') raise('ofac50-blocked', assessment.ownershipBecause);
  if (assessment.ofac50 === 'possibly') raise('ofac50-possibly', assessment.ownershipBecause);
  if (assessment.affiliates50 === 'blocked') raise('affiliates50-blocked', ownership?.affiliates50.because ?? '');
  const best = weightiestMatch(assessment);
  if (best !== null)
    raise(isGrave(assessment.remembered, best) ? 'list-match' : 'list-review', matchSentence(customer, best, standings.get(best.id)));
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

/** The match that a customer's flag speaks of: one that a person confirmed, else the best that nobody has cleared. */
export function weightiestMatch({ matches, remembered }: Pick<Assessment, 'matches' | 'remembered'>): MatchView | null {
  const confirmed = (match: MatchView): number => (remembered[match.id] === 'same' ? 1 : 0);
  return openMatches(matches, remembered).toSorted((a, b) => confirmed(b) - confirmed(a) || b.score - a.score)[0] ?? null;
}

// The list's date is left out: a new version that says the same of the party is no new fact, and a case comes back for new facts only.
function matchSentence(customer: Customer, match: MatchView, standing: MatchStanding | undefined): string {
  const who = match.subject === customer.id ? 'The customer' : `Owner ${match.subject}`;
  const likeness = `${who} scores ${match.score.toFixed(2)} against ${match.caption} (${match.list} ${match.entryId})`;
  if (standing?.verdict === 'same') return `${likeness}, and was judged to be this party.`;
  if (standing?.verdict === 'unknown') return `${likeness}; what is known was judged too little to tell the two apart.`;
  if (standing?.lapsedBecause != null) return `${likeness}. An earlier judgement lapsed: ${standing.lapsedBecause}`;
  return `${likeness}.`;
}

function uniqueByCode(flags: readonly Flag[]): Flag[] {
  return [...new Map(flags.toReversed().map((flag) => [flag.code, flag])).values()].toReversed();
}
