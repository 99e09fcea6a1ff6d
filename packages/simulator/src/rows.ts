import type { AccessEvent, Account, Customer, Payment, Reseller, SpecialMeasure } from '@gatehouse/contracts';

// Rows as they are written: members that have a default may be left out, which keeps the example small.
export type CustomerRow = (typeof Customer)['_input'];
export type AccountRow = (typeof Account)['_input'];
export type AccessRow = (typeof AccessEvent)['_input'];
export type PaymentRow = (typeof Payment)['_input'];
export type ResellerRow = (typeof Reseller)['_input'];
export type MeasureRow = (typeof SpecialMeasure)['_input'];
export type EvidenceRow = NonNullable<CustomerRow['evidence']>[number];
export type VerificationRow = NonNullable<CustomerRow['verification']>[number];
