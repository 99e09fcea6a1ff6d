import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { fillListedAlias, readListedName } from './listed-name.ts';

/** Where each piece stands in one of the agencies' own spreadsheets. */
interface Columns {
  readonly name: string;
  readonly aliases?: string;
  readonly address: readonly string[];
  readonly country: string;
  readonly programmes?: string;
  readonly date: string;
  readonly endDate?: string;
  readonly remarks?: string;
  /** Under which name a column is kept that other files print too; of several the first that is filled. */
  readonly keep: Readonly<Record<string, string | readonly string[]>>;
}

const ENTITY_LIST_COLUMNS: Columns = {
  name: 'Name',
  aliases: 'Alternate Name',
  address: ['Address', 'City', 'State/Province', 'Postal Code', 'Country'],
  country: 'Country',
  programmes: 'Programs',
  date: 'Effective Date',
  endDate: 'Date Lifted/Waived/Expired',
  remarks: 'Remarks/Notes',
  keep: {
    federal_register_notice: 'Federal Register Notice',
    license_requirement: 'License Requirement',
    license_policy: 'License Policy',
    standard_order: 'Standard Order',
  },
};

const ISN_COLUMNS: Columns = {
  name: 'Name',
  aliases: 'Alternative Names',
  address: [],
  country: 'Country',
  programmes: 'Programs',
  date: 'Effective Date',
  remarks: 'Remarks/Notes',
  keep: { federal_register_notice: 'Federal Register Notice' },
};

const UVL_COLUMNS: Columns = { name: 'NAME', address: ['ADDRESS', 'COUNTRY'], country: 'COUNTRY', date: '', keep: {} };

const DTC_COLUMNS: Columns = {
  name: 'Party Name',
  address: [],
  country: '',
  date: 'Notice Date',
  // A notice that was corrected stands by the correction.
  keep: { federal_register_notice: ['Corrected Notice', 'Federal Register Notice'] },
};

/** The Entity List and the Military End-User List, one row an address and alias. */
export const entityListCsv = reader(
  'bis-el',
  /^\uFEFF?"?Source List"?,"?Entity Number"?,/,
  ENTITY_LIST_COLUMNS,
  (record) => record.get('Source List') || 'EL',
);
/** The Unverified List. */
export const unverifiedCsv = reader('bis-uvl', /^\uFEFF?"?COUNTRY"?,"?NAME"?,"?ADDRESS"?/, UVL_COLUMNS, () => 'UVL');
/** The State Department's nonproliferation sanctions. */
export const nonproliferationCsv = reader('state-isn', /^\uFEFF?"?Source List"?,"?Programs"?,/, ISN_COLUMNS, () => 'ISN');
/** Parties debarred under the ITAR. */
export const debarredCsv = reader('state-dtc', /^\uFEFF?"?Party Name"?,"?Date Of Birth"?,/i, DTC_COLUMNS, () => 'DTC');

function reader(family: string, head: RegExp, columns: Columns, listOf: (record: CsvRecord) => string): ListReader {
  const kept = new Set([...Object.values(columns.keep).filter((column) => typeof column === 'string'), columns.remarks ?? '']);
  return {
    family,
    recognises: (text) => head.test(text),
    async read(text, file): Promise<ListReading> {
      const drafts = new DraftsById(file);
      let newestRecordOn: string | undefined;
      await readCsvRecords(text, { file, required: [columns.name] }, (record) => {
        const listed = readListedName(record.get(columns.name));
        if (listed.name === '') return;
        // The Government's own importer takes rows of one name, date and notice for one record.
        const entryId = [listed.name, record.get(columns.date), record.get('Federal Register Notice')]
          .filter((part) => part !== '')
          .join(' ');
        const draft = drafts.open(listOf(record), entryId, 'LegalEntity', false);
        draft.name(listed.name);
        for (const alias of listed.aliases) draft.alias(alias);
        for (const relation of listed.relations) draft.relate(relation);
        draft.keep('extends_to', listed.extendsTo);
        fill(draft, record, columns);
        record.keepIn(draft, kept);
        if (draft.listedOn !== undefined && draft.listedOn > (newestRecordOn ?? '')) newestRecordOn = draft.listedOn;
      });
      return { entries: drafts.entries(), newestRecordOn };
    },
  };
}

function fill(draft: EntryDraft, record: CsvRecord, columns: Columns): void {
  for (const alias of record.get(columns.aliases ?? '').split(';')) fillListedAlias(draft, alias);
  const address = record.all(columns.address);
  if (address.length > 0) draft.property('address', address.join(', '));
  draft.property('country', countryCode(record.get(columns.country)));
  draft.property('position', record.get('Title'));
  draft.property('birthDate', record.get('Date Of Birth'));
  draft.programme(record.get(columns.programmes ?? ''));
  for (const [name, column] of Object.entries(columns.keep)) draft.keep(name, record.all([column].flat())[0]);
  draft.remarks = record.get(columns.remarks ?? '') || draft.remarks;
  draft.listedOn = isoDate(record.get(columns.date)) ?? draft.listedOn;
  draft.endsOn = isoDate(record.get(columns.endDate ?? '')) ?? draft.endsOn;
}

function isoDate(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined ? undefined : isoPartialDate(date);
}
