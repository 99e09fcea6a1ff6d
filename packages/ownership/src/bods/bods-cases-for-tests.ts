import type { BodsStatement } from '@gatehouse/contracts';
import type { BodsFindingCode } from './bods-finding.ts';

/** A file of statements that the schema accepts and the standard's words do not, with the finding that tells so. */
export interface BodsCase {
  readonly code: BodsFindingCode;
  readonly statements: readonly BodsStatement[];
}

type Members = Readonly<Record<string, unknown>>;

const PUBLISHED = { publicationDate: '2026-01-02', bodsVersion: '0.4', publisher: { name: 'A register' } };

let made = 0;

function envelope(recordId: string): {
  statementId: string;
  statementDate: string;
  declarationSubject: string;
  recordId: string;
  publicationDetails: BodsStatement['publicationDetails'];
} {
  made += 1;
  const statementId = `case-${String(made).padStart(32, '0')}`;
  return { statementId, statementDate: '2026-01-01', declarationSubject: 'e1', recordId, publicationDetails: PUBLISHED };
}

function entity(recordId: string, details: Members = {}, members: Members = {}): BodsStatement {
  return {
    ...envelope(recordId),
    recordType: 'entity',
    recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' }, name: recordId, ...details },
    ...members,
  };
}

function person(recordId: string, details: Members = {}, members: Members = {}): BodsStatement {
  return {
    ...envelope(recordId),
    recordType: 'person',
    recordDetails: { isComponent: false, personType: 'knownPerson', names: [{ fullName: recordId }], ...details },
    ...members,
  };
}

function held(owner: string, owned: string, details: Members = {}, members: Members = {}): BodsStatement {
  return {
    ...envelope('r1'),
    recordType: 'relationship',
    recordDetails: {
      isComponent: false,
      subject: owned,
      interestedParty: owner,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 60 } }],
      ...details,
    },
    ...members,
  };
}

function interest(members: Members): Members {
  return { interests: [{ type: 'shareholding', directOrIndirect: 'direct', ...members }] };
}

/** A company, its owner and what the owner holds: nothing is wrong with it. */
export function soundStatements(): BodsStatement[] {
  return [entity('e1'), person('p1'), held('p1', 'e1')];
}

const [E, P] = [entity('e1'), person('p1')];
const whole = (members: Members): Members => ({ interests: [{ type: 'shareholding', directOrIndirect: 'indirect' }], ...members });
const part = (owner: string, owned: string, marked = true): BodsStatement =>
  held(owner, owned, { isComponent: marked }, { recordId: 'r2' });

