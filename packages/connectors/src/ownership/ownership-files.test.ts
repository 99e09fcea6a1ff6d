import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assessOwnership, factsFromCsv, factsFromGleifRows, factsFromPsc, type GleifRow, ownershipGraphOf } from '@gatehouse/ownership';
import { readBods } from './read-bods.ts';
import { readDesignated } from './read-designated.ts';
import { readGleif } from './read-gleif.ts';
import { readOwnershipCsv } from './read-ownership-csv.ts';
import { readPsc } from './read-psc.ts';
import type { ReadResult } from './read-result.ts';

const OPTIONS = { designated: new Map<string, string[]>(), affiliatesStatus: 'suspended' };
const SHARED = join(import.meta.dirname, '../../../../../shared/data/ownership');
const withShared = existsSync(SHARED) ? {} : { skip: 'the shared data folder is not here' };

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-ownership-'));
after(() => rm(folder, { recursive: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function readAll<T>(
  results: AsyncIterable<ReadResult<T>>,
): Promise<{ values: T[]; problems: { line: number | undefined; field: string | undefined }[] }> {
  const values: T[] = [];
  const problems: { line: number | undefined; field: string | undefined }[] = [];
  for await (const result of results) {
    if ('value' in result) values.push(result.value);
    else problems.push({ line: result.problem.line, field: result.problem.field });
  }
  return { values, problems };
}

const envelope = { statementId: '0123456789abcdef0123456789abcdef', statementDate: '2026-01-01', declarationSubject: 'e1' };
const good = {
  ...envelope,
  recordId: 'e1',
  recordType: 'entity',
  recordDetails: { name: 'A "quoted", [bracketed] {name}\\', entityType: { type: 'registeredEntity' }, isComponent: false, kept: 1 },
};
const bad = {
  ...envelope,
  recordId: 'r1',
  recordType: 'relationship',
  recordDetails: { isComponent: false, subject: 'e1', interestedParty: 'p1', interests: [{ share: { exact: 101 } }] },
};

test('readBods() reads an array and JSON Lines alike, and reports a bad statement with its line and member', async () => {
  const array = await fileOf('a.json', JSON.stringify([good, bad, good], null, 1));
  const lines = await fileOf('a.jsonl', `${JSON.stringify(good)}\n${JSON.stringify(bad)}\r\nnot json\n${JSON.stringify(good)}`);
  const fromArray = await readAll(readBods(array));
  const fromLines = await readAll(readBods(lines));
  assert.deepEqual(fromArray.values, [good, good]);
  assert.deepEqual(fromLines.values, [good, good]);
  const field = 'recordDetails.interests.0.share.exact';
  assert.deepEqual(fromArray.problems, [{ line: 17, field }]);
  assert.deepEqual(fromLines.problems, [
    { line: 2, field },
    { line: 3, field: undefined },
  ]);
});

test('readBods() refuses a file that is not there', async () => {
  await assert.rejects(readAll(readBods(join(folder, 'none.json'))), { name: 'ProblemError' });
});

test('readDesignated() and readOwnershipCsv() name the row that is wrong', async () => {
  const designated = await readAll(readDesignated(await fileOf('d.jsonl', '{"id":"X","lists":["SDN"]}\n{"id":"Y"}\n')));
  assert.deepEqual([designated.values.length, designated.problems], [1, [{ line: 2, field: 'lists' }]]);
  const csv = await readAll(
    readOwnershipCsv(await fileOf('o.csv', 'owner,owned,share,min,max\nP,A,60,,\nQ,A,140,,\nQ,A,,40,30\nQ,A,,30,40\n')),
  );
  assert.deepEqual([csv.values.length, csv.problems.map((found) => found.line)], [2, [3, 4]]);
  const graph = ownershipGraphOf(factsFromCsv(csv.values));
  assert.deepEqual(
    [...assessOwnership(graph, OPTIONS)].find((row) => row.id === 'A')?.beneficialOwners.map((owner) => owner.share),
    [
      { min: 60, max: 60 },
      { min: 30, max: 40 },
    ],
  );
});

test('readPsc() reads the bands of the UK register', async () => {
  const psc = (name: string, natures: string[], members: object = {}): string =>
    JSON.stringify({
      company_number: '01',
      data: {
        kind: 'individual-person-with-significant-control',
        name,
        natures_of_control: natures,
        notified_on: '2020-01-01',
        links: { self: name },
        ...members,
      },
    });
  const file = await fileOf(
    'psc.jsonl',
    [
      psc('P', ['ownership-of-shares-25-to-50-percent', 'voting-rights-25-to-50-percent']),
      psc('Q', ['right-to-appoint-and-remove-directors']),
      psc('R', ['ownership-of-shares-75-to-100-percent'], { ceased_on: '2021-01-01' }),
    ].join('\n'),
  );
  const { values } = await readAll(readPsc(file));
  const row = [...assessOwnership(ownershipGraphOf(factsFromPsc(values, { asOf: '2026-06-01' })), OPTIONS)].find(({ id }) => id === '01');
  assert.deepEqual(
    row?.beneficialOwners.map(({ id, share, possible, control }) => [id, share, possible, control]),
    [
      ['P', { min: 25, max: 50 }, false, false],
      ['Q', { min: 0, max: 0 }, false, { kinds: ['appointmentOfBoard'] }],
    ],
  );
});

test(
  'readGleif() and ultimateParent() agree with the published ultimate parents of the golden copy, and report the rest as conflicts',
  withShared,
  async (context) => {
    const records: GleifRow[] = [];
    for (const name of ['lei-entities-small.csv', 'rr-golden-copy-subset-small.csv']) {
      const { values, problems } = await readAll(readGleif(join(SHARED, 'gleif', name)));
      assert.deepEqual(problems, []);
      records.push(...values);
    }
    const rows = [...assessOwnership(ownershipGraphOf(factsFromGleifRows(records, { asOf: '2026-06-01' })), OPTIONS)];
    const both = rows.map((row) => row.ultimateParent).filter((parent) => parent.published !== null && parent.walked !== null);
    const agreeing = both.filter((parent) => !parent.conflict).length;
    context.diagnostic(`${agreeing} of ${both.length} walks end at the published ultimate parent`);
    assert.deepEqual([agreeing, both.length], [824, 828]);
  },
);
