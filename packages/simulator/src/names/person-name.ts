import type { Rng } from '@gatehouse/foundation';
import { type CultureName, cultureOf } from './cultures.ts';

/** A made-up person's name: in Latin letters, and in its own script where the culture has one. */
export interface PersonName {
  readonly latin: string;
  readonly own?: string;
  /** ASCII for the local part of an e-mail address. */
  readonly mailbox: string;
}

/** Invents a name of the culture. */
export function personName(rng: Rng, cultureName: CultureName): PersonName {
  const culture = cultureOf(cultureName);
  const given = rng.below(culture.given.length);
  const family = rng.below(culture.family.length);
  const order = culture.familyFirst === true;
  const join = (first: string, last: string, glue: string): string => (order ? `${last}${glue}${first}` : `${first}${glue}${last}`);
  const latinGiven = at(culture.given, given);
  const latinFamily = at(culture.family, family);
  const script = culture.ownScript;
  return {
    latin: join(latinGiven, latinFamily, ' '),
    ...(script === undefined ? {} : { own: join(at(script.given, given), at(script.family, family), order ? '' : ' ') }),
    mailbox: `${toAscii(latinGiven)}.${toAscii(latinFamily)}`,
  };
}

/** Lower-case ASCII letters of a name, for mailboxes and domains. */
export function toAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/đ/gi, 'd')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function at(list: readonly string[], index: number): string {
  const word = list[index];
  if (word === undefined) throw new RangeError(`A name list has no part ${index}.`);
  return word;
}
