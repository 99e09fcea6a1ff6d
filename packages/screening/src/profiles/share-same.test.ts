import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareSame } from './share-same.ts';

const ROWS = [
  { from: 0, pairs: 10, same: 1 },
  { from: 0.5, pairs: 10, same: 4 },
  { from: 0.6, pairs: 10, same: 2 },
  { from: 0.7, pairs: 0, same: 0 },
  { from: 0.9, pairs: 10, same: 10 },
];

test('shareSame() pools rows that fall, reads the row that a score lies in, and knows nothing where nothing was measured', () => {
  assert.deepEqual(
    [0.1, 0.5, 0.65, 0.75, 0.95].map((score) => shareSame(score, ROWS)),
    [0.1, 0.3, 0.3, 0.3, 1],
  );
  assert.equal(shareSame(0.5, []), undefined);
});

test('shareSame() never falls as the score rises', () => {
  const rows = fc.array(fc.record({ pairs: fc.nat({ max: 20 }), same: fc.nat({ max: 20 }) }), { maxLength: 10 });
  fc.assert(
    fc.property(rows, (counts) => {
      const reliability = counts.map(({ pairs, same }, index) => ({ from: index / 10, pairs, same: Math.min(pairs, same) }));
      let last = 0;
      for (let score = 0; score <= 1; score += 0.05) {
        const share = shareSame(score, reliability) ?? last;
        assert.ok(share >= last - 1e-12);
        last = share;
      }
    }),
  );
});
