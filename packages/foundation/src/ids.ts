import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Rng } from './rng.ts';

/** The only source of identifiers. Each carries its kind as a prefix: `dec_01k9…`. */
export interface Ids {
  /** A new id of that kind. Ids made later sort later. */
  next(prefix: string): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const CHANCE_DIGITS = 16;

/** Ids from the clock and the operating system's chance: 48 bits of time, 80 of chance (ULID's layout, lower case). */
export function systemIds(clock: Clock): Ids {
  return idsFrom(clock, () => {
    const bytes = randomBytes(CHANCE_DIGITS);
    return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
  });
}

/** Repeatable ids for the sample, for replay and for tests. */
export function seededIds(clock: Clock, rng: Rng): Ids {
  let count = 0;
  return idsFrom(clock, () => {
    count += 1;
    const tail = encode(count, 8);
    const head = Array.from({ length: CHANCE_DIGITS - 8 }, () => ALPHABET.charAt(rng.below(32))).join('');
    return tail + head;
  });
}

function idsFrom(clock: Clock, chance: () => string): Ids {
  return { next: (prefix) => `${prefix}_${encode(clock.now(), TIME_DIGITS)}${chance()}` };
}

function encode(value: number, digits: number): string {
  let rest = value;
  let text = '';
  for (let index = 0; index < digits; index += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
