import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { fillUkAddress, fillUkBirthDate, fillUkName, fillUkNationality, numberedValues, ukSchema } from './uk-party.ts';

const NAMES = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6'];
const ADDRESS = ['Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5', 'Address 6', 'Post/Zip Code'];
const REMARKS = new Set(['Other Information']);

/** The Treasury's consolidated list of asset freeze targets (ConList.csv), closed on 28 January 2026: a date line, a header, one row a name. */
export const ofsiCsv: ListReader = {
  family: 'ofsi-csv',
  recognises: (head) => /"?Name 6"?,/.test(head) && /"?Group Type"?,/.test(head) && /"?Group ID"?/.test(head),
  read: readOfsiCsv,
};

async function readOfsiCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  const onPreface = (row: readonly string[]): void => {
    publishedOn ??= dayFirstDate(row.join(' ').replace(/^[^\d]*/, ''));
  };
  await readCsvRecords(text, { file, headerHas: 'Group ID', required: ['Name 6', 'Group ID'], onPreface }, (record) => {
    const id = record.get('Group ID');
    if (id !== '') fill(drafts.open('UK', id, ukSchema(record.get('Group Type')), true), record);
  });
  return { entries: drafts.entries(), publishedOn };
}

function fill(draft: EntryDraft, record: CsvRecord): void {
  fillUkName(draft, record.all(NAMES), record.get('Alias Type'), record.get('Alias Quality'));
  draft.alias(record.get('Name Non-Latin Script'));
  fillUkAddress(draft, record.all(ADDRESS), record.get('Country'));
  for (const date of numberedValues(record.get('DOB'))) fillUkBirthDate(draft, date);
  for (const nationality of numberedValues(record.get('Nationality'))) fillUkNationality(draft, nationality);
  for (const place of numberedValues(record.get('Town of Birth'))) draft.property('birthPlace', place);
  for (const country of numberedValues(record.get('Country of Birth'))) draft.property('birthCountry', countryCode(country));
  for (const number of numberedValues(record.get('Passport Number'))) draft.property('passportNumber', number);
  for (const number of numberedValues(record.get('National Identification Number'))) draft.property('idNumber', number);
  for (const position of numberedValues(record.get('Position'))) draft.property('position', position);
  draft.property('title', record.get('Title'));
  fillOtherInformation(draft, record.get('Other Information'));
  draft.programme(record.get('Regime'));
  draft.listedOn = dayFirstDate(record.get('UK Sanctions List Date Designated') || record.get('Listed On')) ?? draft.listedOn;
  record.keepIn(draft, REMARKS);
}

/** What stands behind which mark in "(Gender):Male. (IMO number):9187629. …". */
function fillOtherInformation(draft: EntryDraft, text: string): void {
  if (text === '') return;
  draft.remarks = text;
  for (const found of text.matchAll(/\(([^()]{3,60})\):\s*([^()]+)/g)) {
    const value = (found[2] ?? '').trim().replace(/\.$/, '');
    const words = found[1] ?? '';
    if (/^gender$/i.test(words)) draft.property('gender', value.toLowerCase());
    else if (/^imo number/i.test(words)) draft.property('imoNumber', value);
    else if (/^business reg/i.test(words)) draft.property('registrationNumber', value);
    else if (/^parent company/i.test(words)) draft.relate({ kind: 'parent', name: value, words });
    else if (/^subsidiaries/i.test(words)) draft.relate({ kind: 'subsidiary', name: value, words });
    else if (/^(?:website|email address|phone number)/i.test(words))
      draft.property(/^w/i.test(words) ? 'website' : /^e/i.test(words) ? 'email' : 'phone', value);
  }
}
