import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeBindings, bindingOf, pushBindings } from './key-bindings.ts';

const none = (): void => undefined;

test('bindingOf() takes the newest layer when two bind one key, and the older one again once it is gone', () => {
  const takeFirst = pushBindings({ bindings: [{ key: 'g', label: 'first', run: none }] });
  const takeSecond = pushBindings({ bindings: [{ key: 'g', label: 'second', run: none }] });
  assert.equal(bindingOf('g')?.label, 'second');
  assert.deepEqual(
    activeBindings().map(({ label }) => label),
    ['second'],
  );
  takeSecond();
  assert.equal(bindingOf('g')?.label, 'first');
  takeFirst();
  assert.equal(bindingOf('g'), undefined);
});
