import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpecialMeasure } from '@gatehouse/contracts';
import { madeUpCustomer, madeUpMeasure } from '../../test-support/made-up.ts';
import { involvedMeasures, type MeasureSubject } from './involved-measures.ts';

const TODAY = '2026-11-02';
const subject = (facts: Partial<MeasureSubject> = {}): MeasureSubject => ({
  customer: madeUpCustomer(),
  status: 'foreign',
  involved: [],
  ...facts,
});
const reached = (measure: Partial<SpecialMeasure>, of: MeasureSubject, today = TODAY): boolean =>
  involvedMeasures([madeUpMeasure(measure)], of, today).length > 0;
const person: Partial<SpecialMeasure> = { kind: 'person', targets: ['Viktor Ashgrove'] };
const address = (country: string) => ({ kind: 'street', street: '1 Main Street', country }) as const;

test('a measure on a jurisdiction reaches whoever is there, is organised there, is run from there or uses the product there', () => {
  const places = [{ address: address('BY') }, { jurisdiction: 'BY' }, { headquarters: 'BY' }, { useLocations: ['DE', 'BY'] }];
  for (const place of places) assert.ok(reached({}, subject({ customer: madeUpCustomer(place) })), JSON.stringify(place));
  assert.ok(!reached({}, subject({ customer: madeUpCustomer({ address: address('DE') }) })));
});

test('a measure on a country reaches its subdivisions; one on a region reaches the region alone', () => {
  const inRegion = subject({ customer: madeUpCustomer({ useLocations: ['UA-43'] }) });
  assert.ok(reached({ targets: ['UA'] }, inRegion));
  assert.ok(reached({ targets: ['UA-43'] }, inRegion));
  assert.ok(!reached({ targets: ['UA-43'] }, subject({ customer: madeUpCustomer({ useLocations: ['UA'] }) })));
  assert.ok(!reached({ targets: ['UA-4'] }, inRegion));
});

test('a measure on a jurisdiction reaches no US person by its place, and nobody by nationality alone', () => {
  assert.ok(!reached({}, subject({ status: 'us', customer: madeUpCustomer({ address: address('BY') }) })));
  assert.ok(!reached({}, subject({ customer: madeUpCustomer({ nationality: 'BY', address: address('DE') }) })));
});

test('a measure on a jurisdiction reaches an account that is held for somebody there, also of a US person', () => {
  const involved = [{ id: 'p1', names: ['Olga Pine'], countries: ['BY'], as: 'beneficial owner p1' }];
  assert.ok(reached({}, subject({ status: 'us', involved })));
  assert.ok(!reached({}, subject({ status: 'us', involved: [{ ...involved[0], id: 'p1', names: [], as: 'owner', countries: ['DE'] }] })));
});

test('a measure on a person reaches the person by any of its names, whatever their order, case and marks', () => {
  for (const name of ['Viktor Ashgrove', 'ASHGROVE, Viktor', 'Viktór Ashgrove'])
    assert.ok(reached(person, subject({ customer: madeUpCustomer({ name }) })), name);
  assert.ok(reached(person, subject({ customer: madeUpCustomer({ otherNames: [{ value: 'viktor ashgrove', type: 'alias' }] }) })));
  assert.ok(!reached(person, subject({ customer: madeUpCustomer({ name: 'Viktor Ashgrove Lindqvist' }) })));
});

test('a measure on a person reaches every account that involves it: as an owner by record or name, or as a payer', () => {
  const party = { id: 'p7', names: ['Ashgrove Viktor'], countries: [], as: 'payer of tok_1' };
  assert.ok(reached(person, subject({ involved: [party] })));
  assert.ok(reached({ ...person, targets: ['p7'] }, subject({ involved: [{ ...party, names: [] }] })));
  assert.ok(!reached(person, subject({ involved: [{ ...party, names: ['Somebody Else'] }] })));
});

test('a measure that binds later is known and does not bind; one that lapsed is gone', () => {
  const there = subject({ customer: madeUpCustomer({ address: address('BY') }) });
  const bindsOn = (day: string): boolean[] => involvedMeasures([madeUpMeasure()], there, day).map(({ binds }) => binds);
  assert.deepEqual(bindsOn('2026-08-31'), [false]);
  assert.deepEqual(bindsOn('2026-09-01'), [true]);
  assert.deepEqual(bindsOn('2027-03-31'), [true]);
  assert.deepEqual(bindsOn('2027-04-01'), []);
});
