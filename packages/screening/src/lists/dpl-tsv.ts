import { countryCode } from '../entity/country-code.ts';
import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { csvRecords } from './csv-rows.ts';
import { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';

const PLAUSIBLE_BEFORE = '2100';

/** The Denied Persons List of the Bureau of Industry and Security, tab-separated: one row an address and order. */
export const dplTsv: ListReader = {
  family: 'bis-dpl',
  recognises: (head) => /^\uFEFF?"?Name"?\t"?Street_Address"?\t/.test(head),
  read: readDplTsv,
};

async function readDplTsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new Map<string, EntryDraft>();
  let newestRecordOn: string | undefined;
  for await (const record of csvRecords(text, { file, delimiter: '\t' })) {
    const name = record['Name'] ?? '';
    if (name === '') continue;
    const effective = isoDate(record['Effective_Date']);
    const entryId = `${name} ${effective ?? ''}`.trim();
    const draft = drafts.get(entryId) ?? new EntryDraft('DPL', entryId, 'LegalEntity', false);
    drafts.set(entryId, draft);
    fill(draft, record, name, effective);
    const updated = isoDate(record['Last_Update']);
    // The list holds slips such as the year 3017.
    if (updated !== undefined && updated < PLAUSIBLE_BEFORE && updated > (newestRecordOn ?? '')) newestRecordOn = updated;
  }
  return { entries: [...drafts.values()].map((draft) => draft.toEntry()), newestRecordOn };
}

function fill(draft: EntryDraft, record: Readonly<Record<string, string>>, name: string, effective: string | undefined): void {
  draft.name(name);
  const address = ['Street_Address', 'City', 'State', 'Postal_Code', 'Country']
    .map((column) => record[column] ?? '')
    .filter((part) => part !== '');
  draft.property('address', address.join(', '));
  draft.property('country', countryCode(record['Country'] ?? ''));
  draft.listedOn = effective;
  draft.endsOn = isoDate(record['Expiration_Date']);
  draft.remarks = record['Action'] || undefined;
  draft.keep('standard_order', record['Standard_Order']);
  draft.keep('federal_register_notice', record['FR_Citation']);
}

function isoDate(text: string | undefined): string | undefined {
  const date = text === undefined ? undefined : readPartialDate(text);
  return date === undefined ? undefined : isoPartialDate(date);
}
