import { ProblemError } from '@gatehouse/foundation';
import { countryCode } from '../entity/country-code.ts';
import { readCsvRows } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading, OfacSupplement } from './list-reader.ts';
import { areRemarksCut, readOfacRemarks } from './ofac-remarks.ts';

// OFAC's delimited files have no header: their kind is told by the number of columns (OFAC, "SDN data formats").
const PRIMARY_COLUMNS = [
  'ent_num',
  'SDN_Name',
  'SDN_Type',
  'Program',
  'Title',
  'Call_Sign',
  'Vess_type',
  'Tonnage',
  'GRT',
  'Vess_flag',
  'Vess_owner',
  'Remarks',
] as const;
const SUPPLEMENT_BY_COLUMNS: ReadonlyMap<number, OfacSupplement['kind']> = new Map([
  [6, 'address'],
  [5, 'alias'],
  [2, 'remark'],
]);

/** Programmes that stand in the consolidated non-SDN list and are not used for the SDN list. */
const NONSDN_PROGRAMMES = /\[?(NS-PLC|CMIC-EO13959|561-Related|UKRAINE-EO13662|FSE-|MBS|NS-|CAATSA - RUSSIA)/;
const SCHEMA_BY_TYPE: Readonly<Record<string, string>> = {
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
  entity: 'Organization',
};

/** OFAC's SDN.CSV, ALT.CSV, ADD.CSV, their comments, and the CONS_* files of the consolidated non-SDN list. */
export const ofacCsv: ListReader = {
  family: 'ofac-csv',
  recognises: (head) => /^\uFEFF?\d{1,6},(\d{1,6},)?"?[^\n]/.test(head) && (/-0-/.test(head) || /^\uFEFF?\d{1,6},"/.test(head)),
  read: readOfacCsv,
};

async function readOfacCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const primary: { readonly row: readonly string[]; readonly line: number }[] = [];
  const supplements: OfacSupplement[] = [];
  let last = { columns: 0, line: 0 };
  let expected = 0;
  await readCsvRows(text, { file }, (raw, line) => {
    if (expected === 0) expected = raw.length;
    last = { columns: raw.length, line };
    if (raw.length === PRIMARY_COLUMNS.length) {
      primary.push({ row: raw.map(blankAsEmpty), line });
      return;
    }
    const kind = SUPPLEMENT_BY_COLUMNS.get(raw.length);
    if (kind === undefined) return;
    const [entNum = '', ...values] = raw;
    for (const [index, value] of values.entries()) values[index] = blankAsEmpty(value);
    supplements.push({ entNum: entNum.trim(), kind, values });
  });
  if (last.columns !== expected) {
    const detail = `The last row has ${last.columns} of ${expected} columns: the file was cut off.`;
    throw new ProblemError('bad-input', detail, 'Download it again, completely.', { file, line: last.line });
  }
  const list = listOf(primary.map(({ row }) => row));
  const drafts = new DraftsById(file);
  for (const { row, line } of primary) {
    fill(drafts.begin(list, row[0] ?? '', SCHEMA_BY_TYPE[row[2] ?? ''] ?? 'Organization', list === 'SDN', line), row);
  }
  return { entries: drafts.entries(), supplements };
}

function fill(draft: EntryDraft, row: readonly string[]): void {
  const [
    ,
    name = '',
    ,
    programmes = '',
    title = '',
    callSign = '',
    vesselType = '',
    tonnage = '',
    grossTonnage = '',
    flag = '',
    owner = '',
  ] = row;
  const remarks = row[PRIMARY_COLUMNS.indexOf('Remarks')] ?? '';
  draft.name(name);
  for (const programme of programmes.split(/\]\s*\[/)) draft.programme(programme.replace(/^\[|\]$/g, ''));
  draft.property('position', title);
  draft.property('callSign', callSign);
  draft.property('type', vesselType);
  draft.property('tonnage', tonnage);
  draft.property('grossRegisteredTonnage', grossTonnage);
  draft.property('flag', countryCode(flag));
  draft.relate({ kind: 'owner', name: owner, words: 'vessel owner' });
  for (const [index, column] of PRIMARY_COLUMNS.entries()) if (column !== 'Remarks') draft.keep(column, row[index]);
  if (remarks === '') return;
  draft.remarks = remarks;
  readOfacRemarks(draft, remarks, { isCut: areRemarksCut(remarks) });
}

// Both lists come in the same columns; whichever programmes prevail tell them apart.
function listOf(rows: readonly (readonly string[])[]): string {
  let others = 0;
  for (const row of rows) if (NONSDN_PROGRAMMES.test(row[3] ?? '')) others += 1;
  return others > rows.length / 2 ? 'NONSDN' : 'SDN';
}

function blankAsEmpty(value: string): string {
  const text = value.trim();
  return text === '-0-' ? '' : text;
}
