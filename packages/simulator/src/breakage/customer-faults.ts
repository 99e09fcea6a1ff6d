import { LIMITS } from '@gatehouse/foundation';
import type { Row, RowFault } from './breakage.ts';

const without = (row: Row, member: string): Row => Object.fromEntries(Object.entries(row).filter(([name]) => name !== member));
const text = (row: Row): string => JSON.stringify(row);
const evidence = { fact: 'foreign-citizen', method: 'documentary', on: '2026-01-05', country: 'DE' };
const attempt = { on: '2026-01-05', method: 'documentary', result: 'verified' };

/** Faults of `customers.jsonl`: of JSON itself, of encoding, of single members, and of references. */
export const CUSTOMER_FAULTS: readonly RowFault[] = [
  { kind: 'bad-json', field: 'line', make: (row) => text(row).slice(0, -2) },
  { kind: 'two-objects-on-a-line', field: 'line', make: (row) => `${text(row)} ${text(row)}` },
  { kind: 'trailing-comma', field: 'line', make: (row) => text(row).replace(/\}$/, ',}') },
  { kind: 'single-quotes', field: 'line', make: (row) => text(row).replaceAll('"', "'") },
  { kind: 'not-a-number', field: 'line', make: (row) => text(row).replace(/\}$/, ',"score":NaN}') },
  { kind: 'raw-control-character', field: 'line', make: (row) => text({ ...row, name: 'NUL' }).replace('"NUL"', '"A\u0000B"') },
  { kind: 'invalid-utf8', field: 'line', make: () => Buffer.from('{"id":"broken","name":"M\u00fcller"}', 'latin1') },
  { kind: 'utf16', field: 'line', make: () => Buffer.from('{"id":"broken"}', 'utf16le') },
  { kind: 'over-long-line', field: 'line', make: (row) => text({ ...row, name: 'x'.repeat(LIMITS.line_bytes_max) }) },
  { kind: 'list-for-row', field: 'row', make: (row) => [row] },
  { kind: 'null-for-row', field: 'row', make: () => null },
  { kind: 'missing-field', field: 'name', make: (row) => without(row, 'name') },
  { kind: 'wrong-type', field: 'name', make: (row) => ({ ...row, name: 42 }) },
  { kind: 'empty-text', field: 'name', make: (row) => ({ ...row, name: ' ' }) },
  { kind: 'text-too-long', field: 'name', make: (row) => ({ ...row, name: 'n'.repeat(1001) }) },
  { kind: 'unknown-word', field: 'kind', make: (row) => ({ ...row, kind: 'robot' }) },
  { kind: 'id-with-space', field: 'id', make: (row) => ({ ...row, id: 'cus 1' }) },
  {
    kind: 'country-in-words',
    field: 'address.country',
    make: (row) => ({ ...row, address: { street: 'Ahornweg 1', country: 'Germany' } }),
  },
  { kind: 'address-without-street', field: 'address.street', make: (row) => ({ ...row, address: { country: 'DE' } }) },
  { kind: 'bad-email', field: 'email', make: (row) => ({ ...row, email: 'somebody at home' }) },
  { kind: 'bad-phone', field: 'phone', make: (row) => ({ ...row, phone: '030 / 123' }) },
  { kind: 'bad-birth-date', field: 'birthDate', make: (row) => ({ ...row, birthDate: '31/12/1990' }) },
  { kind: 'bad-instant', field: 'signedUp', make: (row) => ({ ...row, signedUp: '2026-13-40T00:00:00Z' }) },
  { kind: 'sign-up-in-future', field: 'signedUp', make: (row) => ({ ...row, signedUp: '2027-06-01T00:00:00Z' }) },
  { kind: 'object-for-list', field: 'evidence', make: (row) => ({ ...row, evidence }) },
  { kind: 'unknown-evidence', field: 'evidence.0.fact', make: (row) => ({ ...row, evidence: [{ ...evidence, fact: 'looks-honest' }] }) },
  { kind: 'day-that-is-none', field: 'evidence.0.on', make: (row) => ({ ...row, evidence: [{ ...evidence, on: '2026-02-30' }] }) },
  { kind: 'unknown-result', field: 'verification.0.result', make: (row) => ({ ...row, verification: [{ ...attempt, result: 'maybe' }] }) },
  { kind: 'verified-in-future', field: 'verification.0.on', make: (row) => ({ ...row, verification: [{ ...attempt, on: '2027-01-05' }] }) },
  {
    kind: 'unknown-identifier',
    field: 'identifiers.0.scheme',
    make: (row) => ({ ...row, identifiers: [{ scheme: 'shoe-size', value: '42' }] }),
  },
  { kind: 'list-too-long', field: 'useLocations', make: (row) => ({ ...row, useLocations: Array.from({ length: 51 }, () => 'DE') }) },
  { kind: 'absent-reseller', field: 'reseller', make: (row) => ({ ...row, reseller: 'rsl_none' }) },
];
