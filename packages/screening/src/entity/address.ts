import { foldText } from '../names/fold-text.ts';
import { addressForm } from './address-forms.ts';
import { countryCode } from './country-code.ts';

const ADDRESS_CHARACTERS_MAX = 400;
const COUNTRY_WORDS_MAX = 4;

/** An address, lightly read: its words fold across spellings, and what tells places apart stands alone. Read when it is first asked for. */
export class Address {
  readonly text: string;
  #read: ReadAddress | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get read(): ReadAddress {
    return (this.#read ??= readAddress(this.text));
  }
}

/** Names of streets and places, and the numbers of houses, boxes and post offices. Countries are compared elsewhere and left out. */
export interface ReadAddress {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

function readAddress(text: string): ReadAddress {
  const words = new Set<string>();
  const numbers = new Set<string>();
  const folded = foldText(text.slice(0, ADDRESS_CHARACTERS_MAX)).replace(/\bp\.?\s*o\.?\s*box\b/g, ' pobox ');
  for (const part of folded.split(/[,;\n]/)) {
    if (isCountry(part)) continue;
    for (const word of part.split(/[^a-z0-9]+/)) {
      if (word === '') continue;
      if (/\d/.test(word) && !/^\d(st|nd|rd|th)$/.test(word)) numbers.add(word.replace(/^0+(?=.)/, ''));
      else if (addressForm(word) === undefined && word.length > 1) words.add(word);
    }
  }
  return { words, numbers };
}

// A code of two letters may be a state or a word; only names of countries are taken out.
function isCountry(part: string): boolean {
  const plain = part.trim();
  return plain.length > 2 && plain.split(/\s+/).length <= COUNTRY_WORDS_MAX && countryCode(plain) !== undefined;
}
