import type { Rng } from '@gatehouse/foundation';
import type { Country } from './countries.ts';
import { cultureOf } from './names/cultures.ts';
import { toAscii } from './names/person-name.ts';
import type { AccountRow, CustomerRow, EvidenceRow, PaymentRow, VerificationRow } from './rows.ts';
import { pad, type World } from './world.ts';

/** What makes a customer this one; the rest is made up. */
export interface SignUp {
  readonly kind: 'individual' | 'entity';
  readonly name: string;
  readonly country: Country;
  readonly mailbox?: string;
  readonly otherNames?: CustomerRow['otherNames'];
  readonly evidence: readonly EvidenceRow[];
  readonly verification: readonly VerificationRow[];
  /** Days before the sample date. */
  readonly signedUpBefore_days: number;
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly jurisdiction?: string;
  readonly headquarters?: string;
  readonly identifiers?: CustomerRow['identifiers'];
  readonly verifyBy?: string;
  readonly reseller?: string;
  readonly bods?: string;
  readonly address?: NonNullable<CustomerRow['address']>;
  readonly email?: string;
  readonly phone?: string;
  readonly fingerprint?: string;
  readonly payer?: { readonly name: string; readonly country: string };
  /** Days before the sample date on which the account was closed. */
  readonly closedBefore_days?: number;
}

export interface SignedUp {
  readonly customer: CustomerRow;
  readonly account: AccountRow;
  readonly payment: PaymentRow;
}

/** Opens one more account under a customer's business relationship, with a means of payment of its own. */
export function openSecondAccount(
  world: World,
  rng: Rng,
  facts: Pick<SignUp, 'signedUpBefore_days' | 'reseller'>,
  customer: string,
): AccountRow {
  const serial = world.nextSerial();
  const account = openAccount(world, rng, facts, customer, `${customer.replace('cus_', 'acc_')}b`);
  addPayment(world, rng, facts, account, serial);
  return account;
}

/** Adds a customer with one account, one means of payment and its accesses. */
export function signUp(world: World, rng: Rng, facts: SignUp): SignedUp {
  const id = world.nextCustomerId();
  const serial = world.nextSerial();
  const customer: CustomerRow = {
    id,
    kind: facts.kind,
    name: facts.name,
    ...optional('otherNames', facts.otherNames),
    address: facts.address ?? inventAddress(rng, facts),
    useLocations: [facts.country.code],
    ...optional('jurisdiction', facts.jurisdiction),
    ...optional('headquarters', facts.headquarters),
    email: facts.email ?? inventEmail(facts, serial),
    phone: facts.phone ?? inventPhone(facts.country, serial),
    ...optional('birthDate', facts.birthDate),
    ...optional('nationality', facts.nationality),
    ...optional('identifiers', facts.identifiers),
    ...(facts.evidence.length === 0 ? {} : { evidence: [...facts.evidence] }),
    ...(facts.verification.length === 0 ? {} : { verification: [...facts.verification] }),
    ...optional('verifyBy', facts.verifyBy),
    signedUp: world.time.instantBefore(facts.signedUpBefore_days),
    ...optional('reseller', facts.reseller),
    ...optional('bods', facts.bods),
  };
  world.customers.push(customer);
  const account = openAccount(world, rng, facts, id, id.replace('cus_', 'acc_'));
  return { customer, account, payment: addPayment(world, rng, facts, account, serial) };
}

type AccountFacts = Pick<SignUp, 'signedUpBefore_days' | 'reseller' | 'closedBefore_days' | 'fingerprint' | 'payer'>;

function openAccount(world: World, rng: Rng, facts: AccountFacts, customer: string, id: string): AccountRow {
  const account: AccountRow = {
    id,
    customer,
    opened: world.time.instantBefore(Math.max(0.01, facts.signedUpBefore_days - 0.02)),
    ...(facts.closedBefore_days === undefined ? {} : { closed: world.time.instantBefore(facts.closedBefore_days) }),
    ...optional('reseller', facts.reseller),
  };
  world.accounts.push(account);
  // Ranges set aside for benchmarks and for documentation: nobody's addresses.
  const ip =
    rng.next() < 0.15
      ? `2001:db8:${rng.below(65536).toString(16)}::${(1 + rng.below(65535)).toString(16)}`
      : `198.${18 + rng.below(2)}.${rng.below(256)}.${1 + rng.below(254)}`;
  const last = facts.closedBefore_days ?? 0;
  const at = last + 0.05 + rng.next() * Math.min(20, Math.max(0.1, facts.signedUpBefore_days - last - 0.1));
  world.access.push({
    account: account.id,
    ip,
    at: world.time.instantBefore(at),
    ...(rng.next() < 0.2 ? { action: 'administer' as const } : {}),
  });
  return account;
}

function addPayment(world: World, rng: Rng, facts: AccountFacts, account: AccountRow, serial: number): PaymentRow {
  const kind = paymentKind(rng.next());
  const payment: PaymentRow = {
    account: account.id,
    kind,
    token: `tok_${pad(serial)}`,
    fingerprint: facts.fingerprint ?? fingerprintOf(serial),
    ...(kind === 'credit-card' ? { last4: String(1000 + rng.below(9000)) } : {}),
    ...(facts.payer === undefined ? {} : { payerName: facts.payer.name, payerCountry: facts.payer.country }),
    firstUsed: world.time.dateBefore(facts.signedUpBefore_days),
    lastUsed: world.time.dateBefore(Math.max(facts.closedBefore_days ?? 0, Math.min(facts.signedUpBefore_days, 3))),
  };
  world.payments.push(payment);
  return payment;
}

function paymentKind(draw: number): PaymentRow['kind'] {
  if (draw < 0.78) return 'credit-card';
  if (draw < 0.92) return 'account-number';
  if (draw < 0.97) return 'alternative';
  return 'virtual-currency-wallet';
}

function inventAddress(rng: Rng, facts: SignUp): NonNullable<CustomerRow['address']> {
  return {
    ...(facts.kind === 'entity' ? { kind: 'principal-place' as const } : {}),
    street: `${rng.pick(cultureOf(facts.country.culture).streets)} ${1 + rng.below(240)}`,
    city: rng.pick(facts.country.cities),
    country: facts.country.code,
  };
}

function inventEmail(facts: SignUp, serial: number): string {
  const box = facts.mailbox ?? toAscii(facts.name).slice(0, 20);
  return `${box === '' ? 'office' : box}${serial}@${facts.kind === 'entity' ? 'co' : 'mx'}.example`;
}

// No subscriber number anywhere begins with three zeros: these ring nobody.
function inventPhone(country: Country, serial: number): string {
  return `+${country.dial}000${pad(serial)}`;
}

/** The processor's fingerprint of an instrument, spread so that neighbours do not look alike. */
function fingerprintOf(serial: number): string {
  return `fp_${(Math.imul(serial, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}`;
}

function optional<K extends string, V>(name: K, value: V | undefined): { [member in K]?: V } {
  const member: { [member in K]?: V } = {};
  if (value !== undefined) member[name] = value;
  return member;
}
