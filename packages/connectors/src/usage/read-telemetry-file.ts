import type { TelemetryRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { csvRows } from './csv-rows.ts';
import { usageFile } from './usage-file.ts';

/**
 * Rows of telemetry from a file: CSV with a header, or JSON Lines, gzip allowed. Each row has a `time` and fields by their DCGM, NVML or power names.
 * Throws a ProblemError `file-missing`, or `bad-input` with the line that cannot be read.
 */
export async function readTelemetryFile(path: string): Promise<TelemetryRow[]> {
  const file = await usageFile(path, path).catch((cause: unknown) => {
    throw new ProblemError(
      'file-missing',
      'The file of telemetry cannot be opened.',
      'Check its path; it is taken from the working folder.',
      { file: path },
      { cause },
    );
  });
  const rows: TelemetryRow[] = [];
  const [first = ''] = await firstLines(file.lines());
  if (first.trim().startsWith('{')) {
    let line = 0;
    for await (const text of file.lines()) {
      line += 1;
      if (text.trim() !== '') rows.push(rowIn(text, path, line));
    }
    return rows;
  }
  for await (const row of csvRows(file, ',')) {
    if (!('kind' in row)) rows.push(Object.fromEntries(row.values));
    else if (row.kind === 'problem') throw unreadable(path, row.problem.line, row.problem.problem);
  }
  return rows;
}

async function firstLines(lines: AsyncIterable<string>): Promise<string[]> {
  for await (const line of lines) return [line];
  return [];
}

function rowIn(text: string, file: string, line: number): TelemetryRow {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).filter(([, cell]) => typeof cell !== 'object' || cell === null));
  } catch {
    throw unreadable(file, line, 'The line is not JSON.');
  }
  throw unreadable(file, line, 'The line is no JSON object.');
}

function unreadable(file: string, line: number, detail: string): ProblemError {
  return new ProblemError('bad-input', detail, 'Write CSV with a header, or one JSON object a line.', { file, line });
}
