import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { makeProvider } from '../simulate.ts';

const schemas = fileURLToPath(new URL('../../../../../shared/data/ownership/bods-0.4/schema/', import.meta.url));
const skip = existsSync(schemas) ? false : 'the reference schema of BODS 0.4 is not beside this checkout';

test('ownership.json is valid under the schema of BODS 0.4', { skip }, () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const name of ['components', 'entity-record', 'person-record', 'relationship-record'])
    ajv.addSchema(readJson(`${schemas}${name}.json`));
  const validate = ajv.compile(readJson(`${schemas}statement.json`));
  const ownership: unknown = JSON.parse(makeProvider({ customers: 1500 }).files.get('ownership.json') ?? '');
  assert.ok(validate(ownership), JSON.stringify(validate.errors?.slice(0, 3)));
});

function readJson(path: string): object {
  // The validator cannot resolve the schema's short URNs: give them a host.
  return JSON.parse(readFileSync(path, 'utf8').replace(/"urn:([a-z]+)/g, '"https://bods.example/$1'));
}
