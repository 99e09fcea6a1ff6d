import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { digestOf, sha256Hex } from './digest.ts';

/** RFC 8785, appendix B: a double's 64 bits in hexadecimal, and how it is written. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

function doubleOf(bits: string): number {
  return new DataView(new Uint8Array(Buffer.from(bits, 'hex')).buffer).getFloat64(0);
}

test('canonicalJson() writes the numbers of RFC 8785, appendix B', () => {
  for (const [bits, text] of NUMBERS) assert.equal(canonicalJson(doubleOf(bits)), text, bits);
});

test('canonicalJson() refuses the numbers that RFC 8785 calls errors', () => {
  for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])
    assert.throws(() => canonicalJson(doubleOf(bits)), TypeError, bits);
});

test('canonicalJson() gives the text of the sample object of RFC 8785, section 3.2', () => {
  const sample = {
    // The RFC writes 333333333.33333329: the same double.
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
  assert.equal(canonicalJson(sample), expected);
});

test('canonicalJson() sorts members by UTF-16 code units, as the example of RFC 8785, section 3.2.3 does', () => {
  const members = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = Object.values(JSON.parse(canonicalJson(members)) as object);
  // JSON.parse puts the member "1" first: it is read from the text instead.
  const text = canonicalJson(members);
  const places = ['Carriage Return', 'One', 'Control', 'Latin Small Letter O', 'Euro Sign', 'Emoji', 'Hebrew Letter'].map((name) =>
    text.indexOf(name),
  );
  assert.equal(order.length, 7);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('canonicalJson() leaves out undefined members, writes undefined items as null, and ignores the order of members', () => {
  assert.equal(canonicalJson({ b: undefined, a: [undefined, 1] }), '{"a":[null,1]}');
  assert.equal(canonicalJson({ a: 1, b: { d: 1, c: 2 } }), canonicalJson({ b: { c: 2, d: 1 }, a: 1 }));
});

test('canonicalJson() refuses what JSON cannot carry: lone surrogates, functions, big integers, cycles', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  for (const value of ['\ud800', { '\udc00': 1 }, () => 1, 10n, Symbol('x'), undefined, cycle])
    assert.throws(() => canonicalJson(value), TypeError);
});

test('canonicalJson() is the same again after reading it back, for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});

test('digestOf() is the SHA-256 of the canonical JSON', () => {
  assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(digestOf({ b: 1, a: 2 }), sha256Hex('{"a":2,"b":1}'));
});
