import type { BodsViolation } from './bods-violation.ts';

/** Members whose absence leaves open nothing that a calculator asks: who a record is, and who holds what, is said elsewhere. */
const MAY_LACK = new Set([
  'statementId',
  'statementDate',
  'declarationSubject',
  'recordDetails.isComponent',
  'recordDetails.entityType',
  'recordDetails.personType',
]);

/** Members that tell how a statement came to be published: no calculator reads them. */
const ABOUT_PUBLICATION = /^(publicationDetails|source|annotations|declaration)(\.|$)/;

/** Whether all that the standard has against a statement concerns its form: what is missing or too short besides what it says of owners. */
export function isReadableDespite(violations: readonly BodsViolation[]): boolean {
  return violations.every(
    ({ keyword, field }) =>
      ABOUT_PUBLICATION.test(field) ||
      (keyword === 'required' && MAY_LACK.has(field)) ||
      (field === 'statementId' && (keyword === 'minLength' || keyword === 'maxLength')),
  );
}
