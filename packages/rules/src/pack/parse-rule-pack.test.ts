import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '@gatehouse/foundation';
import { parseRulePack } from './parse-rule-pack.ts';

const PACK = `id: test-pack
regime: A test
title: A test
citation: nowhere
status:
  - { status: proposed, from: 2024-01-29, recorded: 2024-01-29, source: nowhere }
parameters:
  - { name: share, value: 25, unit: percent, clause: '1', from: 2024-01-29, recorded: 2024-01-29, source: nowhere }
clauses:
  - citation: '1'
    words: summary
    text: >-
      A clause
      of two lines.
`;

const BROKEN = [
  ['an unknown status', PACK.replace('proposed', 'maybe'), 6, 'status.0.status'],
  ['an unknown key', PACK.replace('regime: A test', 'regime: A test\ncolour: red'), 3, 'colour'],
  ['a missing field', PACK.replace('title: A test\n', ''), 1, 'title'],
  ['a date that does not exist', PACK.replace('from: 2024-01-29', 'from: 2024-02-30'), 6, 'status.0.from'],
  ['a clause that does not stand in the pack', PACK.replace("clause: '1'", "clause: '2'"), 8, 'parameters.0.clause'],
] as const;

test('parseRulePack() gives a clause the digest of its text when the text is wrapped', () => {
  const pack = parseRulePack(PACK, 'pack.yaml');
  assert.equal(pack.clauses[0]?.text, 'A clause of two lines.');
  assert.equal(pack.clauses[0].id, parseRulePack(PACK.replace('A clause\n      of', 'A   clause of'), 'pack.yaml').clauses[0]?.id);
});

for (const [what, text, line, field] of BROKEN) {
  test(`parseRulePack() names file, line, field and remedy when there is ${what}`, () => {
    const { problem } = refusal(text);
    assert.deepEqual([problem.file, problem.line, problem.field], ['pack.yaml', line, field]);
    assert.notEqual(problem.fix, '');
  });
}

test('parseRulePack() names the line when the text is no YAML', () => {
  assert.equal(refusal(`${PACK}  - [`).problem.file, 'pack.yaml');
});

function refusal(text: string): ProblemError {
  try {
    parseRulePack(text, 'pack.yaml');
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  return assert.fail('the pack was accepted');
}
