import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildIndex } from '../index/screening-index.ts';
import { acronymsOf } from './acronyms.ts';
import { compareNames } from './compare-names.ts';
import { prepareName } from './prepare-name.ts';

const WHOLE = 'Islamic Republic of Iran Shipping Lines';

test('acronymsOf() gives the first letters with the small words and without them', () => {
  assert.deepEqual(acronymsOf(prepareName(WHOLE, 'organisation').tokens), ['irisl', 'iroisl']);
  assert.deepEqual(acronymsOf(prepareName('Bank Sepah', 'organisation').tokens), []);
});

test('an acronym and the whole name are for a person to look at, both ways, and the index finds them', () => {
  const listed = (name: string): ReturnType<typeof buildIndex> =>
    buildIndex([
      {
        list: 'own',
        entryId: '1',
        entity: { schema: 'Company', properties: { name: [name] } },
        aliases: [],
        programmes: [],
        blocking: false,
        source: {},
      },
    ]);
  for (const [query, candidate] of [
    ['IRISL', WHOLE],
    [WHOLE, 'IRISL'],
  ] as const) {
    const score = compareNames(prepareName(query, 'organisation'), prepareName(candidate, 'organisation')).score;
    assert.ok(score >= 0.8 && score < 0.9, `${score}`);
    const [match] = listed(candidate).screen({ schema: 'Company', properties: { name: [query] } }, { threshold: 0.8 });
    assert.equal(match?.band, 'review');
  }
});
