/** What identifies a party by number: the FollowTheMoney properties, the scheme that each belongs to, and whether it alone settles who is meant. */
const SCHEMES: Readonly<Record<string, { readonly scheme: string; readonly strong: boolean }>> = {
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
  innCode: { scheme: 'tax', strong: false },
  ogrnCode: { scheme: 'registration', strong: false },
  uniqueEntityId: { scheme: 'UEI', strong: true },
  dunsCode: { scheme: 'D-U-N-S', strong: true },
  swiftBic: { scheme: 'BIC', strong: true },
  isin: { scheme: 'ISIN', strong: true },
};

const SHORT_MAX = 5;

/** One identifier, folded for comparing. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
  /** Whether it is unique in the world, so that two different ones are two parties. */
  readonly strong: boolean;
}

/** The identifiers among an entity's properties. Values too short to tell are left out. */
export function identifiersOf(properties: Readonly<Record<string, readonly string[]>>): Identifier[] {
  const found: Identifier[] = [];
  for (const [property, values] of Object.entries(properties)) {
    const scheme = SCHEMES[property];
    if (scheme === undefined) continue;
    for (const text of values) {
      const value = foldIdentifier(scheme.scheme, text);
      if (value.length > (scheme.scheme === 'passport' ? SHORT_MAX - 1 : SHORT_MAX)) found.push({ ...scheme, value });
    }
  }
  return found;
}

/** The key under which equal identifiers meet. Numbers of registers are compared across schemes: customers mix them up. */
export function identifierKey(identifier: Identifier): string {
  return identifier.strong ? `${identifier.scheme}:${identifier.value}` : `number:${identifier.value}`;
}

function foldIdentifier(scheme: string, text: string): string {
  const value = scheme === 'wallet' ? text.trim() : text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return scheme === 'IMO' ? value.replace(/^IMO/, '') : value;
}
