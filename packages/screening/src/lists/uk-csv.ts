import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { fillUkAddress, fillUkBirthDate, fillUkName, fillUkNationality, isUkBlocking, numberedValues, ukSchema } from './uk-party.ts';

const NAMES = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6'];
const ADDRESS = [
  'Address Line 1',
  'Address Line 2',
  'Address Line 3',
  'Address Line 4',
  'Address Line 5',
  'Address Line 6',
  'Address Postal Code',
];
const REMARKS = new Set(['Other Information']);
/** The column that tells persons, entities and ships apart was renamed. */
const KINDS = ['Designation Type', 'Individual, Entity, Ship', 'Individual Entity Ship'];

const PROPERTY_BY_COLUMN: readonly (readonly [string, string])[] = [
  ['Title', 'title'],
  ['Position', 'position'],
  ['Phone number', 'phone'],
  ['Website', 'website'],
  ['Email address', 'email'],
  ['Passport number', 'passportNumber'],
  ['National Identifier number', 'idNumber'],
  ['Business registration number (s)', 'registrationNumber'],
  ['Type of entity', 'legalForm'],
  ['IMO number', 'imoNumber'],
  ['Type of ship', 'type'],
  ['Tonnage of ship', 'tonnage'],
  ['Year Built', 'buildDate'],
];
const RELATION_BY_COLUMN = [
  ['Parent company', 'parent', false],
  ['Parent Company', 'parent', false],
  ['Subsidiaries', 'subsidiary', false],
  ['Current owner/operator (s)', 'owner', false],
  ['Previous owner/operator (s)', 'owner', true],
] as const;

/** The UK Sanctions List of the FCDO, CSV: a line with the report's date, then a header, then one row a name and further detail. */
export const ukCsv: ListReader = {
  family: 'uk-csv',
  recognises: (head) => /"?Unique ID"?,/.test(head) && /"?OFSI Group ID"?,/.test(head),
  read: readUkCsv,
};

async function readUkCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  let newestRecordOn: string | undefined;
  const onPreface = (row: readonly string[]): void => {
    publishedOn ??= dayFirstDate(row.join(' ').replace(/^[^\d]*/, ''));
  };
  await readCsvRecords(text, { file, headerHas: 'Unique ID', required: ['Unique ID', 'Name 6'], onPreface }, (record) => {
    const id = record.get('Unique ID');
    if (id === '') return;
    const draft = drafts.open('UK', id, ukSchema(record.all(KINDS)[0] ?? ''), isUkBlocking(record.get('Sanctions Imposed')));
    fill(draft, record);
    const updated = dayFirstDate(record.get('Last Updated'));
    if (updated !== undefined && updated > (newestRecordOn ?? '')) newestRecordOn = updated;
  });
  return { entries: drafts.entries(), publishedOn, newestRecordOn };
}

function fill(draft: EntryDraft, record: CsvRecord): void {
  fillUkName(draft, record.all(NAMES), record.get('Name type'), record.get('Alias strength'));
  draft.alias(record.get('Name non-latin script'));
  fillUkAddress(draft, record.all(ADDRESS), record.get('Address Country'));
  for (const date of numberedValues(record.get('D.O.B'))) fillUkBirthDate(draft, date);
  for (const nationality of numberedValues(record.get('Nationality(/ies)'))) fillUkNationality(draft, nationality);
  draft.property('gender', record.get('Gender').toLowerCase());
  draft.property('birthPlace', record.all(['Town of birth', 'Country of birth']).join(', '));
  draft.property('birthCountry', countryCode(record.get('Country of birth')));
  draft.property('flag', countryCode(record.get('Current believed flag of ship')));
  for (const flag of numberedValues(record.get('Previous flags'))) draft.property('pastFlags', countryCode(flag));
  for (const [column, property] of PROPERTY_BY_COLUMN)
    for (const value of numberedValues(record.get(column))) draft.property(property, value);
  for (const [column, kind, former] of RELATION_BY_COLUMN)
    for (const name of numberedValues(record.get(column))) draft.relate({ kind, name, ...(former ? { former } : {}), words: column });
  draft.programme(record.get('Regime Name'));
  draft.listedOn = dayFirstDate(record.get('Date Designated')) ?? draft.listedOn;
  draft.remarks = record.get('Other Information') || draft.remarks;
  record.keepIn(draft, REMARKS);
}
