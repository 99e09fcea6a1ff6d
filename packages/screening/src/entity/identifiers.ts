import { hasGoodCheckDigits } from './check-digits.ts';
import { hasGoodWalletCheck } from './wallet-check.ts';

interface Scheme {
  readonly scheme: string;
  /** Whether a number is unique in the world, so that two different ones are two parties. */
  readonly strong: boolean;
  /** The scheme whose check digits it bears, where that is not its own. */
  readonly check?: string;
}

/** What identifies a party by number: the FollowTheMoney properties and the scheme that each belongs to. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  leiCode: { scheme: 'LEI', strong: true },
  imoNumber: { scheme: 'IMO', strong: true },
  mmsi: { scheme: 'MMSI', strong: true },
  cryptoWallet: { scheme: 'wallet', strong: true },
  publicKey: { scheme: 'wallet', strong: true },
  passportNumber: { scheme: 'passport', strong: false },
  idNumber: { scheme: 'national id', strong: false },
  registrationNumber: { scheme: 'registration', strong: false },
  taxNumber: { scheme: 'tax', strong: false },
  vatCode: { scheme: 'tax', strong: false },
  innCode: { scheme: 'tax', strong: false, check: 'INN' },
  ogrnCode: { scheme: 'registration', strong: false, check: 'OGRN' },
  uscCode: { scheme: 'registration', strong: false, check: 'USCC' },
  uniqueEntityId: { scheme: 'UEI', strong: true },
  dunsCode: { scheme: 'D-U-N-S', strong: true },
  swiftBic: { scheme: 'BIC', strong: true },
  isin: { scheme: 'ISIN', strong: true },
  isinCode: { scheme: 'ISIN', strong: true },
  ibanCode: { scheme: 'IBAN', strong: false, check: 'IBAN' },
};

const SHORT_MAX = 5;

/** One identifier, folded for comparing. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
  /** Whether it is unique in the world, so that two different ones are two parties. Never where its check digits are wrong. */
  readonly strong: boolean;
  /** Whether its check digits fit; undefined where it has none. */
  readonly checked: boolean | undefined;
}

/** An identifier as it was given, and why it does not count where it does not. */
export interface ReadIdentifier {
  readonly property: string;
  readonly text: string;
  readonly scheme: string;
  readonly identifier: Identifier | undefined;
}

/** The identifiers among an entity's properties. Values too short to tell are left out. */
export function identifiersOf(properties: Readonly<Record<string, readonly string[]>>): Identifier[] {
  return readIdentifiers(properties).flatMap(({ identifier }) => identifier ?? []);
}

/** The same with those that are left out. */
export function readIdentifiers(properties: Readonly<Record<string, readonly string[]>>): ReadIdentifier[] {
  const found: ReadIdentifier[] = [];
  for (const property of Object.keys(properties)) {
    const known = SCHEMES[property];
    if (known === undefined) continue;
    const { scheme, check = scheme, strong } = known;
    for (const text of properties[property] ?? []) {
      const value = foldIdentifier(scheme, text);
      const isLong = value.length > (scheme === 'passport' ? SHORT_MAX - 1 : SHORT_MAX);
      const checked = scheme === 'wallet' ? hasGoodWalletCheck(value) : hasGoodCheckDigits(check, value);
      const identifier = isLong ? { scheme, value, strong: strong && checked !== false, checked } : undefined;
      found.push({ property, text, scheme, identifier });
    }
  }
  return found;
}

/** The key under which equal identifiers meet. Numbers of registers are compared across schemes: customers mix them up. */
export function identifierKey(identifier: Identifier): string {
  return identifier.strong ? `${identifier.scheme}:${identifier.value}` : `number:${identifier.value}`;
}

function foldIdentifier(scheme: string, text: string): string {
  if (scheme === 'wallet') return foldWallet(text.trim());
  const value = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return scheme === 'IMO' ? value.replace(/^IMO/, '') : value;
}

// Base58 addresses tell capitals apart; those in hexadecimal or bech32 do not.
function foldWallet(text: string): string {
  return /^(0x[0-9a-f]{40}|(bc|ltc|tb)1[0-9a-z]+)$/i.test(text) ? text.toLowerCase() : text;
}
