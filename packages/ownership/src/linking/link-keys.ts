import { type LinkKind, WORDS_MAX } from './link-key.ts';
import { looseMailbox, normalMailbox } from './mailbox.ts';
import { networkOf } from './network.ts';
import { slipsOf, soundOf } from './word-forms.ts';

/** What is known of a party before it is digested. Everything may be absent. */
export interface LinkFacts {
  readonly names?: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  readonly emails?: readonly string[];
  /** E.164. */
  readonly phones?: readonly string[];
  readonly addresses?: readonly LinkAddress[];
  /** Fingerprints of means of payment. */
  readonly payments?: readonly string[];
  readonly devices?: readonly string[];
  readonly domains?: readonly string[];
  readonly leis?: readonly string[];
  /** With the register or country that gave the number. */
  readonly registrations?: readonly string[];
  /** Passport, national identity and tax numbers, each with its scheme. */
  readonly documents?: readonly string[];
  /** Nationalities, countries of residence and of registration. */
  readonly countries?: readonly string[];
  /** IP addresses from which the party came. */
  readonly ips?: readonly string[];
  /** ISO 8601 instant of the sign-up. */
  readonly signedUp?: string | undefined;
}

export interface LinkAddress {
  readonly street: string;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country?: string | undefined;
}

/** A key before it is digested. */
export interface PlainKey {
  readonly kind: LinkKind;
  readonly value: string;
  readonly part: number;
}

/** Names, addresses, means of payment and the like of one party that are taken; further ones are passed over. */
const VALUES_MAX = 20;
const HOUR_MS = 3_600_000;

/**
 * The keys by which a party can be met again, from plain facts. Whoever keeps them digests each value under a key of its own (`kind` as context):
 * equality is all that the linking needs, since what differs by a slip has several keys, of which some stay the same.
 * `wordsOf` cuts a text into words as they are compared: in Latin letters, without case, marks and punctuation.
 */
export function linkKeys(facts: LinkFacts, wordsOf: (text: string) => readonly string[]): PlainKey[] {
  const keys: PlainKey[] = [];
  const add = (kind: LinkKind, value: string, part = 0): void => {
    if (value !== '') keys.push({ kind, value, part });
  };
  for (const value of taken(facts.payments)) add('payment', value);
  for (const value of taken(facts.devices)) add('device', value);
  for (const value of taken(facts.leis)) add('lei', bare(value));
  for (const value of taken(facts.registrations)) add('registration', bareNumber(value));
  for (const value of taken(facts.documents)) addDocument(add, bareNumber(value));
  // No slips of a telephone: neighbouring numbers are neighbours' numbers.
  for (const value of taken(facts.phones)) add('phone', bare(value));
  for (const value of taken(facts.emails)) addMailbox(add, value);
  for (const value of taken(facts.domains)) add('domain', value.toLowerCase().replace(/^www\./, ''));
  for (const value of new Set(taken(facts.countries))) add('country', value.toUpperCase());
  for (const value of new Set(taken(facts.ips).map(networkOf))) add('network', value);
  addNames(add, taken(facts.names), wordsOf);
  addBirth(add, facts.birthDate ?? '');
  addAddresses(add, taken(facts.addresses), wordsOf);
  const at = facts.signedUp === undefined ? Number.NaN : Math.floor(Date.parse(facts.signedUp) / HOUR_MS);
  // Two sign-ups within the hour share at least one of these.
  if (!Number.isNaN(at)) for (const hour of [at, at + 1]) add('hour', String(hour));
  return keys;
}

type Add = (kind: LinkKind, value: string, part?: number) => void;

function taken<T>(values: readonly T[] | undefined): readonly T[] {
  return (values ?? []).slice(0, VALUES_MAX);
}

function bare(value: string): string {
  return value.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

// Leading zeros of a number are written or left out at will; what names its register stands before a colon.
function bareNumber(value: string): string {
  const colon = value.indexOf(':');
  return `${bare(value.slice(0, colon + 1))}:${bare(value.slice(colon + 1)).replace(/^0+(?=.)/, '')}`;
}

function addDocument(add: Add, value: string): void {
  add('document', value);
  for (const slip of slipsOf(value)) add('document-slip', slip);
}

function addMailbox(add: Add, email: string): void {
  const at = email.lastIndexOf('@');
  if (at <= 0) return;
  add('email', normalMailbox(email));
  add('email-loose', looseMailbox(email));
  add('email-box', looseMailbox(email).split('@')[0] ?? '');
  add('domain', email.slice(at + 1).toLowerCase());
}

function addNames(add: Add, names: readonly string[], wordsOf: (text: string) => readonly string[]): void {
  const words = new Set<string>();
  for (const name of names) {
    const own = wordsOf(name);
    add('name', own.toSorted().join(' '));
    for (const word of own) words.add(word);
  }
  [...words].slice(0, WORDS_MAX).forEach((word, part) => {
    add('name-word', word, part);
    add('name-sound', soundOf(word), part);
    for (const slip of slipsOf(word)) add('name-slip', slip, part);
  });
}

function addBirth(add: Add, date: string): void {
  const [year = '', month = '', day = ''] = date.split('-');
  add('birth-year', year);
  if (month !== '' && day === '') add('birth-part', `y${year}m${month}`);
  if (month === '' || day === '') return;
  add('birth', date);
  // One part mistaken leaves the other two; day and month changed places leave the year with both.
  const [first = '', second = ''] = [month, day].toSorted();
  for (const part of [`y${year}m${month}`, `y${year}d${day}`, `m${month}d${day}`, `y${year}s${first}${second}`]) add('birth-part', part);
}

function addAddresses(add: Add, addresses: readonly LinkAddress[], wordsOf: (text: string) => readonly string[]): void {
  const words = new Set<string>();
  for (const { street, city = '', postalCode = '', country = '' } of addresses) {
    const own = wordsOf([street, postalCode, country].join(' '));
    add('address', own.join(' '));
    if (postalCode !== '') add('place', `${country} ${bare(postalCode)}`);
    for (const word of wordsOf([street, city, postalCode].join(' '))) words.add(word);
  }
  [...words].slice(0, WORDS_MAX).forEach((word, part) => {
    add('address-word', word, part);
    add('address-sound', soundOf(word), part);
  });
}
