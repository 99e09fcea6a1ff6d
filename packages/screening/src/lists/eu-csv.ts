import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { euSchema, fillEuIdentifier, isWeakEuName } from './eu-party.ts';
import type { ListReader, ListReading } from './list-reader.ts';

const REMARK = new Set(['Entity_Remark']);

/** The EU's consolidated list as CSV 1.1: semicolons, one row a name, address, birth, document or citizenship of an entity. */
export const euCsv: ListReader = {
  family: 'eu-csv',
  recognises: (head) => /^\uFEFF?"?fileGenerationDate"?;"?Entity_LogicalId"?;/i.test(head),
  read: readEuCsv,
};

async function readEuCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  await readCsvRecords(text, { file, delimiter: ';', required: ['Entity_LogicalId', 'NameAlias_WholeName'] }, (record) => {
    publishedOn ??= dayFirstDate(record.get('fileGenerationDate'));
    const id = record.get('Entity_EU_ReferenceNumber') || record.get('Entity_LogicalId');
    if (id === '') return;
    const schema = euSchema(record.get('Entity_SubjectType'), record.get('Entity_SubjectType_ClassificationCode'));
    fill(drafts.open('EU', id, schema, true), record);
  });
  return { entries: drafts.entries(), publishedOn };
}

function fill(draft: EntryDraft, record: CsvRecord): void {
  const parts = record.all(['NameAlias_FirstName', 'NameAlias_MiddleName', 'NameAlias_LastName']);
  const whole = record.get('NameAlias_WholeName') || parts.join(' ');
  const isWeak = isWeakEuName(record.get('NameAlias_Strong'));
  if (draft.caption === '' && !isWeak) draft.name(whole);
  else draft.alias(whole, isWeak ? 'weak' : 'strong');
  draft.property('gender', { M: 'male', F: 'female' }[record.get('NameAlias_Gender')]);
  draft.property('position', record.get('NameAlias_Function'));
  draft.property('title', record.get('NameAlias_Title'));
  draft.property('nationality', country(record, 'Citizenship'));
  draft.property('birthCountry', country(record, 'BirthDate'));
  draft.property('birthDate', birthDate(record));
  draft.property(
    'birthPlace',
    record
      .all(['BirthDate_City', 'BirthDate_Region', 'BirthDate_Place', 'BirthDate_CountryDescription'])
      .filter((part) => part !== 'UNKNOWN')
      .join(', '),
  );
  draft.property('country', country(record, 'Address'));
  const address = record.all(['Address_Street', 'Address_PoBox', 'Address_ZipCode', 'Address_City', 'Address_Region', 'Address_Place']);
  if (address.length > 0) draft.property('address', [...address, ...record.all(['Address_CountryDescription'])].join(', '));
  const number = record.get('Identification_Number') || record.get('Identification_LatinNumber');
  const words = record.all(['Identification_TypeDescription', 'Identification_Remark']).join(' ');
  if (number !== '') fillEuIdentifier(draft, record.get('Identification_TypeCode'), words, number);
  draft.programme(record.get('Entity_Regulation_Programme'));
  draft.listedOn = earliest(draft.listedOn, record);
  draft.remarks = record.get('Entity_Remark') || draft.remarks;
  record.keepIn(draft, REMARK);
}

function birthDate(record: CsvRecord): string {
  const [from] = record.all(['BirthDate_YearRangeFrom']);
  const to = record.get('BirthDate_YearRangeTo');
  const day = record.get('BirthDate_BirthDate') || record.get('BirthDate_Year');
  const text = day === '' && from !== undefined ? `${from} to ${to || from}` : day;
  return /^true$/i.test(record.get('BirthDate_Circa')) && text !== '' ? `circa ${text}` : text;
}

function earliest(known: string | undefined, record: CsvRecord): string | undefined {
  const designated = record.get('Entity_DesignationDate');
  const text = designated || record.get('Entity_Regulation_EntryIntoForceDate') || record.get('Entity_Regulation_PublicationDate');
  const read = readPartialDate(text);
  if (read === undefined) return known;
  const date = dayFirstDate(text) ?? isoPartialDate(read);
  return known === undefined || date < known ? date : known;
}

/** `00` is the EU's code for an unknown country. */
function country(record: CsvRecord, of: string): string | undefined {
  const code = record.get(`${of}_CountryIso2Code`);
  return countryCode(code === '' || code === '00' ? record.get(`${of}_CountryDescription`) : code);
}
