import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PROFILE } from '../entity/profile.ts';
import { profileEffect } from './profile-effect.ts';

const person = (name: string): { schema: string; properties: { name: string[] } } => ({ schema: 'Person', properties: { name: [name] } });

test('profileEffect() tells which pairs change their band and counts the moves', () => {
  const pairs = [
    { id: 'exact', query: person('Ivan Sergeevich Petrov'), candidate: person('PETROV, Ivan Sergeevich') },
    { id: 'other', query: person('Ivan Petrov'), candidate: person('Kim Jong') },
  ];
  const found = profileEffect(pairs, DEFAULT_PROFILE, { ...DEFAULT_PROFILE, matchFrom: 1, reviewFrom: 0.95, heldBack: 0.6 });
  assert.deepEqual([found.pairs, found.changes.map(({ id }) => id)], [2, []]);
  const stricter = profileEffect(pairs, DEFAULT_PROFILE, { ...DEFAULT_PROFILE, matchFrom: 1.1 });
  assert.deepEqual(stricter.moves, { 'match>review': 1 });
  assert.deepEqual(profileEffect(pairs, DEFAULT_PROFILE, DEFAULT_PROFILE), { pairs: 2, changes: [], moves: {} });
});
