import { randomBytes } from 'node:crypto';

/** The only source of chance. A seeded one gives the same numbers on every machine. */
export interface Rng {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, bound). `bound` is at least 1. */
  below(bound: number): number;
  /** One of the items, each as likely as the other. Throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A standard normal deviate (mean 0, deviation 1). */
  normal(): number;
  /** A generator of its own, whose numbers do not depend on how many were drawn here. */
  fork(label: string): Rng;
}

/** Repeatable chance (sfc32, seeded by hashing the seed's text). Not for secrets. */
export function seededRng(seed: string | number): Rng {
  const name = String(seed);
  let [a, b, c] = hashSeed(name);
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) draw();
  return fromDraw(draw, (label) => seededRng(`${name}/${label}`));
}

/** Chance from the operating system: for keys, tokens and salts. */
export const systemRng: Rng = fromDraw(
  () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  () => systemRng,
);

function fromDraw(draw: () => number, fork: (label: string) => Rng): Rng {
  const below = (bound: number): number => {
    if (!(bound >= 1)) throw new RangeError(`cannot draw below ${bound}: the bound is at least 1`);
    return Math.floor(draw() * bound);
  };
  return {
    next: draw,
    below,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('cannot pick from an empty list');
      return items[below(items.length)] as T;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
    fork,
  };
}

function hashSeed(text: string): [number, number, number] {
  let x = 0x9e3779b9;
  let y = 0x243f6a88;
  let z = 0xb7e15162;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    x = Math.imul(x ^ code, 0x85ebca6b);
    y = Math.imul(y ^ code, 0xc2b2ae35) + x;
    z = Math.imul(z + code, 0x27d4eb2f) ^ y;
  }
  return [x | 0, y | 0, z | 0];
}
