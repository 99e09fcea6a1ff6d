import type { BodsStatement } from '@gatehouse/contracts';
import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import components from './bods-schema/components.json' with { type: 'json' };
import entity from './bods-schema/entity-record.json' with { type: 'json' };
import person from './bods-schema/person-record.json' with { type: 'json' };
import relationship from './bods-schema/relationship-record.json' with { type: 'json' };
import statement from './bods-schema/statement.json' with { type: 'json' };

const SCHEMAS: readonly object[] = [components, entity, person, relationship, statement];

// The schema calls its files `urn:entity` and so on, which RFC 8141 does not allow and the validator cannot resolve.
const SHORT_URN = /"urn:([a-z]+)/g;
const STATEMENT = 'bods:///statement#/$defs/Statement';

let compiled: ValidateFunction<BodsStatement> | undefined;

/** Is this a statement under the schema of BODS 0.4, formats asserted? */
export function isBodsStatement(value: unknown): value is BodsStatement {
  return validator()(value);
}

/** Everything that the schema of BODS 0.4 has against a value, in the validator's order; empty for a valid statement. */
export function bodsSchemaErrors(value: unknown): readonly ErrorObject[] {
  const validate = validator();
  return validate(value) ? [] : [...(validate.errors ?? [])];
}

// Compiling takes some fifty milliseconds, so it waits until a first statement is there.
function validator(): ValidateFunction<BodsStatement> {
  compiled ??= compile();
  return compiled;
}

function compile(): ValidateFunction<BodsStatement> {
  // The schema is the standard's own and its tests hold it, so it is not itself validated; `codelist` and the like are its annotations.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, meta: false });
  addFormats.default(ajv);
  for (const schema of SCHEMAS) ajv.addSchema(JSON.parse(JSON.stringify(schema).replace(SHORT_URN, '"bods:///$1')));
  return ajv.compile<BodsStatement>({ $ref: STATEMENT });
}
