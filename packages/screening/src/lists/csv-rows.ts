import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { ProblemError } from '@gatehouse/foundation';

export interface CsvShape {
  readonly file: string;
  readonly delimiter?: string;
}

/**
 * The rows of a CSV stream, one array of text each. Rows of nothing are left out, OFAC's end mark (control-Z) too.
 * Throws `bad-input` when a quote stays open at the end: the file was cut off.
 */
export async function* csvRows(text: AsyncIterable<string>, shape: CsvShape): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    delimiter: shape.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_048_576,
  });
  const input = Readable.from(text);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (row.length === 1 && (row[0] === '\u001a' || row[0] === '')) continue;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ProblemError || !('code' in error) || !String(error.code).startsWith('CSV_'))
      throw error;
    throw new ProblemError(
      'bad-input',
      'The file ends inside a quoted field: it was cut off.',
      'Download it again, completely.',
      { file: shape.file },
      { cause: error },
    );
  }
}

/** The rows as records by column name. Throws when the header comes twice or the last row is short: the file is broken. */
export async function* csvRecords(text: AsyncIterable<string>, shape: CsvShape): AsyncGenerator<Readonly<Record<string, string>>> {
  let header: readonly string[] | undefined;
  let line = 0;
  let short: number | undefined;
  let named = 0;
  for await (const row of csvRows(text, shape)) {
    line += 1;
    if (header === undefined) {
      header = row.map((column) => column.trim());
      named = header.filter((column) => column !== '').length;
      continue;
    }
    if (row.length > 1 && row[0]?.trim() === header[0] && row[1]?.trim() === header[1]) throw doubledHeader(shape.file, line);
    short = row.length < named / 2 ? row.length : undefined;
    if (row.every((value) => value.trim() === '')) continue;
    yield recordOf(header, row);
  }
  if (short !== undefined) {
    throw new ProblemError(
      'bad-input',
      `The last row has ${short} of ${named} columns: the file was cut off.`,
      'Download it again, completely.',
      {
        file: shape.file,
        line,
      },
    );
  }
}

function recordOf(header: readonly string[], row: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [index, column] of header.entries()) record[column] = (row[index] ?? '').trim();
  return record;
}

function doubledHeader(file: string, line: number): ProblemError {
  return new ProblemError('bad-input', `Row ${line} repeats the header: two downloads were joined.`, 'Download the file again.', {
    file,
    line,
  });
}
