import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { VERSION } from './version.ts';

test('VERSION is the one that the packages state', () => {
  for (const file of ['../package.json', '../../../package.json']) {
    const { version } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as { version: string };
    assert.equal(version, VERSION);
  }
});
