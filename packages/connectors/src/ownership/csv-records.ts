import type { Readable } from 'node:stream';
import { problem } from '@gatehouse/foundation';
import { parse } from 'csv-parse';
import type { ReadResult } from './read-result.ts';

/** A row of a CSV file: values by the header's names as they are written. */
export type CsvValues = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header, streamed, each with the line on which it ends. A row with too few or too many fields becomes a problem, and the rest goes on. */
export async function* csvRecords(stream: Readable, file: string): AsyncGenerator<ReadResult<CsvValues>> {
  const parser = stream.pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, trim: true }),
  );
  stream.on('error', (error) => parser.destroy(error));
  let header: readonly string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header === null) {
      header = record;
    } else if (record.length !== header.length) {
      const what = `The row has ${record.length} fields, the header ${header.length}.`;
      yield {
        id: null,
        problem: problem('bad-input', what, 'Write every field, and quote those that hold a comma.', { file, line: info.lines }),
      };
    } else {
      yield { line: info.lines, value: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) };
    }
  }
}
