import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PROFILE } from '../entity/profile.ts';
import { compareNames } from './compare-names.ts';
import { type NameKind, prepareName } from './prepare-name.ts';

// What users of other screening tools have complained about, by the thread's number.
const { reviewFrom } = DEFAULT_PROFILE;

function score(query: string, candidate: string, kind: NameKind, candidateKind: NameKind = kind): number {
  return compareNames(prepareName(query, kind), prepareName(candidate, candidateKind)).score;
}

interface Complaint {
  readonly thread: string;
  readonly query: string;
  readonly candidate: string;
  readonly kind: NameKind;
  readonly candidateKind?: NameKind;
}

const FALSE_ALERTS: readonly Complaint[] = [
  { thread: 'moov-io/watchman #483', query: 'Acme Corp', candidate: '11420 CORP.', kind: 'organisation' },
  { thread: 'moov-io/watchman #483', query: 'Corp', candidate: '11420 CORP.', kind: 'organisation' },
  { thread: 'moov-io/watchman #483', query: '11421 Corp.', candidate: '11420 CORP.', kind: 'organisation' },
  { thread: 'moov-io/watchman #338', query: 'emma daniels', candidate: 'EMMA LLC', kind: 'person', candidateKind: 'organisation' },
  { thread: 'moov-io/watchman #115', query: 'George Bush', candidate: 'HABBASH, George', kind: 'person' },
  { thread: 'moov-io/watchman #375', query: 'The Carlyle Group', candidate: 'THE GROUP', kind: 'organisation' },
  { thread: 'moov-io/watchman #375', query: 'The Blackstone Group', candidate: 'The Haqqani Group', kind: 'organisation' },
  { thread: 'opensanctions/nomenklatura #193', query: 'A-B-C Company', candidate: 'Eastern Trading Company', kind: 'organisation' },
  { thread: 'opensanctions/nomenklatura #193', query: 'A-B-C Company', candidate: 'Company', kind: 'organisation' },
  { thread: 'opensanctions/nomenklatura #366', query: 'Li Wu', candidate: 'Lu Wu', kind: 'person' },
  { thread: 'openedx/ecommerce #3628', query: 'สมชาย ใจดี', candidate: 'Vladimir Putin', kind: 'person' },
  { thread: 'openedx/ecommerce #3628', query: 'Иван Сидоров', candidate: 'อานนท์ นำภา', kind: 'person' },
  { thread: 'openedx/ecommerce #3628', query: 'አበበ በቂላ', candidate: 'Γιώργος Παπαδόπουλος', kind: 'person' },
];

const MISSES: readonly Complaint[] = [
  { thread: 'moov-io/watchman #594', query: 'JSCARGUMENT', candidate: 'JSC ARGUMENT', kind: 'organisation' },
  { thread: 'moov-io/watchman #543', query: 'Владимир Путин', candidate: 'PUTIN, Vladimir Vladimirovich', kind: 'person' },
  { thread: 'moov-io/watchman #543', query: '习近平', candidate: 'Xi Jinping', kind: 'person' },
  { thread: 'moov-io/watchman #543', query: '김정은', candidate: 'KIM, Jong Un', kind: 'person' },
  { thread: 'moov-io/watchman #543', query: 'محمود احمدی‌نژاد', candidate: 'AHMADINEJAD, Mahmoud', kind: 'person' },
  { thread: 'moov-io/watchman #543', query: 'Γιώργος Παπαδόπουλος', candidate: 'Giorgos Papadopoulos', kind: 'person' },
  { thread: 'opensanctions/yente #245', query: 'Steven Meyer', candidate: 'MAIER, Stephen', kind: 'person' },
  { thread: 'opensanctions/yente #245', query: 'Jon Li', candidate: 'Jon Lee', kind: 'person' },
  { thread: 'opensanctions/nomenklatura #366', query: 'Jon Smith', candidate: 'John Smith', kind: 'person' },
  { thread: 'opensanctions/nomenklatura #366', query: 'Ann Lee', candidate: 'Anne Lee', kind: 'person' },
];

for (const { thread, query, candidate, kind, candidateKind } of FALSE_ALERTS) {
  test(`${thread}: "${query}" raises no alert on "${candidate}"`, () => {
    const found = score(query, candidate, kind, candidateKind);
    assert.ok(found < reviewFrom, `scored ${found}`);
  });
}

for (const { thread, query, candidate, kind } of MISSES) {
  test(`${thread}: "${query}" finds "${candidate}"`, () => {
    const found = score(query, candidate, kind);
    assert.ok(found >= reviewFrom, `scored ${found}`);
  });
}

test('opensanctions/nomenklatura #366: a patronymic left out and one that contradicts lie far apart', () => {
  const omission = score('Vladimir Putin', 'Vladimir Vladimirovich Putin', 'person');
  const contradiction = score('Vladimir Ivanovich Putin', 'Vladimir Vladimirovich Putin', 'person');
  assert.ok(omission >= reviewFrom && contradiction < reviewFrom && omission - contradiction > 0.2, `${omission} ${contradiction}`);
});

test('opensanctions/nomenklatura #334: what is less than the same name scores less than 1, so that alerts can be ranked', () => {
  const exact = score('Ivan Petrov', 'PETROV, Ivan', 'person');
  const others = ['PETROV, Ivan Sergeevich', 'PETROF, Ivan', 'PETROVA, Ivan', 'PETROV, I.'].map((name) =>
    score('Ivan Petrov', name, 'person'),
  );
  assert.equal(exact, 1);
  assert.ok(others.every((other) => other < 1));
  assert.equal(new Set(others).size, others.length);
});

test('openedx/ecommerce #3628: a name in any script keeps words to compare, and finds itself', () => {
  for (const name of ['สมชาย ใจดี', 'Иван Сидоров', 'Γιώργος Παπαδόπουλος', '김민수', 'አበበ በቂላ', 'ராமன் குமார்', 'გიორგი მელაძე', 'ប៉ុល ពត']) {
    assert.ok(prepareName(name, 'person').tokens.length > 0, name);
    assert.equal(score(name, name, 'person'), 1, name);
  }
});
