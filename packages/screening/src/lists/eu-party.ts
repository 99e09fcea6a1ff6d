import type { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';

/** The EU's codes of identification documents that say what the number is. */
const PROPERTY_BY_CODE: Readonly<Record<string, string>> = {
  passport: 'passportNumber',
  diplomaticpassport: 'passportNumber',
  travel: 'passportNumber',
  id: 'idNumber',
  ssn: 'idNumber',
  resident: 'idNumber',
  electoral: 'idNumber',
  birth: 'idNumber',
  driving: 'idNumber',
  fiscalcode: 'taxNumber',
  taxid: 'taxNumber',
  tax: 'taxNumber',
  regnumber: 'registrationNumber',
  register: 'registrationNumber',
  tradelic: 'registrationNumber',
  swiftbic: 'swiftBic',
  imo: 'imoNumber',
  lei: 'leiCode',
};

/** The schema by the EU's `subjectType`: `person` or `P`, `enterprise` or `E`. */
export function euSchema(code: string, classification: string): string {
  if (/^(?:person|P)$/i.test(code) || /^(?:person|P)$/i.test(classification)) return 'Person';
  return /^(?:enterprise|E)$/i.test(code) || /^(?:enterprise|E)$/i.test(classification) ? 'Organization' : 'LegalEntity';
}

/** Only a name that is printed as not strong is weak. */
export function isWeakEuName(strong: string): boolean {
  return /^(?:false|0|no)$/i.test(strong);
}

/** Files an identification: by its code, or by its words where the code is `other`. */
export function fillEuIdentifier(draft: EntryDraft, code: string, words: string, number: string): void {
  const property = PROPERTY_BY_CODE[code.toLowerCase()] ?? identifierProperty(words);
  if (property !== undefined) draft.property(property, number.replace(/^IMO\s+/, ''));
}
