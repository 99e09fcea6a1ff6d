import type { LinkKind } from './link-key.ts';

/** When records are compared at all: they share a key of this kind that at most `alone_max` records hold, or such a key and one of `with`. */
export interface BlockRule {
  readonly kind: LinkKind;
  /** Holders of a key up to which it brings records together by itself. */
  readonly alone_max: number;
  /** What a key that more records hold is combined with. A kind may be combined with itself: two words of a name. */
  readonly with: readonly LinkKind[];
}

/** Records that two keys together may bring together; where there are more, a third is asked for, and beyond that they are left out and counted. */
export const COMBINED_MAX = 40;
/** Keys that are combined at most. */
export const COMBINED_KEYS_MAX = 3;

const WHO: readonly LinkKind[] = ['name', 'birth', 'name-word', 'name-sound', 'address', 'birth-part'];

/**
 * From the surest. A mega-block (a formation agent's address, the domain of a mail host, a telephone of a switchboard) brings nobody together by itself:
 * only who also has the name, the birth date or the like in common is compared, so that nothing is quadratic.
 */
export const BLOCK_RULES: readonly BlockRule[] = [
  { kind: 'payment', alone_max: 100, with: WHO },
  { kind: 'device', alone_max: 100, with: WHO },
  { kind: 'lei', alone_max: 100, with: WHO },
  { kind: 'registration', alone_max: 100, with: WHO },
  { kind: 'document', alone_max: 100, with: WHO },
  { kind: 'phone', alone_max: 100, with: WHO },
  { kind: 'email-loose', alone_max: 100, with: WHO },
  { kind: 'document-slip', alone_max: 20, with: ['name-sound', 'birth'] },
  { kind: 'name', alone_max: 20, with: ['birth-part', 'birth-year', 'address-word', 'place', 'email-box', 'network', 'domain'] },
  { kind: 'address', alone_max: 20, with: ['name-word', 'name-sound', 'birth'] },
  { kind: 'email-box', alone_max: 10, with: ['name-word', 'birth-part', 'place'] },
  { kind: 'birth', alone_max: 10, with: ['name-sound', 'name-slip', 'place', 'address-sound'] },
  { kind: 'domain', alone_max: 20, with: ['name-word', 'birth'] },
  { kind: 'name-word', alone_max: 5, with: ['name-word', 'birth-part', 'place', 'address-word'] },
  { kind: 'name-sound', alone_max: 0, with: ['birth-part', 'place'] },
];
