import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchFacets } from './search-facets.ts';

test('searchFacets() keeps known filters and drops what is unknown or not a code', () => {
  const read = searchFacets('status', 'flag', 'mine');
  assert.deepEqual(read({ status: 'foreign', flag: 'Ivan Ivanov', mine: true, q: 'secret' }), { status: 'foreign', mine: 'true' });
});
