import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLinkKind, LINK_KIND_NAMES, WORDS_MAX } from './link-key.ts';
import { type LinkFacts, linkKeys } from './link-keys.ts';
import { words } from './link-set-for-tests.ts';

const valuesOf = (facts: LinkFacts, kind: string): string[] =>
  linkKeys(facts, words).flatMap((key) => (key.kind === kind ? key.value : []));
const meet = (kind: string, one: LinkFacts, other: LinkFacts): boolean => {
  const own = new Set(valuesOf(one, kind));
  return valuesOf(other, kind).some((value) => own.has(value));
};

test('every kind has keys from some fact, and no key has a kind of its own', () => {
  const keys = linkKeys(
    {
      names: ['Orla Byrne'],
      birthDate: '1980-02-03',
      emails: ['orla@example.org'],
      phones: ['+35312345678'],
      addresses: [{ street: '4 Mill Lane', city: 'Cork', postalCode: 'T12', country: 'IE' }],
      payments: ['fp1'],
      devices: ['dev1'],
      domains: ['example.org'],
      leis: ['5299000J2N45DDNE4Y28'],
      registrations: ['IE:123456'],
      documents: ['passport:P1234567'],
      countries: ['IE'],
      ips: ['192.0.2.7'],
      signedUp: '2026-01-01T00:00:00Z',
    },
    words,
  );
  assert.deepEqual([...new Set(keys.map(({ kind }) => kind))].toSorted(), LINK_KIND_NAMES.toSorted());
  assert.ok(keys.every(({ kind, value, part }) => isLinkKind(kind) && value !== '' && part >= 0 && part < WORDS_MAX));
});

test('what is absent has no key: nothing meets by lacking the same', () => {
  assert.deepEqual(linkKeys({}, words), []);
  assert.deepEqual(linkKeys({ names: [''], emails: ['no address'], birthDate: '', ips: ['?'], signedUp: 'never' }, words), []);
});

test('one part of a birth date mistaken, or day and month changed places, still meets by two parts', () => {
  const born = (birthDate: string): LinkFacts => ({ birthDate });
  for (const slip of ['1981-02-03', '1980-03-03', '1980-02-13', '1980-03-02'])
    assert.ok(meet('birth-part', born('1980-02-03'), born(slip)), slip);
  assert.ok(!meet('birth-part', born('1980-02-03'), born('1981-02-04')));
  assert.ok(!meet('birth-part', born('1980'), born('1980')), 'a year alone has no parts');
  assert.ok(meet('birth-year', born('1980'), born('1980-02-03')));
});

test('numbers meet whatever their spaces, case and leading zeros, but not across the registers that gave them', () => {
  const number = (value: string): LinkFacts => ({ registrations: [value] });
  assert.ok(meet('registration', number('GB:00123456'), number('gb:123 456')));
  assert.ok(!meet('registration', number('GB:123456'), number('IE:123456')));
  assert.ok(meet('document-slip', { documents: ['passport:X1234567'] }, { documents: ['passport:X1234576'] }));
});

test('two sign-ups within the hour share an hour; two hours apart they do not', () => {
  const at = (signedUp: string): LinkFacts => ({ signedUp });
  assert.ok(meet('hour', at('2026-01-01T10:59:00Z'), at('2026-01-01T11:01:00Z')));
  assert.ok(!meet('hour', at('2026-01-01T10:00:00Z'), at('2026-01-01T12:01:00Z')));
});

test('words beyond the limit are passed over', () => {
  const names = [Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ')];
  assert.equal(valuesOf({ names }, 'name-word').length, WORDS_MAX);
});
