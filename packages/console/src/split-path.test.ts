import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPath } from './split-path.ts';

test('splitPath() gives path, filters and fragment apart', () => {
  assert.deepEqual(splitPath('/queue?flag=split-run#top'), { to: '/queue', search: { flag: 'split-run' }, hash: 'top' });
  assert.deepEqual(splitPath('/runs/run_1'), { to: '/runs/run_1', search: {}, hash: '' });
});

test('splitPath() keeps no foreign origin', () => {
  assert.equal(splitPath('https://elsewhere.example/runs').to, '/runs');
});
