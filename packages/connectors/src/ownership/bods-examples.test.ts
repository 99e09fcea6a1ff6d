import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { BodsStatement, OwnershipRow } from '@gatehouse/contracts';
import {
  assessOwnership,
  bodsFindings,
  buildOwnershipGraph,
  factsFromBods,
  factsFromCsv,
  factsFromGleifRows,
  factsFromPsc,
  type GleifRow,
  joinFacts,
  writeBods,
} from '@gatehouse/ownership';
import { readBods, readBodsStream } from './read-bods.ts';
import { readGleif } from './read-gleif.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared/data/ownership');
const EXAMPLES = join(SHARED, 'bods-0.4/examples');
const withExamples = existsSync(EXAMPLES) ? {} : { skip: 'the worked examples of BODS 0.4 are not beside this checkout' };
const OPTIONS = { designated: new Map<string, string[]>(), affiliatesStatus: 'suspended' };

async function statementsOf(name: string): Promise<BodsStatement[]> {
  const statements: BodsStatement[] = [];
  for await (const result of readBods(join(EXAMPLES, name))) {
    assert.ok('value' in result, name);
    statements.push(result.value);
  }
  return statements;
}

function rowsOf(statements: readonly BodsStatement[], asOf: string): OwnershipRow[] {
  return [...assessOwnership(buildOwnershipGraph(statements, { asOf }), OPTIONS)];
}

/** Who owns an entity of an example on a date: name, the ends of the share, and whether it is only possible. */
async function ownersOf(name: string, entity: string, asOf = '2026-06-01'): Promise<unknown[]> {
  const row = rowsOf(await statementsOf(name), asOf).find((candidate) => candidate.name === entity);
  assert.ok(row !== undefined, `${name} has no ${entity}`);
  return row.beneficialOwners.map((owner) => [owner.name, owner.share.min, owner.share.max, owner.possible]);
}

test('an indirect statement and its components are one holding', withExamples, async () => {
  // 30 % is said of the whole chain; its components are a holding of 60 % and one of unknown size.
  assert.deepEqual(await ownersOf('indirect-ownership.json', 'Company A'), [['Person 1', 30, 30, false]]);
  // Two chains of 50 % each, by which 60 % are held.
  assert.deepEqual(await ownersOf('multiple-indirect-ownership.json', 'Company B'), [['Person 1', 60, 60, false]]);
  assert.deepEqual(await ownersOf('mutilple-indirect-ownership-2.json', 'Company A'), [['Person 1', 60, 60, false]]);
});

test('a direct and an indirect holding of one relationship are two', withExamples, async () => {
  assert.deepEqual(await ownersOf('mixed-direct-and-indirect-ownership.json', 'Company A'), [['Person 1', 100, 100, false]]);
});

test('joint holders are owners by their parts of what they hold together', withExamples, async () => {
  assert.deepEqual(await ownersOf('joint-ownership.json', 'CHRINON LTD'), [
    ['Natalie Coleman', 50, 50, false],
    ['Roberto Lopez', 50, 50, false],
  ]);
});

test('a nominator is the owner behind a nominee, who is none', withExamples, async () => {
  const owners = await ownersOf('nomination.json', 'Los Corazones de Plata');
  assert.deepEqual(owners, [['Silvia Teixeira Perez', 0, 0, false]]);
  const row = rowsOf(await statementsOf('nomination.json'), '2026-06-01').find(({ name }) => name === 'Los Corazones de Plata');
  assert.deepEqual(row?.beneficialOwners[0]?.control, { kinds: ['otherInfluenceOrControl'] });
  assert.ok(row.flags.some(({ code }) => code === 'nominee'));
});

test('trustees control a trust, and its unnamed beneficiaries may', withExamples, async () => {
  const row = rowsOf(await statementsOf('levent.json'), '2026-06-01').find(({ name }) => name === 'Levent Trust');
  assert.deepEqual(
    row?.beneficialOwners.map(({ name, possible }) => [name, possible]),
    [
      ['Andrew Anderson', false],
      ['Bella Buxton', false],
      [null, true],
    ],
  );
});

test('a record speaks by its latest statement, and a closed one is silent', withExamples, async () => {
  const half = (name: string): unknown[] => [name, 50, 50, false];
  assert.deepEqual(await ownersOf('fermcat.json', 'Fermcat Ltd', '2020-12-31'), [half('Riyadh Byrne-Amin'), half("Patrick O'Donohue")]);
  assert.deepEqual(await ownersOf('fermcat.json', 'Fermcat Ltd', '2021-12-31'), [half("Patrick O'Donohue"), half('Declan Byrne-Amin')]);
  assert.deepEqual(await ownersOf('fermcat.json', 'Fermcat Ltd', '2022-12-31'), [["Patrick O'Donohue", 100, 100, false]]);
  assert.deepEqual(await ownersOf('tecido.json', 'Tecido Ltd', '2019-12-31'), [['Maria Esteves', 100, 100, false]]);
  assert.deepEqual(await ownersOf('tecido.json', 'Tecido Ltd', '2022-01-01'), [['Maria Esteves', 40, 40, false]]);
  assert.deepEqual(await ownersOf('tecido.json', 'Tecido Ltd', '2026-06-01'), []);
});

