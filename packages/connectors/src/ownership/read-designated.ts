import { DesignatedLine } from '@gatehouse/contracts';
import { jsonValues } from './json-values.ts';
import { checked, openFile, type ReadResult } from './read-result.ts';

/** The lines `{id, lists}` of a file of designated records: JSON Lines, or a JSON array. Throws `file-missing`. */
export async function* readDesignated(file: string): AsyncGenerator<ReadResult<DesignatedLine>> {
  for await (const result of jsonValues(await openFile(file), file)) {
    if ('problem' in result) yield result;
    else yield checked(DesignatedLine, result.value, { file, line: result.line }, null);
  }
}
