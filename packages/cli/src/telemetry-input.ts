import { readTelemetryFile } from '@gatehouse/connectors';

/**
 * A line whose member `name` may be rows or the path of a file with rows: the same line with the rows.
 * Rows of two numbers are seconds and watts. Anything else is left for the schema to refuse.
 */
export async function withTelemetryRows(input: unknown, name: string): Promise<unknown> {
  if (typeof input !== 'object' || input === null || !(name in input)) return input;
  const value: unknown = Object.entries(input).find(([key]) => key === name)?.[1];
  if (typeof value === 'string') return { ...input, [name]: await readTelemetryFile(value) };
  if (!Array.isArray(value)) return input;
  return {
    ...input,
    [name]: value.map((row: unknown) =>
      Array.isArray(row) && row.length === 2 ? { time: row[0] as unknown, power: row[1] as unknown } : row,
    ),
  };
}
