import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { ListEntry } from '@gatehouse/contracts';
import { changedFields, diffLists } from './diff-lists.ts';
import { readListFile } from './read-list-file.ts';

const HISTORY = new URL('../../../../../shared/data/lists/ofac/sdn-history/', import.meta.url);

function entry(entryId: string, facts: Partial<ListEntry> = {}): ListEntry {
  return {
    list: 'SDN',
    entryId,
    entity: { schema: 'Person', caption: 'Example', properties: { name: ['Example'], country: ['CU', 'IR'] } },
    aliases: [{ name: 'Other', strength: 'strong' }],
    programmes: ['CUBA'],
    blocking: true,
    source: {},
    ...facts,
  };
}

async function* bytesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const snapshots = new Map<string, Promise<readonly ListEntry[]>>();
function snapshot(day: string): Promise<readonly ListEntry[]> {
  const read = snapshots.get(day) ?? readSnapshot(day);
  snapshots.set(day, read);
  return read;
}

async function readSnapshot(day: string): Promise<readonly ListEntry[]> {
  const content = gunzipSync(readFileSync(new URL(`sdn-${day}.csv.gz`, HISTORY)));
  return (await readListFile({ name: 'sdn.csv', bytes: bytesOf(content) })).entries;
}

const REAL: readonly { readonly from: string; readonly to: string; readonly counts: readonly number[] }[] = [
  { from: '2024-05-01', to: '2024-05-02', counts: [7, 0, 0] },
  { from: '2024-05-02', to: '2024-05-03', counts: [0, 8, 0] },
  { from: '2022-02-25', to: '2023-05-19', counts: [3_496, 172, 684] },
];
for (const { from, to, counts } of REAL) {
  test(`diffLists() finds what came, went and changed between the SDN lists of ${from} and ${to}`, async (context) => {
    if (!existsSync(HISTORY)) return context.skip('the shared data are not here');
    const { added, removed, changed } = diffLists(await snapshot(from), await snapshot(to));
    assert.deepEqual([added.length, removed.length, changed.length], counts);
  });
}

test('diffLists() of a version and itself is empty, whatever the order of records, names and countries', () => {
  const shuffled = entry('1', {
    entity: { schema: 'Person', caption: 'Example', properties: { country: ['IR', 'CU'], name: ['Example'] } },
  });
  assert.deepEqual(diffLists([entry('1'), entry('2')], [entry('2'), shuffled]), { added: [], removed: [], changed: [] });
});

test('diffLists() keeps lists apart, and compares records of one number in their turn', () => {
  const { added, removed, changed } = diffLists(
    [entry('1'), entry('1', { remarks: 'b' })],
    [entry('1'), entry('1', { remarks: 'c' }), entry('1', { list: 'EL' })],
  );
  assert.deepEqual(
    added.map(({ list }) => list),
    ['EL'],
  );
  assert.deepEqual(removed, []);
  assert.deepEqual(
    changed.map(({ fields }) => fields),
    [[{ field: 'remarks', before: ['b'], after: ['c'] }]],
  );
});

test('changedFields() tells a weak alias from a strong one, a field that came or went, and what the publisher wrote besides', () => {
  const after = entry('1', {
    aliases: [{ name: 'Other', strength: 'weak' }],
    endsOn: '2030-01-01',
    blocking: false,
    source: { notice: 'x' },
  });
  assert.deepEqual(changedFields(entry('1'), after), [
    { field: 'aliases', before: ['Other'], after: ['Other (weak)'] },
    { field: 'blocking', before: ['true'], after: ['false'] },
    { field: 'endsOn', before: [], after: ['2030-01-01'] },
    { field: 'source: notice', before: [], after: ['x'] },
  ]);
});
