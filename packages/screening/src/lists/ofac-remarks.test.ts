import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EntryDraft } from './entry-draft.ts';
import { readOfacRemarks } from './ofac-remarks.ts';

function read(remarks: string, options?: { isCut: boolean }): ReturnType<EntryDraft['toEntry']> {
  const draft = new EntryDraft('SDN', '1', 'Person', true);
  readOfacRemarks(draft, remarks, options);
  return draft.toEntry();
}

/** A piece of remarks, and the one property and value that it gives. */
const PIECES: readonly (readonly [piece: string, property: string, value: string])[] = [
  ['DOB 10 Dec 1948', 'birthDate', '1948-12-10'],
  ['alt. DOB circa 1951', 'birthDate', 'circa 1951'],
  ['DOB 1961 to 1963', 'birthDate', '1961 to 1963'],
  ['nationality Thailand', 'nationality', 'TH'],
  ['citizen Thailand', 'nationality', 'TH'],
  ['Gender Female', 'gender', 'female'],
  ['Passport A0000001 (Thailand) issued 23 Jun 1999 expires 05 Feb 2004', 'passportNumber', 'A0000001'],
  ['Passport D000 001 (Jordan)', 'passportNumber', 'D000 001'],
  ['National ID No. 0000000000001 (Thailand)', 'idNumber', '0000000000001'],
  ['Cedula No. V-0000001 (Venezuela)', 'idNumber', 'V-0000001'],
  ['C.U.R.P. AAAA000101HBCRXR00 (Mexico)', 'idNumber', 'AAAA000101HBCRXR00'],
  ['Tax ID No. AAAA 000001 Y', 'taxNumber', 'AAAA 000001 Y'],
  ['NIT # 000000001-0 (Colombia)', 'taxNumber', '000000001-0'],
  ['V.A.T. Number BG 000000001 (Bulgaria)', 'taxNumber', 'BG 000000001'],
  ['Registration Number HE 00001 (Cyprus)', 'registrationNumber', 'HE 00001'],
  ['Business Registration Document # F00000000001 (United States)', 'registrationNumber', 'F00000000001'],
  ['Unified Social Credit Code (USCC) 000000000000000000 (China)', 'registrationNumber', '000000000000000000'],
  ["Aircraft Manufacturer's Serial Number (MSN) 0001", 'registrationNumber', '0001'],
  ['Aircraft Construction Number (also called L/N or S/N or F/N) 0002', 'registrationNumber', '0002'],
  ['Aircraft Tail Number EP-AAA', 'registrationNumber', 'EP-AAA'],
  ['Aircraft Model B747', 'type', 'B747'],
  ['Aircraft Manufacture Date Mar 1985', 'buildDate', '1985-03'],
  ['Legal Entity Number 00000000000000000000 (Russia)', 'leiCode', '00000000000000000000'],
  ['SWIFT/BIC AAAARUMM', 'swiftBic', 'AAAARUMM'],
  ['BIK (RU) 000000001', 'bikCode', '000000001'],
  ['Vessel Registration Identification IMO 0000001', 'imoNumber', '0000001'],
  ['Identification Number IMO 0000002', 'imoNumber', '0000002'],
  ['MMSI 000000001', 'mmsi', '000000001'],
  ['Former Vessel Flag Malta', 'pastFlags', 'MT'],
  ['Organization Established Date 1969', 'incorporationDate', '1969'],
  ['Organization Type: Other service activities', 'sector', 'Other service activities'],
  ['Website www.example.org', 'website', 'www.example.org'],
  ['alt. Email Address a@example.org', 'email', 'a@example.org'],
  ['Phone Number 000000000001', 'phone', '000000000001'],
];

for (const [piece, property, value] of PIECES) {
  test(`readOfacRemarks() reads "${piece}"`, () => {
    assert.deepEqual(read(`${piece}.`).entity.properties[property], [value]);
  });
}

test('readOfacRemarks() takes names in quotation marks for weak aliases', () => {
  assert.deepEqual(read("a.k.a. 'MADE'; f.k.a. 'UP'.").aliases, [
    { name: 'MADE', strength: 'weak' },
    { name: 'UP', strength: 'weak' },
  ]);
});

test('readOfacRemarks() gives whom a party is linked to as relations, full stops and brackets as printed', () => {
  assert.deepEqual(
    read('Linked To: EXAMPLE, S.A. DE C.V.; Linked To: SAMPLE (SMP).').relations?.map((relation) => relation.name),
    ['EXAMPLE, S.A. DE C.V.', 'SAMPLE (SMP)'],
  );
  assert.deepEqual(read('(Linked To: EXAMPLE)').relations, [{ kind: 'linked-to', name: 'EXAMPLE', words: 'Linked To' }]);
});

test('readOfacRemarks() files a wallet by its currency', () => {
  const { properties } = read('Digital Currency Address - XBT 1MadeUp0001; alt. Digital Currency Address - ETH 0x0001.').entity;
  assert.deepEqual(properties['cryptoWallet'], ['1MadeUp0001', '0x0001']);
  assert.deepEqual(properties['currency'], ['XBT', 'ETH']);
});

test('readOfacRemarks() keeps sanctions information as it is printed', () => {
  const { source } = read(
    'Secondary sanctions risk: section 1(b) of an order; Executive Order 13662 Directive Determination - Subject to Directive 1.',
  );
  assert.equal(source['Secondary sanctions risk'], 'section 1(b) of an order');
  assert.equal(source['Executive Order 13662 Directive Determination'], 'Subject to Directive 1');
});

test('readOfacRemarks() leaves a number unread that is cut off', () => {
  const remarks = 'DOB 1953; Passport A00';
  assert.equal(read(remarks, { isCut: true }).entity.properties['passportNumber'], undefined);
  assert.deepEqual(read(remarks).entity.properties['passportNumber'], ['A00']);
});
