import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverFailure } from './server-failure.ts';

const CASES: readonly (readonly [printed: string, code: string])[] = [
  ['unshare: unshare failed: Operation not permitted', 'namespaces-forbidden'],
  ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device', 'disk-full'],
  ['initdb: error: could not create directory "/data": Permission denied', 'folder-not-writable'],
  ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'folder-not-writable'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'folder-in-use'],
  ['FATAL:  database files are incompatible with server', 'database-failed'],
  ['PANIC:  could not locate a valid checkpoint record at 0/1', 'database-failed'],
  ['something nobody has met', 'database-failed'],
];

test('serverFailure() names the problem behind what the server printed, and the next step', () => {
  for (const [printed, code] of CASES) {
    const { problem } = serverFailure(printed, '/data/pg', '/data/pg.log');
    assert.equal(problem.code, code, printed);
    assert.ok(problem.fix.length > 20);
  }
});
