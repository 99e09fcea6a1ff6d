import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readListedName } from './listed-name.ts';

/** Made names in each of the ways in which agencies pack several things into one field. */
const CASES: readonly (readonly [
  printed: string,
  name: string,
  aliases: readonly string[],
  relations: readonly (readonly [string, string])[],
])[] = [
  ['Example Works Co., Ltd.', 'Example Works Co., Ltd.', [], []],
  [
    'Example Group Co., Ltd. (EG).  Affiliated Entity:  Example Sales Co., Ltd.',
    'Example Sales Co., Ltd.',
    [],
    [['parent', 'Example Group Co., Ltd. (EG)']],
  ],
  [
    'Example Corporation Second Academy.  Subordinate Institution - Example Electronics',
    'Example Electronics',
    [],
    [['parent', 'Example Corporation Second Academy']],
  ],
  [
    'Example Corporation Second Academy.  Subordinate Institution - 201 Research Institute',
    'Example Corporation Second Academy 201 Research Institute',
    [],
    [['parent', 'Example Corporation Second Academy']],
  ],
  [
    'Example Energy Commission (EEC), and subordinate entity Example Complex (EC)',
    'Example Complex (EC)',
    [],
    [['parent', 'Example Energy Commission (EEC)']],
  ],
  ['Department of Examples entity: Example Centre', 'Example Centre', [], [['parent', 'Department of Examples']]],
  [
    'Example Chemical Corporation (Parent Organization: Example Nuclear Group (ENG))',
    'Example Chemical Corporation',
    [],
    [['parent', 'Example Nuclear Group (ENG)']],
  ],
  ['Example Technology Co., Ltd. (a subordinate institute of EXA-7)', 'Example Technology Co., Ltd.', [], [['parent', 'EXA-7']]],
  [
    'Example State Corporation, Limited (ESC) 12th Research Institute',
    'Example State Corporation, Limited (ESC) 12th Research Institute',
    [],
    [['parent', 'Example State Corporation, Limited (ESC)']],
  ],
  ['Academy of Examples, Institute of Samples', 'Academy of Examples, Institute of Samples', [], [['parent', 'Academy of Examples']]],
  ['Institute of Samples, Ministry of Examples', 'Institute of Samples, Ministry of Examples', [], [['parent', 'Ministry of Examples']]],
  ['Example Works, which operates Example Port', 'Example Works', [], [['operated', 'Example Port']]],
  [
    'Ministry of Examples of Madeland, including the Made Forces of Madeland and all operating units',
    'Ministry of Examples of Madeland',
    [],
    [['subsidiary', 'Made Forces of Madeland']],
  ],
  ['Example, Inc. (a.k.a. EXA, Inc.)', 'Example, Inc.', ['EXA, Inc.'], []],
  [
    'Example Corporation (a.k.a. Example One, Inc.; Example Two, Inc.)',
    'Example Corporation',
    ['Example One, Inc.', 'Example Two, Inc.'],
    [],
  ],
  [
    'Example Institute [aka Example Systems Center, Example Space Institute]',
    'Example Institute',
    ['Example Systems Center', 'Example Space Institute'],
    [],
  ],
  [
    'Example Electronics Ltd., a.k.a. Sample Electronics Ltd. (Madeville)',
    'Example Electronics Ltd.',
    ['Sample Electronics Ltd. (Madeville)'],
    [],
  ],
  ['Example, OOO (f.k.a., Old Example, OAO)', 'Example, OOO', ['Old Example, OAO'], []],
  ['MADEUP (A.K.A. ANOTHER NAME) SAMPLE', 'MADEUP SAMPLE', ['ANOTHER NAME'], []],
  ['EXAMPLE AIRLINES D/B/A E7 AIRLINES', 'EXAMPLE AIRLINES', ['E7 AIRLINES'], []],
  ['Example Trading and any successor, sub-unit, or subsidiary thereof', 'Example Trading', [], []],
  ['Example Technologies Incorporated (ETI), and its sub-units and successors', 'Example Technologies Incorporated (ETI)', [], []],
  // What only looks like one of these.
  ['Joint Stock Company (JSC) EXAMPLE', 'Joint Stock Company (JSC) EXAMPLE', [], []],
  ['Example Company (EXC), LLC', 'Example Company (EXC), LLC', [], []],
  ['Affiliated Supply and Consultancy Services', 'Affiliated Supply and Consultancy Services', [], []],
  ['See, Madeup Kee', 'See, Madeup Kee', [], []],
  ['Example (HK) Technology Co., Ltd.', 'Example (HK) Technology Co., Ltd.', [], []],
];

for (const [printed, name, aliases, relations] of CASES) {
  test(`readListedName() reads "${printed}"`, () => {
    const listed = readListedName(printed);
    assert.equal(listed.name, name);
    assert.deepEqual(listed.aliases, aliases);
    assert.deepEqual(
      listed.relations.map((relation) => [relation.kind, relation.name]),
      relations,
    );
  });
}

test('readListedName() tells whom else the publisher means', () => {
  assert.equal(
    readListedName('Example LLC; and any successor, subunit, or subsidiary thereof').extendsTo,
    'successor, subunit, or subsidiary thereof',
  );
});
