import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { diffLists } from '@gatehouse/screening';
import { scoredChange } from './list-impact.ts';

function entry(entryId: string, name: string, rest: Partial<ListEntry> = {}): ListEntry {
  return {
    list: 'SDN',
    entryId,
    entity: { schema: 'Person', caption: name, properties: { name: [name] } },
    aliases: [],
    programmes: ['X'],
    relations: [],
    source: {},
    ...rest,
  } as ListEntry;
}

test('scoredChange() leaves out what only says otherwise what nobody is compared by, and keeps what came, went or is compared otherwise', () => {
  const before = [entry('1', 'Ivan Petrov'), entry('2', 'Kim Jong'), entry('3', 'Li Wu'), entry('4', 'Same')];
  const after = [
    entry('1', 'Ivan Petrov', { programmes: ['Y'], remarks: 'Moved', source: { row: '9' } }),
    entry('2', 'Kim Jong Un'),
    entry('4', 'Same'),
    entry('5', 'New Name'),
  ];
  const diff = diffLists(before, after);
  assert.equal(diff.changed.length, 2);
  const { before: old, after: present } = scoredChange(before, after, diff);
  assert.deepEqual(
    [old, present].map((side) => side.map(({ entryId }) => entryId)),
    [
      ['2', '3'],
      ['2', '5'],
    ],
  );
});

test('scoredChange() keeps every record of a number of which one changed', () => {
  const before = [entry('1', 'Ivan Petrov'), entry('1', 'Kim Jong')];
  const after = [entry('1', 'Ivan Petrov'), entry('1', 'Kim Jong Un')];
  const { before: old, after: present } = scoredChange(before, after, diffLists(before, after));
  assert.deepEqual([old.length, present.length], [2, 2]);
});
