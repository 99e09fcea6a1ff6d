import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendEntries, EMPTY_LOG, type LogState, rootOfState, stateFromTiles } from './append-entries.ts';
import { refuses } from './testing/refuses.ts';
import { bundlePath, tilePath } from './tile.ts';
import { rootFromTiles } from './tile-proofs.ts';
import { rootOf } from './tree-hasher.ts';

const entriesFrom = (first: number, count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => Buffer.from(`entry ${first + index}`));

test('appendEntries() in any batches gives the tiles, the root and the state of one batch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), async (batches) => {
      let state: LogState = EMPTY_LOG;
      const tiles = new Map<string, Uint8Array>();
      const bundles = new Map<number, Uint8Array>();
      for (const count of batches) {
        const appended = appendEntries(state, entriesFrom(state.size, count));
        // The state survives a row of a database: it is plain JSON.
        state = JSON.parse(JSON.stringify(appended.state));
        for (const tile of appended.newTiles) tiles.set(`${tile.level}/${tile.index}`, tile.data);
        for (const bundle of appended.newBundles) bundles.set(bundle.index, bundle.data);
      }
      const readTile = (level: number, index: number): Uint8Array => tiles.get(`${level}/${index}`) ?? new Uint8Array();
      const readBundle = (index: number): Uint8Array => bundles.get(index) ?? new Uint8Array();
      const whole = entriesFrom(0, state.size);
      assert.deepEqual(state, appendEntries(EMPTY_LOG, whole).state);
      assert.deepEqual(rootOfState(state), rootOf(whole));
      assert.deepEqual(await rootFromTiles(readTile, state.size), rootOf(whole));
      assert.deepEqual(await stateFromTiles(state.size, readTile, readBundle), state);
    }),
    { numRuns: 40 },
  );
});

test('appendEntries() of 70,000 entries makes the tiles that the specification counts', () => {
  const { newTiles, newBundles } = appendEntries(EMPTY_LOG, entriesFrom(0, 70_000));
  const counted = (level: number): [number, number[]] => {
    const ofLevel = newTiles.filter((tile) => tile.level === level);
    return [ofLevel.filter(({ width }) => width === 256).length, ofLevel.filter(({ width }) => width < 256).map(({ width }) => width)];
  };
  assert.deepEqual(
    [counted(0), counted(1), counted(2), counted(3)],
    [
      [273, [112]],
      [1, [17]],
      [0, [1]],
      [0, []],
    ],
  );
  assert.equal(newBundles.length, 274);
});

test('tilePath() and bundlePath() write the paths of the specification', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ level: 1, index: 0, width: 17 }), 'tile/1/000.p/17');
  assert.equal(bundlePath({ index: 1000, width: 3 }), 'tile/entries/x001/000.p/3');
});

test('appendEntries() takes an entry of 65,535 bytes and refuses one of 65,536, leaving the log as it was', () => {
  assert.equal(appendEntries(EMPTY_LOG, [Buffer.alloc(65_535)]).state.size, 1);
  refuses(() => appendEntries(EMPTY_LOG, [Buffer.from('x'), Buffer.alloc(65_536)]), 'too-large');
  assert.equal(EMPTY_LOG.size, 0);
});

test('appendEntries() refuses a state whose parts do not fit each other', () => {
  const { state } = appendEntries(EMPTY_LOG, entriesFrom(0, 300));
  refuses(() => appendEntries({ ...state, size: 301 }, entriesFrom(0, 1)), 'malformed');
  refuses(() => appendEntries({ ...state, bundle: '' }, entriesFrom(0, 1)), 'malformed');
  refuses(() => appendEntries({ ...state, edge: [] }, entriesFrom(0, 1)), 'malformed');
});

test('stateFromTiles() refuses tiles that are shorter than the log', async () => {
  await assert.rejects(
    stateFromTiles(
      300,
      () => new Uint8Array(32),
      () => new Uint8Array(),
    ),
    { code: 'malformed' },
  );
});
