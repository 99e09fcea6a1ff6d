import { PscLine } from '@gatehouse/contracts';
import type { PscRecord } from '@gatehouse/ownership';
import { jsonValues } from './json-values.ts';
import { checked, openFile, type ReadResult } from './read-result.ts';

/** The lines of the UK register's daily snapshot of people with significant control (JSON Lines). Throws `file-missing`. */
export async function* readPsc(file: string): AsyncGenerator<ReadResult<PscRecord>> {
  for await (const result of jsonValues(await openFile(file), file)) {
    if ('problem' in result) {
      yield result;
      continue;
    }
    // The snapshot closes with a line of totals that belongs to no company.
    if (isTotals(result.value)) continue;
    const read = checked(PscLine, result.value, { file, line: result.line }, null);
    yield 'problem' in read ? read : { value: recordOf(read.value), line: result.line };
  }
}

function recordOf({ company_number, data }: PscLine): PscRecord {
  return {
    companyNumber: company_number,
    id: data.links?.self ?? data.etag ?? `${company_number}/${data.kind}`,
    kind: data.kind,
    name: data.name ?? null,
    registrationNumber: data.identification?.registration_number ?? null,
    nationality: data.nationality ?? null,
    naturesOfControl: data.natures_of_control ?? [],
    notifiedOn: data.notified_on ?? null,
    ceasedOn: data.ceased_on ?? null,
    statement: data.statement ?? null,
  };
}

function isTotals(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'data' in value &&
    typeof value.data === 'object' &&
    value.data !== null &&
    'kind' in value.data &&
    value.data.kind === 'totals#persons-of-significant-control-snapshot'
  );
}
