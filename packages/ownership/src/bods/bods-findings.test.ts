import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODS_CASES, soundStatements } from './bods-cases-for-tests.ts';
import { BODS_FINDINGS } from './bods-finding.ts';
import { bodsFindings } from './bods-findings.ts';

const today = '2026-06-01';

test('bodsFindings() finds each rule of the standard broken in its case, and nothing else', () => {
  for (const { code, statements } of BODS_CASES) {
    assert.deepEqual(
      bodsFindings(statements, { today }).map((finding) => finding.code),
      [code],
      JSON.stringify(statements),
    );
  }
});

test('every finding has a case', () => {
  assert.deepEqual([...new Set(BODS_CASES.map(({ code }) => code))].toSorted(), Object.keys(BODS_FINDINGS).toSorted());
});

test('bodsFindings() has nothing against sound statements, nor against a reference to an absent record', () => {
  const [company, owner, relationship] = soundStatements();
  assert.ok(company !== undefined && owner !== undefined && relationship !== undefined);
  assert.deepEqual(bodsFindings([company, owner, relationship], { today }), []);
  assert.deepEqual(bodsFindings([company, relationship], { today }), []);
});

test('bodsFindings() names statement, member and the other record', () => {
  const found = BODS_CASES.find(({ code }) => code === 'used-before-told');
  assert.ok(found !== undefined);
  const [finding] = bodsFindings(found.statements, { today });
  assert.deepEqual([finding?.recordId, finding?.field, finding?.other], ['r1', 'recordDetails.interestedParty', 'p1']);
});

test('bodsFindings() tells what holds of the whole file once', () => {
  const unsigned = soundStatements().map((statement) => ({ ...statement, publicationDetails: undefined }));
  assert.deepEqual(
    bodsFindings(unsigned, { today }).map(({ code }) => code),
    ['publisher-unknown'],
  );
});
