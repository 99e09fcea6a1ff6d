import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { BodsStatement } from '@gatehouse/contracts';
import type { Problem } from '@gatehouse/foundation';
import { readBods, readBodsForJudging, readBodsStream } from './read-bods.ts';
import type { ReadResult } from './read-result.ts';

const SET = join(import.meta.dirname, '../../../../../shared/data/ownership/bods-0.4');
const withSet = existsSync(SET) ? {} : { skip: 'the test set of BODS 0.4 is not beside this checkout' };

const entity = {
  statementId: '0123456789abcdef0123456789abcdef',
  statementDate: '2026-01-01',
  declarationSubject: 'e1',
  recordId: 'e1',
  recordType: 'entity',
  recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' } },
};

/** What every problem about a statement carries, beside RFC 9457's own members. */
interface Standard {
  readonly keyword?: string;
  readonly path?: string;
  readonly further?: readonly { keyword: string; path: string }[];
}

async function readAll(
  results: AsyncIterable<ReadResult<BodsStatement>>,
): Promise<{ values: BodsStatement[]; problems: (Problem & Standard)[] }> {
  const values: BodsStatement[] = [];
  const problems: (Problem & Standard)[] = [];
  for await (const result of results) {
    if ('value' in result) values.push(result.value);
    else problems.push(result.problem);
  }
  return { values, problems };
}

function readText(text: string): ReturnType<typeof readAll> {
  return readAll(readBodsStream(Readable.from([Buffer.from(text)]), 'file.json'));
}

test('the shipped schema is the standard’s own', withSet, async () => {
  const shipped = join(import.meta.dirname, 'bods-schema');
  for (const name of (await readdir(shipped)).filter((file) => file.endsWith('.json'))) {
    assert.equal(readFileSync(join(shipped, name), 'utf8'), readFileSync(join(SET, 'schema', name), 'utf8'), name);
  }
});

test('readBods() accepts every valid statement of the test set and every worked example, as they stand', withSet, async (context) => {
  let accepted = 0;
  for (const folder of ['tests/data/valid-statements', 'examples']) {
    for (const name of await readdir(join(SET, folder))) {
      const file = join(SET, folder, name);
      const { values, problems } = await readAll(readBods(file));
      assert.deepEqual(problems, [], name);
      assert.deepEqual(values, JSON.parse(await readFile(file, 'utf8')), name);
      // What the standard accepts is what the house's own type promises.
      for (const value of values) assert.deepEqual(BodsStatement.parse(value), value, name);
      accepted += 1;
    }
  }
  context.diagnostic(`${accepted} files accepted`);
});

test(
  'readBods() refuses every invalid statement of the test set, with the expected keyword at the expected path first',
  withSet,
  async (context) => {
    const set = join(SET, 'tests/data/invalid-statements');
    const rows = readFileSync(join(set, 'expected_errors.csv'), 'utf8').trim().split('\n');
    let agreeing = 0;
    for (const row of rows) {
      const [name = '', keyword, path] = row.split(',').map((cell) => cell.trim());
      const { values, problems } = await readAll(readBods(join(set, name)));
      const [problem] = problems;
      assert.deepEqual([values.length, problem?.keyword, problem?.path], [0, keyword, path], name);
      agreeing += 1;
    }
    context.diagnostic(`${agreeing} of ${rows.length} refused as expected`);
    assert.equal(agreeing, 192);
  },
);

test('readBods() tells a refused statement by the standard’s keyword and path, and by line, member and remedy; the rest goes in', async () => {
  const bad = { ...entity, recordId: 'e2', recordDetails: { ...entity.recordDetails, foundingDate: '2026-02-30' } };
  const { values, problems } = await readText(`[\n${JSON.stringify(entity)},\n${JSON.stringify(bad)}\n]`);
  assert.equal(values.length, 1);
  assert.deepEqual(problems, [
    {
      type: 'https://gatehouse.example/problems/invalid-field',
      title: 'A field does not hold what it should',
      status: 422,
      code: 'invalid-field',
      detail: 'recordDetails.foundingDate has not the form of a date (BODS 0.4: format at $[1].recordDetails.foundingDate).',
      fix: 'Write a calendar date that exists, YYYY-MM-DD.',
      file: 'file.json',
      line: 3,
      field: 'recordDetails.foundingDate',
      standard: 'BODS 0.4',
      keyword: 'format',
      path: '$[1].recordDetails.foundingDate',
    },
  ]);
});

test('readBods() tells the outermost violation, then what else there is', async () => {
  const { recordType: _, statementId: __, ...untyped } = entity;
  const { problems } = await readText(JSON.stringify({ ...untyped, annotations: [{ motivation: 'guessing' }] }));
  assert.deepEqual([problems[0]?.keyword, problems[0]?.field], ['required', 'statementId']);
  const further = problems[0]?.further?.map(({ keyword, path }) => `${keyword} ${path}`) ?? [];
  assert.ok(further.includes('required $[0]'));
  assert.ok(further.includes('enum $[0].annotations[0].motivation'));
});

