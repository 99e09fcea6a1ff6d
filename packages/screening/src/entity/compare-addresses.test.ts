import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Address } from './address.ts';
import { compareAddresses } from './compare-addresses.ts';

const ADDRESSES: readonly (readonly [string, string, string | undefined])[] = [
  ['36 Yuzhnoye Highway, Tolyatti, Samara, 445024, RU', 'Yuzhnoye shosse 36, Tolyatti 445024, Russia', 'same'],
  ['10 Downing Street, London', '10 Downing St., London, United Kingdom', 'same'],
  ['P.O. Box 1234, Dubai, UAE', 'PO Box 1234, Dubai', undefined],
  ['P.O. Box 1234, Jebel Ali, Dubai', 'POB 1234 Jebel Ali, Dubai', 'same'],
  ['ул. Ленина 5, Москва', 'ulitsa Lenina, dom 5, Moskva', 'same'],
  ['10 Downing Street, London', '12 Downing Street, London', undefined],
  ['Lenina st. 5, Tomsk 634050', 'Gagarina st. 9, Tomsk 634050', undefined],
  ['Moscow', 'Moscow, Russia', 'close'],
  ['5 Long Road, Tomsk', '5 Short Lane, Omsk', undefined],
  ['', 'Moscow', undefined],
];

for (const [a, b, verdict] of ADDRESSES) {
  test(`compareAddresses() finds "${a}" and "${b}" ${verdict ?? 'to say nothing'}, from either side`, () => {
    const [left, right] = [new Address(a), new Address(b)];
    assert.equal(compareAddresses([left], [right])?.verdict, verdict);
    assert.equal(compareAddresses([right], [left])?.verdict, verdict);
  });
}
