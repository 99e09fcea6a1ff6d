import type { GleifRow } from '@gatehouse/ownership';
import type { GleifField, ReadField } from './gleif-fields.ts';

/** Of the repeated fields of a record the CSV has five columns. */
const REPEATS_MAX = 5;

const REASON = repeated((n) => ({ csv: [`Exception.Reason.${n}`, `ExceptionReason.${n}`], json: ['ExceptionReason', n - 1] }));
const PERIOD = repeated((n) => n).map((n) => ({
  type: period(n, 'periodType', 'PeriodType'),
  start: period(n, 'startDate', 'StartDate'),
  end: period(n, 'endDate', 'EndDate'),
}));
const QUANTIFIER = repeated((n) => n).map((n) => ({ amount: quantifier(n, 'QuantifierAmount'), units: quantifier(n, 'QuantifierUnits') }));

const EXCEPTION = {
  lei: { csv: ['LEI'], json: ['LEI'] },
  category: { csv: ['Exception.Category', 'ExceptionCategory'], json: ['ExceptionCategory'] },
  reference: { csv: ['Exception.Reference.1', 'ExceptionReference.1'], json: ['ExceptionReference', 0] },
} satisfies Record<string, GleifField>;

const RELATIONSHIP = {
  childLei: relationship('StartNode', 'NodeID'),
  parentLei: relationship('EndNode', 'NodeID'),
  type: relationship('RelationshipType'),
  status: relationship('RelationshipStatus'),
  registrationStatus: registration('RegistrationStatus'),
  lastUpdateDate: registration('LastUpdateDate'),
  initialRegistrationDate: registration('InitialRegistrationDate'),
} satisfies Record<string, GleifField>;

const ENTITY = {
  lei: { csv: ['LEI', 'lei'], json: ['LEI'] },
  name: entity('LegalName'),
  jurisdiction: entity('LegalJurisdiction'),
  headquartersCountry: entity('HeadquartersAddress', 'Country'),
  legalAddressCountry: entity('LegalAddress', 'Country'),
  entityStatus: { csv: ['Entity.EntityStatus', 'entity_entity_status'], json: ['Entity', 'EntityStatus'] },
  creationDate: { csv: ['Entity.EntityCreationDate', 'entity_entity_creation_date'], json: ['Entity', 'EntityCreationDate'] },
  legalFormCode: entity('LegalForm', 'EntityLegalFormCode'),
  legalFormWords: entity('LegalForm', 'OtherLegalForm'),
  registrationAuthority: entity('RegistrationAuthority', 'RegistrationAuthorityID'),
  registrationNumber: entity('RegistrationAuthority', 'RegistrationAuthorityEntityID'),
  registrationStatus: registration('RegistrationStatus'),
  lastUpdateDate: registration('LastUpdateDate'),
  initialRegistrationDate: registration('InitialRegistrationDate'),
} satisfies Record<string, GleifField>;

const ADDRESS_PARTS = ['FirstAddressLine', 'City', 'Region', 'PostalCode', 'Country'];
const HEADQUARTERS = ADDRESS_PARTS.map((part) => entity('HeadquartersAddress', part));
const LEGAL_ADDRESS = ADDRESS_PARTS.map((part) => entity('LegalAddress', part));

/** Codes that say that a legal form has no code of its own (ISO 20275). */
const NO_FORM_CODE = new Set(['8888', '9999']);

/** A record as what it is; `null` where it is none of the three kinds. */
export function gleifRow(read: ReadField): GleifRow | null {
  return exceptionOf(read) ?? relationshipOf(read) ?? entityOf(read);
}

function exceptionOf(read: ReadField): GleifRow | null {
  const lei = read(EXCEPTION.lei);
  const category = read(EXCEPTION.category);
  if (lei === null || category === null) return null;
  const reasons = REASON.flatMap((field) => read(field) ?? []);
  // That a parent is excepted is said even where the reason is missing.
  return {
    level: 'exception',
    exception: { lei, category, reasons: reasons.length === 0 ? ['UNKNOWN'] : reasons, reference: read(EXCEPTION.reference) },
  };
}

