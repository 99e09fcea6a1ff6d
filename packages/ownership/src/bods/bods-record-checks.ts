import type { BodsRelationshipStatement, BodsStatement } from '@gatehouse/contracts';
import { bodsFinding, type BodsFinding } from './bods-finding.ts';

/** What the statements of a file say about one record, as far as others are measured against it. */
interface Told {
  readonly first: BodsStatement;
  latest: BodsStatement;
  /** The place of its first statement in the file. */
  readonly at: number;
}

/** The records of a file, gathered as it is read; `findings()` compares them once all are there. */
export class BodsRecords {
  readonly #records = new Map<string, Told>();
  readonly #statementIds = new Set<string>();
  readonly #relationships: { readonly statement: BodsRelationshipStatement; readonly at: number }[] = [];
  readonly #marked: BodsStatement[] = [];
  readonly #declarations = new Map<string, BodsStatement>();
  #count = 0;

  /** Takes the next statement. Returns what it says against those before it. */
  add(statement: BodsStatement): BodsFinding[] {
    const at = this.#count;
    this.#count += 1;
    const before = this.#records.get(statement.recordId);
    const found = [...this.#idFindings(statement), ...seriesFindings(statement, before)];
    if (before === undefined) this.#records.set(statement.recordId, { first: statement, latest: statement, at });
    else before.latest = statement;
    if (statement.recordType === 'relationship') this.#relationships.push({ statement, at });
    if (statement.recordDetails['isComponent'] === true) this.#marked.push(statement);
    const { declarationSubject } = statement;
    if (declarationSubject !== undefined && !this.#declarations.has(declarationSubject))
      this.#declarations.set(declarationSubject, statement);
    return found;
  }

  /** What the records say against each other. A record that is absent is a gap, and no finding, except where a relationship is made of it. */
  findings(): BodsFinding[] {
    const used = new Set(this.#relationships.flatMap(({ statement }) => statement.recordDetails.componentRecords ?? []));
    return [
      ...this.#relationships.flatMap(({ statement, at }) => [
        ...this.#partyFindings(statement, at),
        ...this.#componentFindings(statement, at),
      ]),
      ...this.#marked.flatMap((statement) =>
        used.has(statement.recordId) ? [] : bodsFinding('component-of-nothing', statement, 'recordDetails.isComponent'),
      ),
      ...[...this.#declarations].flatMap(([id, statement]) =>
        this.#kindOf(id) === 'relationship' ? bodsFinding('declaration-subject-is-no-party', statement, 'declarationSubject', id) : [],
      ),
    ];
  }

  #idFindings(statement: BodsStatement): BodsFinding[] {
    const { statementId } = statement;
    if (statementId === undefined) return [];
    if (this.#statementIds.has(statementId)) return [bodsFinding('statement-id-twice', statement, 'statementId')];
    this.#statementIds.add(statementId);
    return [];
  }

  #partyFindings(statement: BodsRelationshipStatement, at: number): BodsFinding[] {
    const { subject, interestedParty, interests = [] } = statement.recordDetails;
    const found: BodsFinding[] = [];
    const find = (code: BodsFinding['code'], field: string, other: string): void => {
      found.push(bodsFinding(code, statement, `recordDetails.${field}`, other));
    };
    if (typeof subject === 'string') {
      const kind = this.#kindOf(subject);
      if (kind !== undefined && kind !== 'entity') find('subject-is-no-entity', 'subject', subject);
      if (this.#isAfter(subject, at)) find('used-before-told', 'subject', subject);
      for (const code of this.#rolesOutOfPlace(
        subject,
        interests.map(({ type }) => type),
      ))
        find(code, 'interests', subject);
    }
    if (typeof interestedParty === 'string') {
      const kind = this.#kindOf(interestedParty);
      if (kind === 'relationship') find('party-is-no-party', 'interestedParty', interestedParty);
      if (this.#isAfter(interestedParty, at)) find('used-before-told', 'interestedParty', interestedParty);
      const declared = interests.some((interest) => interest.beneficialOwnershipOrControl === true);
      if (declared && kind === 'entity') find('owner-is-no-person', 'interests', interestedParty);
    }
    return found;
  }

