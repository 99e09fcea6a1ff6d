import { parse } from 'csv-parse';
import { problemItem, type UsageFile, type UsageItem } from './usage-item.ts';

export interface CsvRow {
  /** The line on which the row ends. */
  readonly line: number;
  /** Values by the header's names, in lower case. */
  readonly values: ReadonlyMap<string, string>;
}

/** The rows of a CSV file with a header. A row that cannot be parsed becomes a problem, and the rest goes on. */
export async function* csvRows(file: UsageFile, delimiter: string): AsyncGenerator<CsvRow | UsageItem> {
  const broken: UsageItem[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    info: true,
  });
  parser.on('skip', (error: { lines?: number; message: string }) => {
    broken.push(problemItem(file.name, error.lines ?? 0, '', 'The row is no CSV.', 'Check its quotes.'));
  });
  const feeding = feed(file, parser);
  let header: readonly string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield* broken.splice(0);
    if (header === null) {
      header = record.map((name) => name.trim().toLowerCase());
      continue;
    }
    if (record.length !== header.length) {
      yield problemItem(
        file.name,
        info.lines,
        '',
        `The row has ${record.length} fields, the header ${header.length}.`,
        'Quote fields that hold the delimiter, and write every field.',
      );
      continue;
    }
    yield { line: info.lines, values: new Map(header.map((name, index) => [name, (record[index] ?? '').trim()])) };
  }
  await feeding;
  yield* broken;
}

async function feed(file: UsageFile, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const line of file.lines()) {
    if (!parser.write(`${line}\n`)) await new Promise((resolve) => parser.once('drain', resolve));
  }
  parser.end();
}
