import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDay, formatDaysLeft, formatTime } from './date.ts';

test('formatTime() keeps the zone that the source gave', () => {
  assert.equal(formatTime('2026-03-01'), '2026-03-01');
  assert.equal(formatTime('2026-03-01T14:30:05Z'), '2026-03-01 14:30 UTC');
  assert.equal(formatTime('2026-03-01T23:59:59-05:00'), '2026-03-01 23:59 −05:00');
  assert.equal(formatTime('2026-03-01T23:59:59-05:00[America/New_York]'), '2026-03-01 23:59 America/New_York');
  assert.equal(formatTime(null), '—');
});

test('formatTime() shows what it cannot read as it stands', () => {
  assert.equal(formatTime('next week'), 'next week');
});

test('formatDay() gives the day alone', () => {
  assert.equal(formatDay('2026-03-01T14:30:05Z'), '2026-03-01');
});

test('formatDaysLeft() says on which side of the due day one stands', () => {
  assert.deepEqual([3, 1, 0, -1, -2].map(formatDaysLeft), ['3 days left', '1 day left', 'due today', '1 day overdue', '2 days overdue']);
});
