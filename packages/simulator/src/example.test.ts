import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { EXPORT_FILES, Provider, Truth } from '@gatehouse/contracts';
import { exportSchemas } from './export-schemas.ts';
import { makeProvider } from './simulate.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const read = (path: string): string => readFileSync(join(examples, path), 'utf8');

test('examples/cirrus is what the default seed gives, byte for byte', () => {
  const { files, truth } = makeProvider({});
  for (const [path, text] of files) assert.ok(read(`cirrus/${path}`) === text, `${path} differs: run node scripts/make-example.ts`);
  assert.deepEqual(JSON.parse(read('cirrus.truth.json')), truth);
  assert.deepEqual(filesUnder(join(examples, 'cirrus')).toSorted(), [...files.keys()].toSorted());
});

test('examples/schemas are the JSON Schemas of the contracts', () => {
  for (const [name, text] of exportSchemas())
    assert.equal(read(`schemas/${name}`), text, `${name} differs: run node scripts/make-example.ts`);
});

test('examples/cirrus stays under 5,000,000 bytes', () => {
  const bytes = filesUnder(join(examples, 'cirrus')).map((path) => statSync(join(examples, 'cirrus', path)).size);
  assert.ok(bytes.reduce((total, size) => total + size, 0) <= 5_000_000);
});

test('every row of examples/cirrus is a valid row of its file', () => {
  Provider.parse(JSON.parse(read('cirrus/provider.json')));
  Truth.parse(JSON.parse(read('cirrus.truth.json')));
  for (const [file, schema] of Object.entries(EXPORT_FILES)) {
    for (const [index, line] of read(`cirrus/${file}`).trimEnd().split('\n').entries()) {
      const result = schema.safeParse(JSON.parse(line));
      assert.ok(result.success, `${file}, line ${index + 1}: ${result.error?.message}`);
    }
  }
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
