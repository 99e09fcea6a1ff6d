import type { ExportFile } from '@gatehouse/contracts';
import type { RowFault } from './breakage.ts';
import { CUSTOMER_FAULTS } from './customer-faults.ts';

/** Faults of each JSON Lines file. */
export const ROW_FAULTS: Readonly<Record<ExportFile, readonly RowFault[]>> = {
  'customers.jsonl': CUSTOMER_FAULTS,
  'accounts.jsonl': [
    { kind: 'absent-customer', field: 'customer', make: (row) => ({ ...row, customer: 'cus_none' }) },
    { kind: 'number-for-id', field: 'id', make: (row) => ({ ...row, id: 17 }) },
    { kind: 'instant-without-zone', field: 'opened', make: (row) => ({ ...row, opened: '2026-01-02T03:04:05' }) },
    { kind: 'opened-in-future', field: 'opened', make: (row) => ({ ...row, opened: '2027-01-02T03:04:05Z' }) },
    {
      kind: 'closed-before-opened',
      field: 'closed',
      make: (row) => ({ ...row, opened: '2026-05-02T00:00:00Z', closed: '2026-05-01T00:00:00Z' }),
    },
    { kind: 'account-of-absent-reseller', field: 'reseller', make: (row) => ({ ...row, reseller: 'rsl_none' }) },
  ],
  'access.jsonl': [
    { kind: 'bad-ip', field: 'ip', make: (row) => ({ ...row, ip: '999.1.2.3' }) },
    { kind: 'absent-account', field: 'account', make: (row) => ({ ...row, account: 'acc_none' }) },
    { kind: 'access-in-future', field: 'at', make: (row) => ({ ...row, at: '2027-01-02T03:04:05Z' }) },
    { kind: 'unknown-action', field: 'action', make: (row) => ({ ...row, action: 'dance' }) },
  ],
  'payments.jsonl': [
    { kind: 'whole-card-number', field: 'last4', make: (row) => ({ ...row, last4: '0000000000000000' }) },
    { kind: 'number-for-text', field: 'last4', make: (row) => ({ ...row, last4: 1234 }) },
    { kind: 'unknown-payment', field: 'kind', make: (row) => ({ ...row, kind: 'seashells' }) },
    { kind: 'payment-without-token', field: 'token', make: (row) => ({ ...row, token: undefined }) },
    { kind: 'used-backwards', field: 'lastUsed', make: (row) => ({ ...row, firstUsed: '2026-06-02', lastUsed: '2026-06-01' }) },
    { kind: 'payment-of-absent-account', field: 'account', make: (row) => ({ ...row, account: 'acc_none' }) },
  ],
  'resellers.jsonl': [
    { kind: 'reseller-country-in-words', field: 'country', make: (row) => ({ ...row, country: 'DEU' }) },
    { kind: 'programme-without-date', field: 'programme.receivedOn', make: (row) => ({ ...row, programme: { version: '1' } }) },
  ],
  'measures.jsonl': [
    { kind: 'measure-without-targets', field: 'targets', make: (row) => ({ ...row, targets: [] }) },
    {
      kind: 'negative-cap',
      field: 'conditions.accelerators_max',
      make: (row) => ({ ...row, effect: 'condition', conditions: { accelerators_max: -1 } }),
    },
    { kind: 'unknown-effect', field: 'effect', make: (row) => ({ ...row, effect: 'frown' }) },
    { kind: 'issued-in-future', field: 'issued', make: (row) => ({ ...row, issued: '2027-01-01' }) },
  ],
};
