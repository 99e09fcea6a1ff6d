import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readBods, readBodsStream } from '@gatehouse/connectors';
import { BodsStatement } from '@gatehouse/contracts';
import { bodsFindings, factsFromBods, writeBods } from '@gatehouse/ownership';
import { isBodsStatement } from '../packages/connectors/src/ownership/bods-validator.ts';
import { jsonValues } from '../packages/connectors/src/ownership/json-values.ts';
import { printFigures, rounded } from './figures.ts';

/**
 * Goal O3: the test set of BODS 0.4 through our reader, and what reading under the standard's schema costs.
 *   node perf/ownership-bods.ts [STATEMENTS, default 200000]
 * Speeds are statements a second of CPU time, of made statements like a register's: two thirds of them parties, one third relationships.
 * `lenient` is the reader's work without the standard: cut, parse, and the house's own schema.
 */
const SET = join(import.meta.dirname, '../../shared/data/ownership/bods-0.4');
const count = Number(process.argv[2] ?? 200_000);

if (existsSync(SET)) printFigures({ testSet: await testSet() });
else process.stdout.write('Left out: the test set of BODS 0.4 is not beside this checkout.\n');
printFigures(await speeds());

async function testSet(): Promise<object> {
  const [valid, invalid] = ['valid-statements', 'invalid-statements'].map((name) => join(SET, 'tests/data', name));
  const figures = { valid: 0, accepted: 0, invalid: 0, refused: 0, keyword: 0, path: 0, both: 0 };
  for (const name of readdirSync(valid ?? '').filter((file) => file.endsWith('.json'))) {
    figures.valid += 1;
    if ((await firstErrorOf(join(valid ?? '', name))) === null) figures.accepted += 1;
  }
  for (const row of readFileSync(join(invalid ?? '', 'expected_errors.csv'), 'utf8')
    .trim()
    .split('\n')) {
    const [name = '', keyword, path] = row.split(',').map((cell) => cell.trim());
    const error = await firstErrorOf(join(invalid ?? '', name));
    figures.invalid += 1;
    if (error !== null) figures.refused += 1;
    if (error?.keyword === keyword) figures.keyword += 1;
    if (error?.path === path) figures.path += 1;
    if (error?.keyword === keyword && error?.path === path) figures.both += 1;
  }
  return figures;
}

async function firstErrorOf(file: string): Promise<{ keyword: string; path: string } | null> {
  for await (const result of readBods(file)) if ('problem' in result) return { keyword: '', path: '', ...result.problem };
  return null;
}

async function speeds(): Promise<Record<string, object>> {
  const lines = madeLines(count);
  const array = Buffer.from(`[${lines.join(',\n')}]`);
  const jsonLines = Buffer.from(lines.join('\n'));
  const statements = lines.map((line) => BodsStatement.parse(JSON.parse(line)));
  const readStrict = async (text: Buffer): Promise<void> => {
    for await (const result of readBodsStream(streamOf(text), 'made')) if ('problem' in result) throw new Error(result.problem.detail);
  };
  const readLenient = async (): Promise<void> => {
    for await (const result of jsonValues(streamOf(array), 'made')) if ('value' in result) BodsStatement.parse(result.value);
  };
  // Each once untimed, so that neither pays for the other's compilation.
  await readStrict(array);
  await readLenient();
  const strict = await perSecond(() => readStrict(array));
  const lenient = await perSecond(readLenient);
  const strictLines = await perSecond(() => readStrict(jsonLines));
  const standard = await perSecond(() => {
    for (const statement of statements) isBodsStatement(statement);
  });
  const house = await perSecond(() => {
    for (const statement of statements) BodsStatement.parse(statement);
  });
  const findings = await perSecond(() => void bodsFindings(statements, { today: '2026-06-01' }));
  const facts = factsFromBods(statements, { asOf: '2026-06-01' });
  const write = await perSecond(() => void writeBods(facts, { on: '2026-06-01', publisher: { name: 'A provider' } }));
  const rows = {
    'read, array': strict,
    'read, lines': strictLines,
    'lenient, array': lenient,
    "the standard's schema alone": standard,
    "the house's schema alone": house,
    findings,
    write,
  };
  const figures = Object.entries(rows).map(([name, speed]) => [name, { perSecond: rounded(speed), secondsFor3M: rounded(3e6 / speed) }]);
  return { ...Object.fromEntries(figures), 'time of strict over lenient': { perSecond: rounded(lenient / strict) } };
}

async function perSecond(work: () => void | Promise<void>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (count / (user + system)) * 1e6;
}

function streamOf(text: Buffer): Readable {
  const CHUNK = 65_536;
  return Readable.from(
    (function* chunks() {
      for (let at = 0; at < text.length; at += CHUNK) yield text.subarray(at, at + CHUNK);
    })(),
    { objectMode: false },
  );
}

function madeLines(total: number): string[] {
  const parties = Math.ceil((total * 2) / 3);
  return Array.from({ length: total }, (_, index) => JSON.stringify(index < parties ? madeParty(index) : madeHolding(index, parties)));
}

function madeParty(index: number): object {
  const isPerson = index % 3 === 0;
  return {
    ...envelope(index, `p${index}`),
    recordType: isPerson ? 'person' : 'entity',
    recordDetails: isPerson
      ? {
          isComponent: false,
          personType: 'knownPerson',
          names: [{ type: 'legal', fullName: `Person ${index}` }],
          nationalities: [{ name: 'France', code: 'FR' }],
        }
      : {
          isComponent: false,
          entityType: { type: 'registeredEntity' },
          name: `Company ${index} Limited`,
          jurisdiction: { name: 'United Kingdom', code: 'GB' },
          identifiers: [{ scheme: 'GB-COH', id: String(index) }],
          foundingDate: '2010-05-06',
          addresses: [{ type: 'registered', address: `${index} Example Street`, country: { name: 'United Kingdom', code: 'GB' } }],
        },
  };
}

function madeHolding(index: number, parties: number): object {
  const owned = (index % (parties / 3)) * 3 + 1;
  return {
    ...envelope(index, `r${index}`),
    recordType: 'relationship',
    recordDetails: {
      isComponent: false,
      subject: `p${Math.floor(owned)}`,
      interestedParty: `p${index - parties}`,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { minimum: 25, maximum: 50 }, startDate: '2020-01-02' }],
    },
  };
}

function envelope(index: number, recordId: string): object {
  return {
    statementId: `made-${String(index).padStart(32, '0')}`,
    statementDate: '2026-01-02',
    declarationSubject: 'p1',
    publicationDetails: {
      publicationDate: '2026-01-03',
      bodsVersion: '0.4',
      publisher: { name: 'A register', url: 'https://example.org/' },
    },
    recordId,
    recordStatus: 'new',
  };
}