test('readBods() repeats no value of a refused statement', async () => {
  const { problems } = await readText(
    JSON.stringify({ ...entity, recordDetails: { ...entity.recordDetails, uri: 'Ada Lovelace', name: 7 } }),
  );
  assert.ok(!JSON.stringify(problems).includes('Lovelace'));
});

test('readBods() refuses one object over several lines as no array, and reads the same object in one line', async () => {
  const { values, problems } = await readText(`\n${JSON.stringify(entity, null, 2)}\n`);
  assert.deepEqual([values.length, problems.length, problems[0]?.keyword, problems[0]?.path, problems[0]?.line], [0, 1, 'type', '$', 2]);
  assert.equal((await readText(JSON.stringify(entity))).values.length, 1);
});

test('readBods() goes on behind a first line that is damaged', async () => {
  const line = JSON.stringify(entity);
  const { values, problems } = await readText(`${line.slice(0, -9)}\n${line}\n${line}`);
  assert.deepEqual([values.length, problems.length, problems[0]?.line, problems[0]?.code], [2, 1, 1, 'bad-input']);
});

test('readBods() refuses an empty record id, which the standard lets pass and nothing could refer to', async () => {
  const { problems } = await readText(JSON.stringify({ ...entity, recordId: '' }));
  assert.equal(problems[0]?.field, 'recordId');
});

test('readBods() counts a statement that is no JSON in the paths of those behind it', async () => {
  const { problems } = await readText(`${JSON.stringify(entity)}\n{"broken\n${JSON.stringify({ ...entity, recordStatus: 'lost' })}`);
  assert.deepEqual(
    problems.map(({ line, path }) => [line, path]),
    [
      [2, undefined],
      [3, '$[2].recordStatus'],
    ],
  );
});

/** Valid statements of the standard with one member, anywhere, replaced by something else or taken out. */
async function changedStatements(): Promise<fc.Arbitrary<unknown>> {
  const folder = join(SET, 'tests/data/valid-statements');
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  const change = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('2020-01-01', '', 'GB', 101, -1, true, [], {}),
  );
  return fc.tuple(fc.constantFrom(...texts), fc.nat(), change).map(([text, choice, value]) => {
    const count = membersIn(JSON.parse(text));
    let left = choice % Math.max(1, count);
    return JSON.parse(text, (key, old: unknown) => {
      if (key === '') return old;
      left -= 1;
      return left === -1 ? value : old;
    });
  });
}

function membersIn(value: unknown): number {
  let count = -1;
  JSON.stringify(value, (_, member: unknown) => {
    count += 1;
    return member;
  });
  return count;
}

test('readBods() either accepts what the house can work with, or tells the standard’s keyword and path', withSet, async (context) => {
  let refused = 0;
  const runs = 2_000;
  await fc.assert(
    fc.asyncProperty(await changedStatements(), async (file) => {
      const { values, problems } = await readText(JSON.stringify(file));
      for (const value of values) assert.deepEqual(BodsStatement.parse(value), value);
      for (const { keyword, path, field } of problems) {
        if (field !== 'recordId') assert.ok(keyword !== undefined && path?.startsWith('$') === true);
        refused += 1;
      }
    }),
    { numRuns: runs, seed: 4 },
  );
  context.diagnostic(`${refused} of ${runs} changed statements refused`);
});

test('readBodsForJudging() tells a statement of faulty form and takes its facts, and leaves out what it cannot read', async () => {
  const relationship = {
    recordId: 'r1',
    recordType: 'relationship',
    recordDetails: { subject: 'e1', interestedParty: 'p1', interests: [{ type: 'shareholding', share: { exact: 75 } }] },
  };
  const beyond = {
    ...relationship,
    recordId: 'r2',
    recordDetails: { ...relationship.recordDetails, interests: [{ share: { exact: 175 } }] },
  };
  const folder = await mkdtemp(join(tmpdir(), 'bods-'));
  try {
    const file = join(folder, 'ownership.json');
    await writeFile(file, JSON.stringify([relationship, beyond, { ...entity, statementId: 'short' }]));
    const { values, problems } = await readAll(readBodsForJudging(file));
    assert.deepEqual(
      values.map(({ recordId }) => recordId),
      ['r1', 'e1'],
    );
    assert.deepEqual(
      problems.map(({ keyword, path }) => [keyword, path]),
      [
        ['required', '$[0]'],
        ['required', '$[1]'],
        ['minLength', '$[2].statementId'],
      ],
    );
    assert.equal((await readAll(readBods(file))).values.length, 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
