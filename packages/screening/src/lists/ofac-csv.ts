import { ProblemError } from '@gatehouse/foundation';
import { countryCode } from '../entity/country-code.ts';
import { csvRows } from './csv-rows.ts';
import { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading, OfacSupplement } from './list-reader.ts';
import { readOfacRemarks } from './ofac-remarks.ts';

// OFAC's delimited files have no header: their kind is told by the number of columns (OFAC, "SDN data formats").
const PRIMARY_COLUMNS = 12;
const ADDRESS_COLUMNS = 6;
const ALIAS_COLUMNS = 5;
const COMMENT_COLUMNS = 2;

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
  const primary: string[][] = [];
  const supplements: OfacSupplement[] = [];
  let last: { readonly columns: number; readonly expected: number } = { columns: 0, expected: 0 };
  let expected = 0;
  for await (const raw of csvRows(text, { file })) {
    const row = raw.map(blankAsEmpty);
    if (expected === 0) expected = row.length;
    last = { columns: row.length, expected };
    const [entNum = '', ...values] = row;
    if (row.length === PRIMARY_COLUMNS) primary.push(row);
    else if (row.length === ALIAS_COLUMNS) supplements.push({ entNum, kind: 'alias', values });
    else if (row.length === ADDRESS_COLUMNS) supplements.push({ entNum, kind: 'address', values });
    else if (row.length === COMMENT_COLUMNS) supplements.push({ entNum, kind: 'remark', values });
  }
  if (last.columns !== last.expected) {
    throw new ProblemError(
      'bad-input',
      `The last row has ${last.columns} of ${last.expected} columns: the file was cut off.`,
      'Download it again, completely.',
      { file },
    );
  }
  const list = listOf(primary);
  return { entries: primary.map((row) => draftOf(row, list).toEntry()), supplements };
}

function draftOf(row: readonly string[], list: string): EntryDraft {
  const [
    entNum = '',
    name = '',
    type = '',
    programmes = '',
    title = '',
    callSign = '',
    vesselType = '',
    ,
    ,
    flag = '',
    owner = '',
    remarks = '',
  ] = row;
  const draft = new EntryDraft(list, entNum, SCHEMA_BY_TYPE[type] ?? 'Organization', list === 'SDN');
  draft.name(name);
  for (const programme of programmes.split(/\]\s*\[/)) draft.programme(programme);
  draft.property('position', title);
  draft.property('callSign', callSign);
  draft.keep('vesselType', vesselType);
  draft.keep('vesselOwner', owner);
  draft.property('flag', countryCode(flag));
  if (remarks !== '') {
    draft.remarks = remarks;
    readOfacRemarks(draft, remarks);
  }
  return draft;
}

// Both lists come in the same columns; whichever programmes prevail tell them apart.
function listOf(rows: readonly string[][]): string {
  let others = 0;
  for (const row of rows) if (NONSDN_PROGRAMMES.test(row[3] ?? '')) others += 1;
  return others > rows.length / 2 ? 'NONSDN' : 'SDN';
}

function blankAsEmpty(value: string): string {
  const text = value.trim();
  return text === '-0-' ? '' : text;
}
