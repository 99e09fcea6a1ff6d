import { OwnershipCsvRow } from '@gatehouse/contracts';
import { problem } from '@gatehouse/foundation';
import { stakeOfCsvRow } from '@gatehouse/ownership';
import { csvRecords, type CsvValues } from './csv-records.ts';
import { checked, openFile, type ReadResult } from './read-result.ts';

/** Short names that a header may use. */
const SHORT_NAMES: Readonly<Record<string, string>> = { owner: 'owner_id', owned: 'owned_id' };

/**
 * The rows of a plain ownership table: `owner_id` (or `owner`), `owned_id` (or `owned`), and `share` or `min` and `max` in percent;
 * `owner_name`, `owner_kind` (`person`, `entity`), `owned_name` and `right` (`shares`, `votes`, `profit`) may stand beside them.
 * Throws `file-missing`.
 */
export async function* readOwnershipCsv(file: string): AsyncGenerator<ReadResult<OwnershipCsvRow>> {
  for await (const result of csvRecords(await openFile(file), file))
    yield 'problem' in result ? result : rowOf(result.value, result.line, file);
}

function rowOf(values: CsvValues, line: number, file: string): ReadResult<OwnershipCsvRow> {
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [SHORT_NAMES[name.toLowerCase()] ?? name.toLowerCase(), value]),
  );
  const result = checked(OwnershipCsvRow, named, { file, line }, null);
  if ('problem' in result) return result;
  try {
    stakeOfCsvRow(result.value, line, file);
    return result;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      id: null,
      problem: problem('invalid-field', error.message, 'Write shares in percent, 0 to 100, the lower end first.', {
        file,
        line,
        field: 'share',
      }),
    };
  }
}
