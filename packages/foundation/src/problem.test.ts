import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problem, type ProblemCode, ProblemError, PROBLEMS, toProblem } from './problem.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

test('every problem of the catalogue has a status of HTTP, a title and a code in kebab case', () => {
  for (const code of CODES) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(PROBLEMS[code].status >= 400 && PROBLEMS[code].status < 600, code);
    assert.match(PROBLEMS[code].title, /^[A-Z].*[^.]$/);
  }
  assert.equal(new Set(CODES.map((code) => PROBLEMS[code].title)).size, CODES.length, 'no two read alike');
});

test('problem() has the members of RFC 9457, with place and remedy', () => {
  assert.deepEqual(problem('invalid-field', 'The share is 151.', 'Write 0 to 100.', { file: 'a.jsonl', line: 3, field: 'share' }), {
    type: 'https://gatehouse.example/problems/invalid-field',
    title: 'A field does not hold what it should',
    status: 422,
    detail: 'The share is 151.',
    code: 'invalid-field',
    fix: 'Write 0 to 100.',
    file: 'a.jsonl',
    line: 3,
    field: 'share',
  });
});

test('toProblem() shows our own errors as they are, and nothing of the inside of others', () => {
  const ours = new ProblemError('conflict', 'Taken.', 'Choose another.', {}, { cause: new Error('secret') });
  assert.equal(toProblem(ours), ours.problem);
  for (const thrown of [new Error('password=hunter2'), 'password=hunter2', undefined, { message: 'hunter2' }]) {
    const shown = toProblem(thrown);
    assert.equal(shown.code, 'internal');
    assert.ok(!JSON.stringify(shown).includes('hunter2'));
  }
});
