import { isObject } from './is-object.ts';

/**
 * Where a field stands: in the golden copy's CSV, in flattened copies of it, and in the JSON golden copy, whose texts are objects with the member `$`.
 * A number in a JSON path is a place in a list; what stands alone is its own list.
 */
export interface GleifField {
  readonly csv: readonly string[];
  readonly json: readonly (string | number)[];
}

/** Reads a field of one record; `null` where it is empty. */
export type ReadField = (field: GleifField) => string | null;

export function csvFields(values: Readonly<Record<string, string>>): ReadField {
  return ({ csv }) => {
    for (const name of csv) {
      const value = values[name];
      if (value !== undefined && value !== '') return value;
    }
    return null;
  };
}

export function jsonFields(record: unknown): ReadField {
  return ({ json }) => textOf(json.reduce(memberOf, record));
}

function memberOf(value: unknown, member: string | number): unknown {
  if (typeof member === 'number') return Array.isArray(value) ? value[member] : member === 0 ? value : undefined;
  return isObject(value) ? value[member] : undefined;
}

function textOf(value: unknown): string | null {
  const text = isObject(value) ? value['$'] : value;
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' && text !== '' ? text : null;
}