/** One file for each finding, and for some two. */
export const BODS_CASES: readonly BodsCase[] = [
  { code: 'statement-id-twice', statements: [E, { ...P, statementId: E.statementId }] },
  { code: 'record-changes-kind', statements: [E, person('e1')] },
  {
    code: 'relationship-changes-parties',
    statements: [E, P, person('p2'), held('p1', 'e1'), held('p2', 'e1', {}, { recordStatus: 'updated' })],
  },
  { code: 'new-record-not-first', statements: [entity('e1', {}, { recordStatus: 'new' }), entity('e1', {}, { recordStatus: 'new' })] },
  { code: 'record-never-opened', statements: [entity('e1', {}, { recordStatus: 'updated' })] },
  {
    code: 'told-after-closed',
    statements: [
      entity('e1', {}, { recordStatus: 'new' }),
      entity('e1', {}, { recordStatus: 'closed' }),
      entity('e1', {}, { recordStatus: 'updated' }),
    ],
  },
  { code: 'date-in-future', statements: [entity('e1', {}, { statementDate: '2999-01-01' })] },
  { code: 'date-in-future', statements: [E, person('p1', { birthDate: '2999-05' })] },
  { code: 'date-in-future', statements: [entity('e1', {}, { publicationDetails: { ...PUBLISHED, publicationDate: '2999-01-01' } })] },
  { code: 'date-in-future', statements: [entity('e1', {}, { source: { type: ['officialRegister'], retrievedAt: '2999-01-01' } })] },
  { code: 'dates-reversed', statements: [E, P, held('p1', 'e1', interest({ startDate: '2025-02-01', endDate: '2025-01-31' }))] },
  { code: 'dates-reversed', statements: [entity('e1', { foundingDate: '2020-01-02', dissolutionDate: '2020-01-01' })] },
  { code: 'dates-reversed', statements: [E, person('p1', { birthDate: '1980', deathDate: '1979-12' })] },
  { code: 'share-contradicts-itself', statements: [E, P, held('p1', 'e1', interest({ share: { minimum: 50, maximum: 25 } }))] },
  { code: 'share-contradicts-itself', statements: [E, P, held('p1', 'e1', interest({ share: { exact: 10, minimum: 25, maximum: 50 } }))] },
  {
    code: 'share-contradicts-itself',
    statements: [E, P, held('p1', 'e1', interest({ share: { minimum: 25, exclusiveMinimum: 25, maximum: 50 } }))],
  },
  { code: 'owner-is-no-person', statements: [E, entity('e2'), held('e2', 'e1', interest({ beneficialOwnershipOrControl: true }))] },
  { code: 'subject-is-no-entity', statements: [E, P, held('e1', 'p1')] },
  { code: 'party-is-no-party', statements: [E, P, held('p1', 'e1'), held('r1', 'e1', {}, { recordId: 'r2' })] },
  { code: 'declaration-subject-is-no-party', statements: [E, P, held('p1', 'e1'), entity('e2', {}, { declarationSubject: 'r1' })] },
  { code: 'used-before-told', statements: [E, held('p1', 'e1'), P] },
  { code: 'component-absent', statements: [E, P, held('p1', 'e1', whole({ componentRecords: ['nowhere'] }))] },
  { code: 'component-not-marked', statements: [E, P, part('p1', 'e1', false), held('p1', 'e1', whole({ componentRecords: ['r2'] }))] },
  { code: 'component-of-nothing', statements: [E, P, part('p1', 'e1')] },
  { code: 'component-after-whole', statements: [E, P, held('p1', 'e1', whole({ componentRecords: ['r2'] })), part('p1', 'e1')] },
  {
    code: 'direct-with-components',
    statements: [E, P, part('p1', 'e1'), held('p1', 'e1', { ...interest({}), componentRecords: ['r2'] })],
  },
  { code: 'trust-role-outside-trust', statements: [E, P, held('p1', 'e1', interest({ type: 'settlor' }))] },
  { code: 'nominee-role-outside-nomination', statements: [E, P, held('p1', 'e1', interest({ type: 'nominee' }))] },
  { code: 'unnamed-without-reason', statements: [entity('e1', { entityType: { type: 'anonymousEntity' } })] },
  { code: 'unnamed-without-reason', statements: [E, person('p1', { personType: 'unknownPerson' })] },
  {
    code: 'listing-contradicts-itself',
    statements: [
      entity('e1', {
        publicListing: {
          hasPublicListing: false,
          securitiesListings: [
            { stockExchangeJurisdiction: 'GB', stockExchangeName: 'London Stock Exchange', security: { ticker: 'ABC' } },
          ],
        },
      }),
    ],
  },
  {
    code: 'pointer-leads-nowhere',
    statements: [entity('e1', {}, { annotations: [{ motivation: 'commenting', statementPointerTarget: '/recordDetails/jurisdiction' }] })],
  },
  {
    code: 'pointer-leads-nowhere',
    statements: [entity('e1', {}, { annotations: [{ motivation: 'commenting', statementPointerTarget: 'recordDetails' }] })],
  },
  { code: 'other-version', statements: [entity('e1', {}, { publicationDetails: { ...PUBLISHED, bodsVersion: '0.3' } })] },
  { code: 'publisher-unknown', statements: [entity('e1', {}, { publicationDetails: undefined })] },
];