function relationshipOf(read: ReadField): GleifRow | null {
  const [childLei, parentLei, type] = [read(RELATIONSHIP.childLei), read(RELATIONSHIP.parentLei), read(RELATIONSHIP.type)];
  if (childLei === null || parentLei === null || type === null) return null;
  const span = PERIOD.find((candidate) => read(candidate.type) === 'RELATIONSHIP_PERIOD');
  return {
    level: 2,
    relationship: {
      childLei,
      parentLei,
      type,
      status: read(RELATIONSHIP.status) ?? '',
      registrationStatus: read(RELATIONSHIP.registrationStatus),
      startDate: span === undefined ? null : read(span.start),
      endDate: span === undefined ? null : read(span.end),
      lastUpdateDate: read(RELATIONSHIP.lastUpdateDate),
      initialRegistrationDate: read(RELATIONSHIP.initialRegistrationDate),
      percentage: percentageOf(read),
    },
  };
}

function percentageOf(read: ReadField): number | null {
  const field = QUANTIFIER.find(({ units }) => read(units) === 'PERCENTAGE');
  const amount = field === undefined ? Number.NaN : Number(read(field.amount) ?? Number.NaN);
  return amount >= 0 && amount <= 100 ? amount : null;
}

function entityOf(read: ReadField): GleifRow | null {
  const lei = read(ENTITY.lei);
  if (lei === null) return null;
  const code = read(ENTITY.legalFormCode);
  return {
    level: 1,
    entity: {
      lei,
      name: read(ENTITY.name) ?? lei,
      jurisdiction: read(ENTITY.jurisdiction),
      headquartersCountry: read(ENTITY.headquartersCountry),
      legalAddressCountry: read(ENTITY.legalAddressCountry),
      registrationStatus: read(ENTITY.registrationStatus),
      lastUpdateDate: read(ENTITY.lastUpdateDate),
      initialRegistrationDate: read(ENTITY.initialRegistrationDate),
      entityStatus: read(ENTITY.entityStatus),
      creationDate: read(ENTITY.creationDate),
      legalForm: code === null || NO_FORM_CODE.has(code) ? read(ENTITY.legalFormWords) : code,
      headquartersAddress: addressOf(HEADQUARTERS, read),
      legalAddress: addressOf(LEGAL_ADDRESS, read),
      registrationAuthority: read(ENTITY.registrationAuthority),
      registrationNumber: read(ENTITY.registrationNumber),
    },
  };
}

function addressOf(parts: readonly GleifField[], read: ReadField): string | null {
  const written = parts.flatMap((part) => read(part) ?? []);
  return written.length === 0 ? null : written.join(', ');
}

function repeated<T>(of: (n: number) => T): T[] {
  return Array.from({ length: REPEATS_MAX }, (_, index) => of(index + 1));
}

function period(n: number, csv: string, json: string): GleifField {
  return { csv: [`Relationship.Period.${n}.${csv}`], json: ['Relationship', 'RelationshipPeriods', 'RelationshipPeriod', n - 1, json] };
}

function quantifier(n: number, name: string): GleifField {
  return {
    csv: [`Relationship.Quantifiers.${n}.${name}`],
    json: ['Relationship', 'RelationshipQuantifiers', 'RelationshipQuantifier', n - 1, name],
  };
}

function relationship(...path: string[]): GleifField {
  return { csv: [['Relationship', ...path].join('.')], json: ['Relationship', ...path] };
}

function registration(name: string): GleifField {
  return { csv: [`Registration.${name}`, `registration_${snakeCase(name)}`], json: ['Registration', name] };
}

function entity(...path: string[]): GleifField {
  return { csv: [['Entity', ...path].join('.'), `entity_${path.map(snakeCase).join('_')}`], json: ['Entity', ...path] };
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}
