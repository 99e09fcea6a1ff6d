import type { AccessEvent, Account, Customer, Payment, Reseller, SpecialMeasure } from '@gatehouse/contracts';
import type { Row, RowsRead } from './read-rows.ts';
import { referable, type Referable, RowChecks } from './row-checks.ts';
import type { RowError } from './row-error.ts';

export interface ExportRows {
  readonly resellers: RowsRead<Reseller>;
  readonly customers: RowsRead<Customer>;
  readonly accounts: RowsRead<Account>;
  readonly access: RowsRead<AccessEvent>;
  readonly payments: RowsRead<Payment>;
  readonly measures: RowsRead<SpecialMeasure>;
}

export interface CheckedExport {
  readonly resellers: Reseller[];
  readonly customers: Customer[];
  readonly accounts: Account[];
  readonly access: AccessEvent[];
  readonly payments: Payment[];
  readonly measures: SpecialMeasure[];
  readonly errors: RowError[];
}

/**
 * Holds the files against each other: ids stand once, references lead somewhere, and nothing lies after the export's own date.
 * A row that fails is reported and left out; one that refers to a row in error is left out and says so. Only a customer whose record is absent
 * from the ownership statements (`ownershipRecords`) stays: its owners are then unknown, and that is judged.
 */
export function checkReferences(rows: ExportRows, asOf: string, ownershipRecords: ReadonlySet<string>): CheckedExport {
  const checks = new RowChecks(asOf);
  const resellers = checks.unique('resellers.jsonl', rows.resellers);
  const toReseller = referable(resellers, rows.resellers);
  const customers = checks.unique('customers.jsonl', rows.customers).filter((row) => customerStands(checks, row, toReseller));
  for (const row of customers) noteAbsentRecord(checks, row, ownershipRecords);
  const toCustomer = referable(customers, rows.customers);
  const accounts = checks.unique('accounts.jsonl', rows.accounts).filter((row) => accountStands(checks, row, toCustomer, toReseller));
  const toAccount = referable(accounts, rows.accounts);
  const access = rows.access.rows.filter((row) => accessStands(checks, row, toAccount));
  const payments = rows.payments.rows.filter((row) => paymentStands(checks, row, toAccount));
  const measures = checks
    .unique('measures.jsonl', rows.measures)
    .filter((row) => checks.notAfter('measures.jsonl', row, 'issued', row.value.issued));
  return {
    resellers: valuesOf(resellers),
    customers: valuesOf(customers),
    accounts: valuesOf(accounts),
    access: valuesOf(access),
    payments: valuesOf(payments),
    measures: valuesOf(measures),
    errors: checks.errors,
  };
}

function customerStands(checks: RowChecks, row: Row<Customer>, toReseller: Referable): boolean {
  const file = 'customers.jsonl';
  const { signedUp, evidence, verification, birthDate, reseller } = row.value;
  return (
    checks.notAfter(file, row, 'signedUp', signedUp) &&
    evidence.every((item, index) => checks.notAfter(file, row, `evidence.${index}.on`, item.on)) &&
    verification.every((attempt, index) => checks.notAfter(file, row, `verification.${index}.on`, attempt.on)) &&
    checks.notAfter(file, row, 'birthDate', birthDate) &&
    checks.refers(file, row, 'reseller', reseller, toReseller)
  );
}

function noteAbsentRecord(checks: RowChecks, row: Row<Customer>, ownershipRecords: ReadonlySet<string>): void {
  const record = row.value.bods;
  if (record === undefined || ownershipRecords.has(record)) return;
  checks.note(
    'customers.jsonl',
    row,
    'bods',
    'refers to no record of ownership.json',
    'Add the record, or take the reference out; until then the owners count as unknown.',
  );
}

function accountStands(checks: RowChecks, row: Row<Account>, toCustomer: Referable, toReseller: Referable): boolean {
  const file = 'accounts.jsonl';
  const { customer, reseller, opened, closed } = row.value;
  return (
    checks.refers(file, row, 'customer', customer, toCustomer) &&
    checks.refers(file, row, 'reseller', reseller, toReseller) &&
    checks.notAfter(file, row, 'opened', opened) &&
    checks.ordered(file, row, 'closed', opened, closed)
  );
}

function accessStands(checks: RowChecks, row: Row<AccessEvent>, toAccount: Referable): boolean {
  return (
    checks.refers('access.jsonl', row, 'account', row.value.account, toAccount) && checks.notAfter('access.jsonl', row, 'at', row.value.at)
  );
}

function paymentStands(checks: RowChecks, row: Row<Payment>, toAccount: Referable): boolean {
  const file = 'payments.jsonl';
  const { account, firstUsed, lastUsed } = row.value;
  return (
    checks.refers(file, row, 'account', account, toAccount) &&
    checks.ordered(file, row, 'lastUsed', firstUsed, lastUsed) &&
    checks.notAfter(file, row, 'lastUsed', lastUsed)
  );
}

function valuesOf<T>(rows: readonly Row<T>[]): T[] {
  return rows.map((row) => row.value);
}
