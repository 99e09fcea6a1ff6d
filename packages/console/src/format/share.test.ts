import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatShare } from './share.ts';

const CASES: readonly (readonly [{ min: number; max: number } | null, string])[] = [
  [null, 'share unknown'],
  [{ min: 0, max: 100 }, 'share unknown'],
  [{ min: 25, max: 25 }, '25 %'],
  [{ min: 0, max: 0 }, '0 %'],
  [{ min: 20, max: 40 }, '20–40 %'],
  [{ min: 25, max: 100 }, 'at least 25 %'],
  [{ min: 0, max: 24.995 }, 'at most 25 %'],
  [{ min: 33.333, max: 33.333 }, '33.33 %'],
];

test('formatShare() says what is known of a share, and no more', () => {
  for (const [share, text] of CASES) assert.equal(formatShare(share), text);
});
