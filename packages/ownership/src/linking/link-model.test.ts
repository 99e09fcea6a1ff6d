import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordLevel } from './compare-records.ts';
import { LINK_FEATURES, WORD_LEVELS } from './link-features.ts';
import { BLOCK_RULES } from './block-rules.ts';
import { defaultModel } from './link-model.ts';

test('the given chances of every feature add up to one, and closer levels are told first', () => {
  for (const feature of LINK_FEATURES)
    for (const hypothesis of ['match', 'related'] as const) {
      const sum = feature.levels.reduce((all, level) => all + level[hypothesis], feature.none[hypothesis]);
      assert.ok(Math.abs(sum - 1) < 1e-9, `${feature.name}, ${hypothesis}: ${sum}`);
    }
  for (const feature of LINK_FEATURES) if (feature.compare === 'words') assert.equal(feature.levels.length, WORD_LEVELS.length);
});

test('every rule of blocking combines with something else, or never needs to', () => {
  for (const { kind, with: others, alone_max } of BLOCK_RULES) assert.ok(others.length > 0 && alone_max >= 0, kind);
  assert.equal(new Set(BLOCK_RULES.map(({ kind }) => kind)).size, BLOCK_RULES.length);
});

test('the prior says one in twenty has another record, whatever the size of the set; two records alone are strangers until more is known', () => {
  assert.deepEqual(defaultModel(2).prior, defaultModel(2_000).prior);
  for (const records of [2_000, 1_000_000]) {
    const { prior } = defaultModel(records);
    assert.ok(Math.abs(prior.match * (records - 1) - 0.05) < 1e-9);
    assert.ok(prior.related > prior.match);
  }
});

test('words that agree make the level that their numbers say', () => {
  for (const [exact, near, a, b, level] of [
    [2, 2, 2, 2, 'same'],
    [1, 2, 2, 2, 'near'],
    [0, 2, 2, 2, 'near'],
    [2, 2, 2, 3, 'within'],
    [2, 2, 4, 3, 'most'],
    [1, 1, 2, 2, 'some'],
    [1, 1, 1, 3, 'some'],
    [1, 1, 1, 1, 'same'],
  ] as const)
    assert.equal(wordLevel(exact, near, a, b), WORD_LEVELS.indexOf(level), `${exact} ${near} ${a} ${b}`);
  assert.ok(wordLevel(0, 0, 2, 2) > WORD_LEVELS.length - 1);
});
