import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Problem, ProblemError } from '@gatehouse/foundation';
import { LIST_LIMITS } from './list-limits.ts';
import { type ReadListFile, readListFile } from './read-list-file.ts';

const FIXTURES = new URL('../../fixtures/made/', import.meta.url);
const CSL_HEADER = '_id,source,entity_number,type,programs,name,title,addresses,alt_names';
const UN_HEAD = '<CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS>';
const CHUNK_CHARACTERS = 65_536;

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function* chunks(bytes: Uint8Array, size = 4096): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function read(content: string | Uint8Array): Promise<ReadListFile> {
  return readListFile({ name: 'list', bytes: chunks(typeof content === 'string' ? bytesOf(content) : content) });
}

async function problemOf(reading: Promise<unknown>): Promise<Problem> {
  try {
    await reading;
  } catch (error) {
    assert.ok(error instanceof ProblemError, `no problem but ${String(error)}`);
    assert.equal(error.problem.code, 'bad-input');
    assert.equal(error.problem.file, 'list');
    assert.notEqual(error.problem.fix, '');
    return error.problem;
  }
  assert.fail('the file was accepted');
}

/** A made list that repeats a piece for ever; tells how many characters were asked of it. */
function endless(head: string, piece: string): { bytes: AsyncGenerator<Uint8Array>; taken: () => number } {
  let taken = 0;
  const chunk = piece.repeat(Math.ceil(CHUNK_CHARACTERS / piece.length));
  async function* flow(): AsyncGenerator<Uint8Array> {
    yield bytesOf(head);
    for (;;) {
      taken += chunk.length;
      yield bytesOf(chunk);
    }
  }
  return { bytes: flow(), taken: () => taken };
}

