import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import { csvRecords } from './csv-rows.ts';
import { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';

/** Where each piece stands in one of the agencies' own spreadsheets. */
interface Columns {
  readonly name: string;
  readonly aliases?: string;
  readonly address: readonly string[];
  readonly country: string;
  readonly programmes?: string;
  readonly date: string;
  readonly remarks?: string;
  readonly keep: Readonly<Record<string, string>>;
}

const ENTITY_LIST_COLUMNS: Columns = {
  name: 'Name',
  aliases: 'Alternate Name',
  address: ['Address', 'City', 'State/Province', 'Postal Code', 'Country'],
  country: 'Country',
  programmes: 'Programs',
  date: 'Effective Date',
  remarks: 'Remarks/Notes',
  keep: {
    federal_register_notice: 'Federal Register Notice',
    license_requirement: 'License Requirement',
    license_policy: 'License Policy',
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
  keep: { federal_register_notice: 'Federal Register Notice', corrected_notice: 'Corrected Notice' },
};

/** The Entity List and the Military End-User List, one row an address and alias. */
export const entityListCsv = reader(
  'bis-el',
  /^\uFEFF?"?Source List"?,"?Entity Number"?,/,
  ENTITY_LIST_COLUMNS,
  (record) => record['Source List'] || 'EL',
);
/** The Unverified List. */
export const unverifiedCsv = reader('bis-uvl', /^\uFEFF?"?COUNTRY"?,"?NAME"?,"?ADDRESS"?/, UVL_COLUMNS, () => 'UVL');
/** The State Department's nonproliferation sanctions. */
export const nonproliferationCsv = reader('state-isn', /^\uFEFF?"?Source List"?,"?Programs"?,/, ISN_COLUMNS, () => 'ISN');
/** Parties debarred under the ITAR. */
export const debarredCsv = reader('state-dtc', /^\uFEFF?"?Party Name"?,"?Date Of Birth"?,/i, DTC_COLUMNS, () => 'DTC');

function reader(family: string, head: RegExp, columns: Columns, listOf: (record: Readonly<Record<string, string>>) => string): ListReader {
  return {
    family,
    recognises: (text) => head.test(text),
    async read(text, file): Promise<ListReading> {
      const drafts = new Map<string, EntryDraft>();
      let newestRecordOn: string | undefined;
      for await (const record of csvRecords(text, { file })) {
        const { name, aliases } = splitName(record[columns.name] ?? '');
        if (name === '') continue;
        const list = listOf(record);
        // The Government's own importer takes rows of one name, date and notice for one record.
        const entryId = [name, record[columns.date] ?? '', record['Federal Register Notice'] ?? ''].filter((part) => part !== '').join(' ');
        const draft = drafts.get(`${list}\n${entryId}`) ?? new EntryDraft(list, entryId, 'LegalEntity', false);
        drafts.set(`${list}\n${entryId}`, draft);
        draft.name(name);
        for (const alias of aliases) draft.alias(alias);
        const date = fill(draft, record, columns);
        if (date !== undefined && date > (newestRecordOn ?? '')) newestRecordOn = date;
      }
      return { entries: [...drafts.values()].map((draft) => draft.toEntry()), newestRecordOn };
    },
  };
}

function fill(draft: EntryDraft, record: Readonly<Record<string, string>>, columns: Columns): string | undefined {
  for (const alias of (record[columns.aliases ?? ''] ?? '').split(';')) draft.alias(alias);
  const address = columns.address.map((column) => record[column] ?? '').filter((part) => part !== '');
  if (address.length > 0) draft.property('address', address.join(', '));
  draft.property('country', countryCode(record[columns.country] ?? ''));
  draft.property('birthDate', record['Date Of Birth']);
  draft.programme(record[columns.programmes ?? '']);
  for (const [name, column] of Object.entries(columns.keep)) draft.keep(name, record[column]);
  draft.remarks = record[columns.remarks ?? ''] || draft.remarks;
  const date = readPartialDate(record[columns.date] ?? '');
  if (date !== undefined) draft.listedOn = isoPartialDate(date);
  return draft.listedOn;
}

// "Hukic, Bajro (a.k.a. Bob Hukic; Bab Hucici)"
function splitName(text: string): { name: string; aliases: string[] } {
  const found = /^(.*?)\s*\((?:a|f)\.?k\.?a\.?\s+([^)]*)\)?\s*$/i.exec(text);
  if (found === null) return { name: text, aliases: [] };
  return { name: found[1] ?? '', aliases: (found[2] ?? '').split(/[;,]\s*(?:a\.k\.a\.\s*)?/) };
}
