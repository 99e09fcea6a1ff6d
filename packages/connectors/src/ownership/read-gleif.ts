import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { problem } from '@gatehouse/foundation';
import type { GleifRow } from '@gatehouse/ownership';
import { csvRecords } from './csv-records.ts';
import { csvFields, jsonFields, type ReadField } from './gleif-fields.ts';
import { gleifRow } from './gleif-records.ts';
import { isObject } from './is-object.ts';
import { jsonValues } from './json-values.ts';
import { openFile, type ReadResult } from './read-result.ts';

/**
 * The records of a GLEIF file: level 1, level 2 or reporting exceptions, as CSV (golden copy, or its flattened small form) or as the JSON golden copy
 * (`{"records": […]}`, `{"relations": […]}`, `{"exceptions": […]}`, a bare array, or JSON Lines), recognised by content and streamed. Throws `file-missing`.
 */
export async function* readGleif(file: string): AsyncGenerator<ReadResult<GleifRow>> {
  const stream = await openFile(file);
  if (await beginsAsJson(stream)) {
    for await (const result of jsonValues(stream, file)) {
      yield 'problem' in result ? result : rowOf(jsonFields(unwrapped(result.value)), file, result.line);
    }
    return;
  }
  for await (const result of csvRecords(stream, file)) {
    yield 'problem' in result ? result : rowOf(csvFields(result.value), file, result.line);
  }
}

function rowOf(read: ReadField, file: string, line: number): ReadResult<GleifRow> {
  const row = gleifRow(read);
  if (row !== null) return { value: row, line };
  const fix = 'Give GLEIF level 1, level 2 or reporting exceptions, a CSV with its header or the JSON golden copy.';
  return { id: null, problem: problem('bad-input', 'The record holds no LEI.', fix, { file, line }) };
}

/** The object around the list of a golden copy. */
const WRAPPER = /^\uFEFF?(\s*\{\s*"(?:records|relations|exceptions)"\s*:\s*)\[/;

/** Looks at the first chunk, and takes away what stands around the list, all but its lines. */
async function beginsAsJson(stream: Readable): Promise<boolean> {
  await once(stream, 'readable');
  const chunk: unknown = stream.read();
  if (!Buffer.isBuffer(chunk)) return false;
  const head = chunk.subarray(0, WRAPPER_BYTES_MAX).toString();
  const around = WRAPPER.exec(head);
  const opening = around?.[1] ?? '';
  const kept = around === null ? chunk : chunk.subarray(Buffer.byteLength(around[0]) - 1);
  stream.unshift(kept);
  if (around !== null && opening.includes('\n')) stream.unshift(Buffer.from(opening.replaceAll(/[^\n]/g, '')));
  return /^\uFEFF?\s*[[{]/.test(head);
}

const WRAPPER_BYTES_MAX = 4_096;

/** A relationship stands in a member of its own. */
function unwrapped(value: unknown): unknown {
  return isObject(value) && isObject(value['RelationshipRecord']) ? value['RelationshipRecord'] : value;
}
