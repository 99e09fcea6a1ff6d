/** A kind of key by which two records of one party may meet. `words` is how a person is told of it. */
interface KindOfKey {
  readonly words: string;
  /** Strong: such a thing is one party's own, as long as few share it. */
  readonly strong: boolean;
}

/** Every kind of key. Explanations name kinds, never values. */
export const LINK_KINDS = {
  payment: { words: 'means of payment', strong: true },
  device: { words: 'device', strong: true },
  lei: { words: 'LEI', strong: true },
  registration: { words: 'registration number', strong: true },
  document: { words: 'identity document or tax number', strong: true },
  'document-slip': { words: 'identity document or tax number but for one character', strong: false },
  phone: { words: 'telephone', strong: true },
  email: { words: 'mailbox', strong: true },
  'email-loose': { words: 'mailbox but for dots and tags', strong: true },
  'email-box': { words: "mailbox's name at another host", strong: false },
  domain: { words: 'domain', strong: true },
  name: { words: 'whole name', strong: false },
  'name-word': { words: 'word of the name', strong: false },
  'name-sound': { words: 'sound of a word of the name', strong: false },
  'name-slip': { words: 'word of the name but for one letter', strong: false },
  birth: { words: 'date of birth', strong: false },
  'birth-part': { words: 'two parts of the date of birth', strong: false },
  'birth-year': { words: 'year of birth', strong: false },
  address: { words: 'whole address', strong: false },
  'address-word': { words: 'word of the address', strong: false },
  'address-sound': { words: 'sound of a word of the address', strong: false },
  place: { words: 'post code and country', strong: false },
  country: { words: 'country', strong: false },
  network: { words: 'network', strong: false },
  hour: { words: 'hour of sign-up', strong: false },
} as const satisfies Record<string, KindOfKey>;

export type LinkKind = keyof typeof LINK_KINDS;

export const LINK_KIND_NAMES = Object.keys(LINK_KINDS).filter(isLinkKind);

export function isLinkKind(kind: string): kind is LinkKind {
  return Object.hasOwn(LINK_KINDS, kind);
}

/** The kinds that tie two records alone, where few share the key. */
export const STRONG_KINDS = LINK_KIND_NAMES.filter((kind) => LINK_KINDS[kind].strong);

/** A key of a record: opaque text (a keyed digest, or in tests a plain value) that is only ever compared for equality. */
export interface LinkKey {
  readonly kind: LinkKind;
  readonly digest: string;
  /** Which word of a name or an address it belongs to, 0 to WORDS_MAX - 1; 0 for keys of whole things. */
  readonly part: number;
}

/** What is linked: a customer, an account, an applicant, a party of a register. */
export interface LinkRecord {
  readonly id: string;
  readonly keys: readonly LinkKey[];
}

/** Words of a name or an address that are compared; further ones are passed over. */
export const WORDS_MAX = 16;
/** Keys of one record; further ones are passed over. A record of usual size has about sixty. */
export const KEYS_MAX = 2_000;
