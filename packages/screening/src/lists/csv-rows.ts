import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { ProblemError } from '@gatehouse/foundation';
import { CsvRecord } from './csv-record.ts';
import { LIST_LIMITS } from './list-limits.ts';

export interface CsvShape {
  readonly file: string;
  readonly delimiter?: string;
  /** Columns that the header must name. */
  readonly required?: readonly string[];
  /** A column by which the header is known where lines of another kind stand before it. */
  readonly headerHas?: string;
  /** Is given each line before the header. */
  readonly onPreface?: (row: readonly string[]) => void;
}

/** So many lines at most stand before a header. */
const PREFACE_MAX = 8;

/** OFAC's end mark, control-Z. */
const END_MARK = '\u001a';
const CUT_OFF = 'Download it again, completely.';

/**
 * Gives each row of a CSV stream with the line that it ends on. Rows of nothing are left out, OFAC's end mark too.
 * Throws `bad-input` when a quote stays open, a row has no end, or it holds more columns than any list does.
 */
export async function readCsvRows(
  text: AsyncIterable<string>,
  shape: CsvShape,
  onRow: (row: readonly string[], line: number) => void,
): Promise<void> {
  let line = 1;
  // The parser counts what stands in the fields, not how many there are.
  let sinceRow = 0;
  // Rows are taken where they are parsed; none goes through the stream, which costs more than the parsing.
  const parser = parse({
    bom: true,
    delimiter: shape.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LIST_LIMITS.record_characters_max,
    on_record: (row: string[], { lines }) => {
      line = lines;
      sinceRow = 0;
      if (row.length > LIST_LIMITS.columns_max) throw tooManyColumns(shape.file, line, row.length);
      if (row.length > 1 || (row[0] !== END_MARK && row[0] !== '')) onRow(row, line);
      return null;
    },
  });
  // The error is taken where it is written or awaited.
  parser.on('error', () => undefined);
  parser.resume();
  try {
    for await (const chunk of text) {
      sinceRow += chunk.length;
      if (sinceRow > LIST_LIMITS.record_characters_max) throw endlessRow(shape.file, line);
      await written((done) => parser.write(chunk, done));
    }
    parser.end();
    await finished(parser);
  } catch (error) {
    throw asProblem(error, shape.file, line);
  } finally {
    parser.destroy();
  }
}

/**
 * The rows as records by column name. Throws when a column is missing, the header comes twice or the last row is short:
 * the file is broken.
 */
export async function readCsvRecords(
  text: AsyncIterable<string>,
  shape: CsvShape,
  onRecord: (record: CsvRecord, line: number) => void,
): Promise<void> {
  let header: readonly string[] | undefined;
  let columns: ReadonlyMap<string, number> = new Map();
  let named = 0;
  let short: { readonly columns: number; readonly line: number } | undefined;
  await readCsvRows(text, shape, (row, line) => {
    if (header === undefined) {
      if (isPreface(row, shape, line)) return;
      header = row.map((column) => column.trim());
      columns = columnsOf(header, shape);
      named = columns.size;
      return;
    }
    if (row.length > 1 && row[0]?.trim() === header[0] && row[1]?.trim() === header[1]) throw doubledHeader(shape.file, line);
    short = row.length < named / 2 ? { columns: row.length, line } : undefined;
    if (row.every((value) => value === '' || value.trim() === '')) return;
    onRecord(new CsvRecord(columns, row), line);
  });
  if (short !== undefined) {
    const detail = `The last row has ${short.columns} of ${named} columns: the file was cut off.`;
    throw new ProblemError('bad-input', detail, CUT_OFF, { file: shape.file, line: short.line });
  }
}

function isPreface(row: readonly string[], shape: CsvShape, line: number): boolean {
  if (shape.headerHas === undefined || line > PREFACE_MAX || row.some((column) => column.trim() === shape.headerHas)) return false;
  shape.onPreface?.(row);
  return true;
}

function columnsOf(header: readonly string[], shape: CsvShape): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, column] of header.entries()) if (column !== '' && !columns.has(column)) columns.set(column, index);
  for (const column of shape.required ?? []) {
    if (columns.has(column)) continue;
    throw new ProblemError('bad-input', `The header has no column ${column}.`, "Give the publisher's file as it is.", {
      file: shape.file,
      line: 1,
      field: column,
    });
  }
  return columns;
}

function written(write: (done: (error: Error | null | undefined) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    write((error) => (error instanceof Error ? reject(error) : resolve()));
  });
}

function asProblem(error: unknown, file: string, line: number): unknown {
  if (error instanceof ProblemError || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return endlessRow(file, line, { cause: error });
  if (!String(error.code).startsWith('CSV_')) return error;
  const detail = 'The file ends inside a quoted field: it was cut off.';
  return new ProblemError('bad-input', detail, CUT_OFF, { file, line }, { cause: error });
}

function endlessRow(file: string, line: number, options?: ErrorOptions): ProblemError {
  const detail = `A row after line ${line} has no end: a quote was left open, or this is no CSV.`;
  return new ProblemError('bad-input', detail, 'Download the file again, and look at that line.', { file, line }, options);
}

function tooManyColumns(file: string, line: number, columns: number): ProblemError {
  const detail = `Line ${line} has ${columns} columns; a list has at most ${LIST_LIMITS.columns_max}.`;
  return new ProblemError('bad-input', detail, "Check that this is the publisher's file.", { file, line });
}

function doubledHeader(file: string, line: number): ProblemError {
  return new ProblemError('bad-input', `Line ${line} repeats the header: two downloads were joined.`, 'Download the file again.', {
    file,
    line,
  });
}
