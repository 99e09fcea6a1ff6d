import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { fillListedName } from './listed-name.ts';

const PLAUSIBLE_BEFORE = '2100';
const KEPT = new Set(['Standard_Order', 'FR_Citation', 'Action']);

/** The Denied Persons List of the Bureau of Industry and Security, tab-separated: one row an address and order. */
export const dplTsv: ListReader = {
  family: 'bis-dpl',
  recognises: (head) => /^\uFEFF?"?Name"?\t"?Street_Address"?\t/.test(head),
  read: readDplTsv,
};

async function readDplTsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let newestRecordOn: string | undefined;
  await readCsvRecords(text, { file, delimiter: '\t', required: ['Name', 'Effective_Date'] }, (record) => {
    const name = record.get('Name');
    if (name === '') return;
    const effective = isoDate(record.get('Effective_Date'));
    const draft = drafts.open('DPL', `${name} ${effective ?? ''}`.trim(), 'LegalEntity', false);
    fill(draft, record, name, effective);
    const updated = isoDate(record.get('Last_Update'));
    // The list holds slips such as the year 3017.
    if (updated !== undefined && updated < PLAUSIBLE_BEFORE && updated > (newestRecordOn ?? '')) newestRecordOn = updated;
  });
  return { entries: drafts.entries(), newestRecordOn };
}

function fill(draft: EntryDraft, record: CsvRecord, name: string, effective: string | undefined): void {
  fillListedName(draft, name);
  draft.property('address', record.all(['Street_Address', 'City', 'State', 'Postal_Code', 'Country']).join(', '));
  draft.property('country', countryCode(record.get('Country')));
  draft.listedOn = effective;
  draft.endsOn = isoDate(record.get('Expiration_Date'));
  draft.remarks = record.get('Action') || undefined;
  draft.keep('standard_order', record.get('Standard_Order'));
  draft.keep('federal_register_notice', record.get('FR_Citation'));
  record.keepIn(draft, KEPT);
}

function isoDate(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined ? undefined : isoPartialDate(date);
}
