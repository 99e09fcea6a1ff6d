import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsInterest, BodsStatement } from '@gatehouse/contracts';
import { factsFromBods } from './bods-facts.ts';

interface Told {
  readonly on: string;
  readonly share: number;
  readonly from?: string;
  readonly until?: string;
  readonly status?: 'new' | 'updated' | 'closed';
  readonly corrects?: boolean;
  readonly publisher?: string;
}

function statement({ on, share, from, until, status = 'new', corrects = false, publisher }: Told): BodsStatement {
  const interest: BodsInterest = {
    type: 'shareholding',
    directOrIndirect: 'direct',
    share: { exact: share },
    ...(from === undefined ? {} : { startDate: from }),
    ...(until === undefined ? {} : { endDate: until }),
  };
  return {
    statementId: `${on}-${share}`.padStart(32, '0'),
    statementDate: on,
    recordId: 'r',
    recordStatus: status,
    recordType: 'relationship',
    recordDetails: { isComponent: false, subject: 'c', interestedParty: 'p', interests: [interest] },
    ...(corrects ? { annotations: [{ statementPointerTarget: '', motivation: 'correcting', description: 'was misread' }] } : {}),
    ...(publisher === undefined ? {} : { publicationDetails: { publisher: { name: publisher } } }),
  };
}

/** What `p` held in `c` on a day with the knowledge of another: shares, or nothing. */
function held(told: readonly Told[], asOf: string, known?: string): number[] {
  return factsFromBods(told.map(statement), { asOf, known }).stakes.map(({ equity }) => equity?.min ?? -1);
}

test('factsFromBods() lets a statement that was recorded late tell of the day only to those who know it', () => {
  const late: Told[] = [{ on: '2022-05-01', share: 40, from: '2020-01-01' }];
  assert.deepEqual(held(late, '2021-01-01'), [40]);
  assert.deepEqual(held(late, '2021-01-01', '2022-05-01'), [40]);
  assert.deepEqual(held(late, '2021-01-01', '2022-04-30'), []);
  assert.deepEqual(held(late, '2019-12-31'), []);
});

test('factsFromBods() takes a day and a day of knowledge that are independent of each other', () => {
  const told: Told[] = [
    { on: '2020-01-01', share: 30, from: '2020-01-01' },
    { on: '2021-01-01', share: 60, from: '2021-01-01', status: 'updated' },
  ];
  assert.deepEqual(held(told, '2020-06-01', '2020-06-01'), [30]);
  assert.deepEqual(held(told, '2020-06-01', '2021-06-01'), [30]);
  assert.deepEqual(held(told, '2021-06-01', '2021-06-01'), [60]);
  // What is asked of a later day than that of knowledge is answered by what was known.
  assert.deepEqual(held(told, '2021-06-01', '2020-12-31'), [30]);
});

test('factsFromBods() lets a correction replace what stood, once it is known, and a change of size not reach back', () => {
  const first: Told = { on: '2020-01-01', share: 30, from: '2019-01-01' };
  const next: Told = { on: '2021-01-01', share: 60, from: '2019-01-01', status: 'updated' };
  assert.deepEqual(held([first, next], '2020-06-01'), [30]);
  assert.deepEqual(held([first, { ...next, corrects: true }], '2020-06-01'), [60]);
  assert.deepEqual(held([first, { ...next, corrects: true }], '2020-06-01', '2020-12-31'), [30]);
  const takenBack: Told = { ...next, status: 'closed', corrects: true };
  assert.deepEqual(held([first, takenBack], '2020-06-01'), []);
  assert.deepEqual(held([first, takenBack], '2020-06-01', '2020-12-31'), [30]);
});

test('factsFromBods() takes an end and a beginning that were recorded later', () => {
  const first: Told = { on: '2019-09-11', share: 50, from: '2019-09-11' };
  const closed: Told = { on: '2021-09-11', share: 50, from: '2019-09-11', until: '2021-04-03', status: 'closed' };
  assert.deepEqual(held([first, closed], '2021-05-01'), []);
  assert.deepEqual(held([first, closed], '2021-05-01', '2021-05-01'), [50]);
  assert.deepEqual(held([first, closed], '2021-04-02'), [50]);
  const grown: Told = { on: '2021-09-25', share: 80, from: '2021-09-20', status: 'updated' };
  assert.deepEqual(held([first, grown], '2021-09-22'), [80]);
  assert.deepEqual(held([first, grown], '2021-09-19'), [50]);
});

test('factsFromBods() keeps the records of two publishers apart though they have one id', () => {
  const told: Told[] = [
    { on: '2020-01-01', share: 30, publisher: 'A register' },
    { on: '2021-01-01', share: 60, publisher: 'Another' },
  ];
  assert.deepEqual(held(told, '2022-01-01'), [30, 60]);
});

test('factsFromBods() keeps of a stake when it holds, when it was recorded, and who said it how', () => {
  const told = statement({ on: '2021-05-06', share: 10, from: '2020-01-01', until: '2030-01-01' });
  const facts = factsFromBods([{ ...told, source: { type: ['officialRegister'], description: 'A register' } }], { asOf: '2022-01-01' });
  const [stake] = facts.stakes;
  assert.deepEqual(
    [stake?.validFrom, stake?.validUntil, stake?.recordedOn, stake?.basis, stake?.origin, stake?.source],
    ['2020-01-01', '2030-01-01', '2021-05-06', 'register', 'A register', 'r'],
  );
});

test('factsFromBods() keeps annotations and exposure as evidence, and what is left out stays open', () => {
  const { recordDetails: _, ...envelope } = statement({ on: '2021-05-06', share: 10 });
  const redacted: BodsStatement = {
    ...envelope,
    recordType: 'relationship',
    recordDetails: { isComponent: false, subject: 'c', interestedParty: 'p' },
    annotations: [{ statementPointerTarget: '/recordDetails/interests', motivation: 'transformation', description: 'withheld' }],
  };
  const person: BodsStatement = {
    recordId: 'p',
    recordType: 'person',
    recordDetails: {
      personType: 'knownPerson',
      politicalExposure: { status: 'isPep', details: [{ reason: 'Minister', startDate: '2017-10-15' }] },
    },
  };
  const facts = factsFromBods([person, redacted], { asOf: '2022-01-01' });
  assert.deepEqual(facts.stakes[0]?.equity, { min: 0, max: 100 });
  assert.deepEqual(
    facts.stakes[0]?.evidence.map(({ category, says }) => [category, says]),
    [['transformation', '/recordDetails/interests: withheld']],
  );
  assert.deepEqual(
    facts.parties[0]?.evidence.map(({ category, says }) => [category, says]),
    [['isPep', 'Minister (2017-10-15 to today)']],
  );
});
