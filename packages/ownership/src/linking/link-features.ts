import type { LinkKind } from './link-key.ts';

/**
 * How often a feature agrees at a level among pairs of one party (`match`), and among pairs that are related without being one: a household, colleagues,
 * companies of one formation agent (`related`). How often strangers agree is counted from the records themselves. Probabilities of both add up to 1
 * with what stands under `none`.
 */
export interface LevelChance {
  readonly match: number;
  readonly related: number;
}

export interface LinkLevel extends LevelChance {
  /** How a person is told of it, after "the same" or as it stands. */
  readonly words: string;
}

/** Compared by single values: the first kind of which both hold an equal key gives the level. */
export interface ValueFeature {
  readonly compare: 'value';
  readonly name: string;
  /** How likely two strangers have the same number where an authority gives each only once: a slip of the pen. */
  readonly issuedTwice?: number;
  readonly levels: readonly (LinkLevel & { readonly kind: LinkKind })[];
  readonly none: LinkLevel;
}

/** Compared word by word, whatever their order: how many are equal, how many nearly (by sound, or but for a letter). */
export interface WordsFeature {
  readonly compare: 'words';
  readonly name: string;
  /** The kind of the whole text, whose number of holders tells how common it is. */
  readonly whole: LinkKind;
  readonly word: LinkKind;
  readonly near: readonly LinkKind[];
  /** How independent words are, 0 to 1: the chance of the second rarest counts with this power, of the third with its square, and so on. */
  readonly independence: number;
  /** In the order of WORD_LEVELS. */
  readonly levels: readonly LinkLevel[];
  readonly none: LinkLevel;
}

export type LinkFeature = ValueFeature | WordsFeature;

/** Levels of a comparison word by word, from the closest. */
export const WORD_LEVELS = ['same', 'near', 'within', 'most', 'some'] as const;

const level = (words: string, match: number, related: number): LinkLevel => ({ words, match, related });

function single(name: string, kind: LinkKind, match: number, related: number, issuedTwice?: number): ValueFeature {
  return {
    compare: 'value',
    name,
    ...(issuedTwice === undefined ? {} : { issuedTwice }),
    levels: [{ kind, ...level(`the same ${name}`, match, related) }],
    none: level(`another ${name}`, 1 - match, 1 - related),
  };
}

/**
 * What records are compared on, with chances to begin with: sane for a provider whose customers may hide, and what the estimation starts from. Where a set
 * has enough pairs of one party its own chances take their place; `related` stays as it is.
 */
export const LINK_FEATURES: readonly LinkFeature[] = [
  single('means of payment', 'payment', 0.6, 0.1, 1e-8),
  single('device', 'device', 0.6, 0.1, 1e-8),
  single('LEI', 'lei', 0.98, 0.001, 1e-9),
  single('registration number', 'registration', 0.95, 0.001, 1e-8),
  {
    compare: 'value',
    name: 'identity document or tax number',
    levels: [
      { kind: 'document', ...level('the same identity document or tax number', 0.85, 0.001) },
      { kind: 'document-slip', ...level('an identity document or tax number but for one character', 0.08, 0.001) },
    ],
    none: level('another identity document or tax number', 0.07, 0.998),
  },
  single('telephone', 'phone', 0.6, 0.2),
  {
    compare: 'value',
    name: 'mailbox',
    levels: [
      { kind: 'email', ...level('the same mailbox', 0.5, 0.03) },
      { kind: 'email-loose', ...level('the same mailbox but for dots and tags', 0.05, 0.003) },
      { kind: 'email-box', ...level("the same mailbox's name at another host", 0.1, 0.01) },
      { kind: 'domain', ...level('another mailbox of the same domain', 0.1, 0.3) },
    ],
    none: level('another mailbox', 0.25, 0.657),
  },
  {
    compare: 'words',
    name: 'name',
    whole: 'name',
    word: 'name-word',
    near: ['name-sound', 'name-slip'],
    independence: 0.8,
    levels: [
      level('the same name', 0.5, 0.005),
      level('the same name but for a letter or its sound', 0.15, 0.01),
      level('a name that holds the other', 0.08, 0.015),
      level('a name with several words of the other', 0.07, 0.05),
      level('a name with a word of the other', 0.08, 0.42),
    ],
    none: level('another name', 0.12, 0.5),
  },
  {
    compare: 'value',
    name: 'date of birth',
    levels: [
      { kind: 'birth', ...level('the same date of birth', 0.8, 0.004) },
      { kind: 'birth-part', ...level('a date of birth with two parts the same', 0.1, 0.04) },
      { kind: 'birth-year', ...level('the same year of birth', 0.03, 0.05) },
    ],
    none: level('another date of birth', 0.07, 0.906),
  },
  {
    compare: 'words',
    name: 'address',
    whole: 'address',
    word: 'address-word',
    near: ['address-sound'],
    independence: 0.5,
    levels: [
      level('the same address', 0.4, 0.5),
      level('the same address but for its spelling', 0.1, 0.1),
      level('an address that holds the other', 0.06, 0.05),
      level('an address with several words of the other', 0.14, 0.1),
      level('an address with a word of the other', 0.15, 0.15),
    ],
    none: level('another address', 0.15, 0.1),
  },
  single('country', 'country', 0.93, 0.9),
  single('network', 'network', 0.4, 0.4),
  single('hour of sign-up', 'hour', 0.02, 0.01),
];

/** The kinds of a feature from the closest, without those that only tell words. */
export function kindsOf(feature: LinkFeature): readonly LinkKind[] {
  return feature.compare === 'value' ? feature.levels.map(({ kind }) => kind) : [feature.whole, feature.word, ...feature.near];
}
