import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '@gatehouse/foundation';
import { parseProfile, scoringProfile } from './profile-data.ts';
import { SHIPPED_PROFILES } from './shipped-profiles.ts';

for (const data of Object.values(SHIPPED_PROFILES)) {
  test(`the bands of the profile ${data.name} were measured as it stands`, () => {
    const { version } = scoringProfile(data);
    assert.deepEqual(
      data.measured.map((one) => [one.band, one.from, one.version]),
      [
        ['match', data.matchFrom, version],
        ['review', data.reviewFrom, version],
      ],
      'the profile was changed: take its figures again with node perf/screening-bands.ts --write DATE',
    );
  });
}

test('the version of a profile changes with every weight and threshold, and not with what was measured', () => {
  const data = SHIPPED_PROFILES.default;
  const { version } = scoringProfile(data);
  assert.equal(scoringProfile({ ...data, measured: [], why: 'Another reason.' }).version, version);
  assert.notEqual(scoringProfile({ ...data, matchFrom: 0.91 }).version, version);
  assert.notEqual(scoringProfile({ ...data, weights: { ...data.weights, otherCountry: -0.1 } }).version, version);
});

test('parseProfile() names the member that does not fit', () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ weights: { ...SHIPPED_PROFILES.default.weights, otherCountry: 0.1 } }, 'weights.otherCountry'],
    [{ matchFrom: 2 }, 'matchFrom'],
    [{ reviewFrom: 0.95 }, 'reviewFrom'],
    [{ name: '../x' }, 'name'],
    [{ surprise: 1 }, ''],
  ];
  for (const [change, field] of wrong) {
    try {
      parseProfile({ ...SHIPPED_PROFILES.default, ...change }, 'own.json');
      assert.fail(`${JSON.stringify(change)} was taken`);
    } catch (error) {
      assert.ok(error instanceof ProblemError, String(error));
      assert.equal(error.problem.field, field);
    }
  }
});