/** What is sent, what the problem says, and the line that it names. */
const REFUSED: readonly (readonly [what: string, content: string | Uint8Array, detail: RegExp, line: number | undefined])[] = [
  [
    'an external entity',
    `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n${UN_HEAD}<INDIVIDUAL><FIRST_NAME>&e;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
    /document type/,
    2,
  ],
  [
    'entities that swell',
    `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${UN_HEAD}<INDIVIDUAL>&c;</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
    /document type/,
    1,
  ],
  [
    'an entity that nobody declared',
    `${UN_HEAD}\n<INDIVIDUAL><FIRST_NAME>&passwd;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
    /broken/,
    2,
  ],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0x00), /UTF-16/, 1],
  [
    'XML that says it is of another encoding',
    `<?xml version="1.0" encoding="ISO-8859-1"?>${UN_HEAD}</INDIVIDUALS></CONSOLIDATED_LIST>`,
    /ISO-8859-1/,
    1,
  ],
  [
    'bytes that are no UTF-8 in XML',
    Uint8Array.of(...bytesOf(`${UN_HEAD}\n<INDIVIDUAL><FIRST_NAME>`), 0xe9, ...bytesOf('</FIRST_NAME>')),
    /not UTF-8/,
    2,
  ],
  [
    'two encodings in one table',
    Uint8Array.of(...bytesOf(`${CSL_HEADER}\n1,Entity List (EL),,,,Ж,,,\n2,Entity List (EL),,,,`), 0xe9, ...bytesOf(',,,\n')),
    /UTF-8/,
    3,
  ],
  ['a NUL byte', `${CSL_HEADER}\n1,Entity List (EL),,,,A\u0000,,,\n`, /NUL/, 2],
  ['a header in the midst', `${CSL_HEADER}\n1,Entity List (EL),,,,A,,,\n${CSL_HEADER}\n`, /repeats the header/, 3],
  [
    'two OFAC records of one number',
    '36,"A" ,-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n36,"B" ,-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n',
    /number 36/,
    2,
  ],
  [
    'two UN records of one number',
    `${UN_HEAD}${'<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></INDIVIDUAL>'.repeat(2)}</INDIVIDUALS></CONSOLIDATED_LIST>`,
    /number X\.1/,
    undefined,
  ],
  [
    'two entities of one id',
    '{"id":"a","schema":"Person","properties":{"name":["A"]}}\n{"id":"a","schema":"Person","properties":{"name":["B"]}}\n',
    /repeats the id/,
    2,
  ],
  ['a million columns', `${CSL_HEADER}\n${','.repeat(1_000_000)}\n`, /1000001 columns/, 2],
  ['XML nested a thousand deep', `${UN_HEAD}${'<A>'.repeat(1000)}`, /nested too deeply/, 1],
  ['JSON nested a thousand deep', `{"schema":"Person","properties":${'{"a":'.repeat(1000)}`, /nested too deeply/, 1],
  ['JSON that is cut off', '{"id":"a","schema":"Person","properties":{"name":["A"]}}\n{"id":"b","schema":"Per', /cut off/, 2],
  ['JSON that is none', '{"id":"a","schema":"Person","properties":{"name":[A]}}\n', /no JSON/, 1],
  ['a list without a column that it needs', '_id,source,title\n1,Entity List (EL),A\n', /no column name/, 1],
  ['a mapping that names no column', '# gatehouse-list: {"list":"A","columns":{}}\nName\nA\n', /columns\.name/, 1],
  [
    'a mapping of a column that is not there',
    '# gatehouse-list: {"list":"A","columns":{"name":"Name","id":"Ref"}}\nName\nA\n',
    /no column Ref/,
    1,
  ],
];

for (const [what, content, detail, line] of REFUSED) {
  test(`readListFile() refuses ${what}, and says where and what to do`, async () => {
    const problem = await problemOf(read(content));
    assert.match(problem.detail, detail);
    assert.equal(problem.line, line);
  });
}

const ENDLESS: readonly (readonly [what: string, head: string, piece: string])[] = [
  ['a row without an end', `${CSL_HEADER}\n1,Entity List (EL),,,,`, 'A'],
  ['an open quote', `${CSL_HEADER}\n1,Entity List (EL),,,,"`, 'A,\n'],
  ['columns without an end', `${CSL_HEADER}\n`, ','],
  ['an XML text without an end', `${UN_HEAD}<INDIVIDUAL><FIRST_NAME>`, 'A'],
  ['an XML attribute without an end', `${UN_HEAD}<INDIVIDUAL a="`, 'A'],
  ['an XML record without an end', `${UN_HEAD}<INDIVIDUAL>`, '<A>a</A>'],
  ['an XML comment without an end', `${UN_HEAD}<!--`, 'A'],
  ['a JSON record without an end', '{"schema":"Person","properties":{"name":["', 'A'],
  ['a wallet without an end', '1MadeUpAddressForTests9xyz123456\n1', 'A'],
  ['a mapping without an end', '# gatehouse-list: {', ' '],
  ['nothing but blanks', '', ' '],
];

for (const [what, head, piece] of ENDLESS) {
  test(`readListFile() stops reading at ${what}`, async () => {
    const flow = endless(head, piece);
    const problem = await problemOf(readListFile({ name: 'list', bytes: flow.bytes }));
    assert.notEqual(problem.detail, '');
    assert.ok(flow.taken() <= LIST_LIMITS.record_characters_max * 2 + CHUNK_CHARACTERS, `${flow.taken()} characters were read`);
  });
}

test('readListFile() takes plain ASCII with some foreign bytes for Windows-1252, in which agencies write', async () => {
  const { entries } = await read(
    Uint8Array.of(...bytesOf(`${CSL_HEADER}\n1,Entity List (EL),,,,Soci`), 0xe9, ...bytesOf('t'), 0xe9, ...bytesOf(',,,\n')),
  );
  assert.equal(entries[0]?.entity.caption, 'Société');
});

test('readListFile() repairs quotation marks that became control characters', async () => {
  const { entries } = await read(`${CSL_HEADER}\n1,Entity List (EL),,,,Sa\u0092id,,,\n`);
  assert.equal(entries[0]?.entity.caption, 'Sa’id');
});

test('readListFile() reads a file with the mark of UTF-8 before it', async () => {
  const { entries } = await read(`\uFEFF${CSL_HEADER}\n1,Entity List (EL),,,,Жар,,,\n`);
  assert.equal(entries[0]?.entity.caption, 'Жар');
});

test('readListFile() lets no column or property reach the prototype of an object', async () => {
  const { entries } = await read('{"id":"a","schema":"Person","properties":{"name":["A"],"__proto__":["x"],"constructor":["y"]}}\n');
  assert.equal(Object.getPrototypeOf(entries[0]?.entity.properties), Object.prototype);
  assert.equal(Object.getPrototypeOf(entries[0]?.source), Object.prototype);
});

for (const file of ['sdn-advanced.xml', 'eu.xml', 'uk.xml', 'csl.json']) {
  test(`readListFile() refuses ${file} cut off anywhere`, async () => {
    const whole = readFileSync(new URL(file, FIXTURES));
    for (let part = 1; part < 20; part += 1) await problemOf(read(whole.subarray(0, Math.floor((whole.length * part) / 20))));
  });
}
