import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { GleifRow } from '@gatehouse/ownership';
import { readGleif } from './read-gleif.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-gleif-'));
after(() => rm(folder, { recursive: true }));

async function read(name: string, text: string): Promise<{ rows: GleifRow[]; lines: number[]; problems: (number | undefined)[] }> {
  const file = join(folder, name);
  await writeFile(file, text);
  const found: { rows: GleifRow[]; lines: number[]; problems: (number | undefined)[] } = { rows: [], lines: [], problems: [] };
  for await (const result of readGleif(file)) {
    if ('value' in result) {
      found.rows.push(result.value);
      found.lines.push(result.line);
    } else found.problems.push(result.problem.line);
  }
  return found;
}

const text = (value: string): object => ({ $: value });
const LEI = '00000000000000000A01';
const PARENT = '00000000000000000A02';

// Made records in the forms of the golden copies: LEI-CDF 3.1, RR-CDF 2.1, Reporting Exceptions 2.1.
const ENTITY = {
  LEI: text(LEI),
  Entity: {
    LegalName: { '@xml:lang': 'en', $: 'Made Ltd' },
    LegalJurisdiction: text('GB'),
    LegalAddress: { FirstAddressLine: text('1 Street'), City: text('Town'), Country: text('GB') },
    HeadquartersAddress: { FirstAddressLine: text('2 Road'), City: text('City'), Country: text('IE') },
    RegistrationAuthority: { RegistrationAuthorityID: text('RA000585'), RegistrationAuthorityEntityID: text('01234567') },
    LegalForm: { EntityLegalFormCode: text('H0PO') },
    EntityStatus: text('ACTIVE'),
    EntityCreationDate: text('2019-02-03T00:00:00Z'),
  },
  Registration: {
    InitialRegistrationDate: text('2020-01-01T00:00:00Z'),
    LastUpdateDate: text('2025-01-01T00:00:00Z'),
    RegistrationStatus: text('LAPSED'),
  },
};
const RELATION = {
  RelationshipRecord: {
    Relationship: {
      StartNode: { NodeID: text(LEI), NodeIDType: text('LEI') },
      EndNode: { NodeID: text(PARENT), NodeIDType: text('LEI') },
      RelationshipType: text('IS_DIRECTLY_CONSOLIDATED_BY'),
      RelationshipStatus: text('ACTIVE'),
      RelationshipPeriods: {
        RelationshipPeriod: [
          { StartDate: text('2024-01-01T00:00:00Z'), EndDate: text('2024-12-31T00:00:00Z'), PeriodType: text('ACCOUNTING_PERIOD') },
          { StartDate: text('2018-01-01T00:00:00Z'), PeriodType: text('RELATIONSHIP_PERIOD') },
        ],
      },
      RelationshipQuantifiers: { RelationshipQuantifier: { QuantifierAmount: text('38.91'), QuantifierUnits: text('PERCENTAGE') } },
    },
    Registration: {
      InitialRegistrationDate: text('2020-01-01T00:00:00Z'),
      LastUpdateDate: text('2025-01-01T00:00:00Z'),
      RegistrationStatus: text('PUBLISHED'),
    },
  },
};
const EXCEPTION = {
  LEI: text(LEI),
  ExceptionCategory: text('ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT'),
  ExceptionReason: [text('NATURAL_PERSONS')],
  ExceptionReference: text('a note, with a comma'),
};