test('a state that owns by a chain is found, and so is that nobody need be named', withExamples, async () => {
  const rows = rowsOf(await statementsOf('bods-package-fi-soe.json'), '2026-06-01');
  assert.ok(rows.every(({ beneficialOwners, flags }) => beneficialOwners.length === 0 && flags.length === 0));
  const listed = rowsOf(await statementsOf('listed-company-exempt-from-disclosure.json'), '2026-06-01');
  assert.deepEqual(listed[0]?.flags, []);
});

test('an annotation is kept and changes no share', withExamples, async () => {
  const statements = await statementsOf('bods-package-linking-annotations.json');
  const annotated = statements.filter((statement) => statement['annotations'] !== undefined);
  assert.equal(annotated.length, 1);
  const bare = statements.map((statement) => ({ ...statement, annotations: undefined }));
  assert.deepEqual(rowsOf(statements, '2026-06-01'), rowsOf(bare, '2026-06-01'));
});

test(
  'the standard’s own examples break none of its rules, but for annotations whose pointers do not start at the statement',
  withExamples,
  async (context) => {
    for (const name of await readdir(EXAMPLES)) {
      const findings = bodsFindings(await statementsOf(name), { today: '2026-06-01' });
      assert.ok(
        findings.every(({ code }) => code === 'pointer-leads-nowhere'),
        `${name} ${JSON.stringify(findings)}`,
      );
      context.diagnostic(`${name}: ${findings.length}`);
    }
  },
);

async function refusedOf(statements: readonly BodsStatement[]): Promise<unknown[]> {
  const refused: unknown[] = [];
  const lines = Readable.from(statements.map((statement) => Buffer.from(`${JSON.stringify(statement)}\n`)));
  for await (const result of readBodsStream(lines, 'written.jsonl')) if ('problem' in result) refused.push(result.problem);
  return refused;
}

test(
  'writeBods() writes every worked example as valid BODS 0.4 that gives the same beneficial owners and verdicts',
  withExamples,
  async () => {
    const asOf = '2026-06-01';
    for (const name of await readdir(EXAMPLES)) {
      const statements = await statementsOf(name);
      const written = writeBods(factsFromBods(statements, { asOf }), { on: asOf, publisher: { name: 'A provider' } });
      assert.deepEqual(await refusedOf(written), [], name);
      const judged = (rows: readonly OwnershipRow[]): unknown[] =>
        rows.map(({ id, ofac50, headquarters, beneficialOwners }) => [
          id,
          ofac50.verdict,
          headquarters,
          beneficialOwners.map(({ id: owner, share, control, possible }) => [owner, share, control, possible]),
        ]);
      assert.deepEqual(judged(rowsOf(written, asOf)), judged(rowsOf(statements, asOf)), name);
    }
  },
);

test('writeBods() writes GLEIF, the UK register and a table as valid BODS 0.4', withExamples, async (context) => {
  const records: GleifRow[] = [];
  for (const name of ['lei-entities-small.csv', 'rr-golden-copy-subset-small.csv']) {
    for await (const result of readGleif(join(SHARED, 'gleif', name))) {
      assert.ok('value' in result);
      records.push(result.value);
    }
  }
  const asOf = '2026-06-01';
  const facts = joinFacts([
    factsFromGleifRows(records, { asOf }),
    factsFromPsc(
      [
        {
          companyNumber: '01',
          id: 'psc-1',
          kind: 'individual-person-with-significant-control',
          name: 'P',
          registrationNumber: null,
          nationality: 'British',
          naturesOfControl: ['ownership-of-shares-25-to-50-percent'],
          notifiedOn: '2020-01-01',
          ceasedOn: null,
          statement: null,
        },
      ],
      { asOf },
    ),
    factsFromCsv([{ owner_id: 'o', owner_name: 'Owner', owned_id: 'c', owned_name: 'C', share: '30 %' }]),
  ]);
  const written = writeBods(facts, { on: asOf, publisher: { name: 'A provider' } });
  assert.deepEqual(await refusedOf(written), []);
  assert.deepEqual(bodsFindings(written, { today: asOf }), []);
  context.diagnostic(`${written.length} statements written`);
});