  #rolesOutOfPlace(subject: string, types: readonly (string | undefined)[]): BodsFinding['code'][] {
    const told = this.#records.get(subject)?.latest;
    if (told?.recordType !== 'entity') return [];
    const { type, subtype } = told.recordDetails.entityType ?? {};
    // An arrangement that is like a trust may be of another subtype, or of none.
    const isTrust = subtype === 'trust' || (type === 'arrangement' && subtype !== 'nomination');
    const isNomination = subtype === 'nomination';
    return [
      ...(!isTrust && types.some(isTrustRole) ? ['trust-role-outside-trust' as const] : []),
      ...(!isNomination && types.some((role) => role === 'nominee' || role === 'nominator')
        ? ['nominee-role-outside-nomination' as const]
        : []),
    ];
  }

  #componentFindings(statement: BodsRelationshipStatement, at: number): BodsFinding[] {
    const { componentRecords = [], interests = [] } = statement.recordDetails;
    const field = 'recordDetails.componentRecords';
    const found = componentRecords.flatMap((id) => {
      const told = this.#records.get(id);
      if (told === undefined) return [bodsFinding('component-absent', statement, field, id)];
      return [
        ...(told.first.recordDetails['isComponent'] === false ? [bodsFinding('component-not-marked', statement, field, id)] : []),
        ...(told.at > at ? [bodsFinding('component-after-whole', statement, field, id)] : []),
      ];
    });
    const isDirect =
      componentRecords.length > 0 && interests.length > 0 && interests.every(({ directOrIndirect }) => directOrIndirect === 'direct');
    return isDirect ? [...found, bodsFinding('direct-with-components', statement, 'recordDetails.interests')] : found;
  }

  #kindOf(id: string): BodsStatement['recordType'] | undefined {
    return this.#records.get(id)?.latest.recordType;
  }

  #isAfter(id: string, at: number): boolean {
    return (this.#records.get(id)?.at ?? 0) > at;
  }
}

const TRUST_ROLES: ReadonlySet<string> = new Set(['settlor', 'trustee', 'protector', 'beneficiaryOfLegalArrangement']);

/** Is this a role that is held in a trust, or in what is like one (codelist interestType)? */
export function isTrustRole(role: string | undefined): boolean {
  return role !== undefined && TRUST_ROLES.has(role);
}

function seriesFindings(statement: BodsStatement, before: Told | undefined): BodsFinding[] {
  const { recordStatus } = statement;
  if (before === undefined) {
    return recordStatus === 'updated' || recordStatus === 'closed' ? [bodsFinding('record-never-opened', statement, 'recordStatus')] : [];
  }
  const { latest } = before;
  if (latest.recordType !== statement.recordType) return [bodsFinding('record-changes-kind', statement, 'recordType')];
  return [
    ...(latest.recordType === 'relationship' && statement.recordType === 'relationship' && !hasSameParties(latest, statement)
      ? [bodsFinding('relationship-changes-parties', statement, 'recordDetails')]
      : []),
    ...(recordStatus === 'new' ? [bodsFinding('new-record-not-first', statement, 'recordStatus')] : []),
    ...(latest.recordStatus === 'closed' ? [bodsFinding('told-after-closed', statement, 'recordStatus')] : []),
  ];
}

// A party that was not named may be named later: that is news, and no other relationship.
function hasSameParties(one: BodsRelationshipStatement, other: BodsRelationshipStatement): boolean {
  const differ = (a: unknown, b: unknown): boolean => typeof a === 'string' && typeof b === 'string' && a !== b;
  return (
    !differ(one.recordDetails.subject, other.recordDetails.subject) &&
    !differ(one.recordDetails.interestedParty, other.recordDetails.interestedParty)
  );
}