const ENTITY_CSV = `LEI,Entity.LegalName,Entity.LegalJurisdiction,Entity.LegalAddress.FirstAddressLine,Entity.LegalAddress.City,Entity.LegalAddress.Country,Entity.HeadquartersAddress.FirstAddressLine,Entity.HeadquartersAddress.City,Entity.HeadquartersAddress.Country,Entity.RegistrationAuthority.RegistrationAuthorityID,Entity.RegistrationAuthority.RegistrationAuthorityEntityID,Entity.LegalForm.EntityLegalFormCode,Entity.EntityStatus,Entity.EntityCreationDate,Registration.InitialRegistrationDate,Registration.LastUpdateDate,Registration.RegistrationStatus
${LEI},Made Ltd,GB,1 Street,Town,GB,2 Road,City,IE,RA000585,01234567,H0PO,ACTIVE,2019-02-03T00:00:00Z,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,LAPSED
`;
const RELATION_CSV = `Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.RelationshipStatus,Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType,Relationship.Period.2.startDate,Relationship.Period.2.endDate,Relationship.Period.2.periodType,Relationship.Quantifiers.1.QuantifierAmount,Relationship.Quantifiers.1.QuantifierUnits,Registration.InitialRegistrationDate,Registration.LastUpdateDate,Registration.RegistrationStatus
${LEI},${PARENT},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,2024-01-01T00:00:00Z,2024-12-31T00:00:00Z,ACCOUNTING_PERIOD,2018-01-01T00:00:00Z,,RELATIONSHIP_PERIOD,38.91,PERCENTAGE,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,PUBLISHED
`;
const EXCEPTION_CSV = `LEI,Exception.Category,Exception.Reason.1,Exception.Reason.2,Exception.Reference.1
${LEI},ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT,NATURAL_PERSONS,,"a note, with a comma"
`;

const FILES = [
  { name: 'level 1', member: 'records', record: ENTITY, csv: ENTITY_CSV },
  { name: 'level 2', member: 'relations', record: RELATION, csv: RELATION_CSV },
  { name: 'exceptions', member: 'exceptions', record: EXCEPTION, csv: EXCEPTION_CSV },
];

for (const { name, member, record, csv } of FILES) {
  test(`readGleif() reads ${name} alike from CSV, from the JSON golden copy, from a bare array and from JSON Lines`, async () => {
    const fromCsv = await read('a.csv', csv);
    assert.equal(fromCsv.rows.length, 1);
    for (const written of [
      JSON.stringify({ [member]: [record] }),
      `\uFEFF{\n "${member}" : [\n${JSON.stringify(record, null, 1)}\n]}\n`,
      JSON.stringify([record]),
      JSON.stringify(record),
    ]) {
      const fromJson = await read('a.json', written);
      assert.deepEqual([fromJson.rows, fromJson.problems], [fromCsv.rows, []]);
    }
  });
}

test('readGleif() keeps what signs and links rest on', async () => {
  const { rows } = await read('a.csv', ENTITY_CSV);
  assert.deepEqual(rows, [
    {
      level: 1,
      entity: {
        lei: LEI,
        name: 'Made Ltd',
        jurisdiction: 'GB',
        headquartersCountry: 'IE',
        legalAddressCountry: 'GB',
        registrationStatus: 'LAPSED',
        lastUpdateDate: '2025-01-01T00:00:00Z',
        initialRegistrationDate: '2020-01-01T00:00:00Z',
        entityStatus: 'ACTIVE',
        creationDate: '2019-02-03T00:00:00Z',
        legalForm: 'H0PO',
        headquartersAddress: '2 Road, City, IE',
        legalAddress: '1 Street, Town, GB',
        registrationAuthority: 'RA000585',
        registrationNumber: '01234567',
      },
    },
  ]);
});

test('readGleif() tells the line of a record that is none, in the file as it stands, and goes on', async () => {
  const { rows, lines, problems } = await read(
    'b.json',
    `{\n"exceptions": [\n${JSON.stringify(EXCEPTION)},\n{"Nothing": 1},\n${JSON.stringify(EXCEPTION)}\n]}`,
  );
  assert.deepEqual([rows.length, lines, problems], [2, [3, 5], [4]]);
});

test('readGleif() reads an exception that gives no reason, for the parent is not published all the same', async () => {
  const { rows } = await read('c.csv', `LEI,Exception.Category,Exception.Reason.1\n${LEI},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,\n`);
  assert.deepEqual(
    rows.map((row) => (row.level === 'exception' ? row.exception.reasons : [])),
    [['UNKNOWN']],
  );
});

test('readGleif() reads a file of nothing as nothing', async () => {
  assert.deepEqual(await read('d.csv', ''), { rows: [], lines: [], problems: [] });
});
