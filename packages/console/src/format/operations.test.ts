import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOperations, formatOperationsBounds, formatOperationsInterval } from './operations.ts';

test('formatOperations() writes powers of ten with superscript digits', () => {
  assert.equal(formatOperations(1.2e25), '1.2 × 10²⁵');
  assert.equal(formatOperations(9.96e25), '1.0 × 10²⁶');
  assert.equal(formatOperations(3e-7), '3.0 × 10⁻⁷');
});

test('formatOperations() keeps zero, infinity and the unknown apart', () => {
  assert.deepEqual([0, Infinity, NaN].map(formatOperations), ['0', 'unbounded', 'unknown']);
});

test('formatOperationsInterval() states the middle with its factors up and down', () => {
  assert.equal(formatOperationsInterval({ low: 5e24, mid: 1e25, high: 3e25 }), '1.0 × 10²⁵ (×3.0 ÷2.0)');
});

test('formatOperationsInterval() states bounds when the lower one is zero', () => {
  assert.equal(formatOperationsInterval({ low: 0, mid: 1e20, high: 2e20 }), '0 to 2.0 × 10²⁰');
  assert.equal(formatOperationsBounds({ low: 1e20, high: 2e20 }), '1.0 × 10²⁰ to 2.0 × 10²⁰');
});
