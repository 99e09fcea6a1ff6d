import { countryCode } from '../entity/country-code.ts';
import { csvRecords } from './csv-rows.ts';
import { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';
import type { ListReader, ListReading } from './list-reader.ts';

/** The list that a record belongs to, by the mark in its `source` column. */
const LIST_BY_MARK: readonly (readonly [RegExp, string])[] = [
  [/\(SDN\)/, 'SDN'],
  [/\(EL\)/, 'EL'],
  [/\(MEU\)/, 'MEU'],
  [/\(UVL\)/, 'UVL'],
  [/\(DPL\)/, 'DPL'],
  [/\(ISN\)|^Nonproliferation/, 'ISN'],
  [/\(DTC\)|AECA/, 'DTC'],
  [/Treasury Department/, 'NONSDN'],
];
const SCHEMA_BY_TYPE: Readonly<Record<string, string>> = {
  Individual: 'Person',
  Entity: 'Organization',
  Vessel: 'Vessel',
  Aircraft: 'Airplane',
};

/** The Consolidated Screening List of the US Government (trade.gov): each record goes to its own list. */
export const cslCsv: ListReader = {
  family: 'csl-csv',
  recognises: (head) => /^\uFEFF?"?_id"?,"?source"?,/.test(head),
  read: readCslCsv,
};

async function readCslCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new Map<string, EntryDraft>();
  let newestRecordOn: string | undefined;
  for await (const record of csvRecords(text, { file })) {
    const list = LIST_BY_MARK.find(([mark]) => mark.test(record['source'] ?? ''))?.[1] ?? 'own';
    const entryId = record['entity_number'] || record['_id'] || '';
    const key = `${list}\n${entryId}`;
    const draft = drafts.get(key) ?? new EntryDraft(list, entryId, SCHEMA_BY_TYPE[record['type'] ?? ''] ?? 'LegalEntity', list === 'SDN');
    drafts.set(key, draft);
    fill(draft, record);
    const start = record['start_date'] ?? '';
    if (start > (newestRecordOn ?? '')) newestRecordOn = start;
  }
  return { entries: [...drafts.values()].map((draft) => draft.toEntry()), newestRecordOn };
}

function fill(draft: EntryDraft, record: Readonly<Record<string, string>>): void {
  draft.name(record['name']);
  for (const alias of split(record['alt_names'])) draft.alias(alias);
  for (const programme of split(record['programs'])) draft.programme(programme);
  for (const date of split(record['dates_of_birth'])) draft.property('birthDate', date);
  for (const place of split(record['places_of_birth'])) draft.property('birthPlace', place);
  for (const country of [...split(record['citizenships']), ...split(record['nationalities'])])
    draft.property('nationality', countryCode(country));
  for (const address of split(record['addresses'])) {
    draft.property('address', address);
    draft.property('country', countryCode(address.split(',').at(-1) ?? ''));
  }
  for (const identifier of split(record['ids'])) fillIdentifier(draft, identifier);
  draft.property('position', record['title']);
  draft.property('callSign', record['call_sign']);
  draft.property('flag', countryCode(record['vessel_flag'] ?? ''));
  for (const name of [
    'federal_register_notice',
    'license_requirement',
    'license_policy',
    'standard_order',
    'vessel_type',
    'vessel_owner',
    'source',
  ]) {
    draft.keep(name, record[name]);
  }
  draft.remarks = record['remarks'] || draft.remarks;
  draft.listedOn = record['start_date'] || draft.listedOn;
  draft.endsOn = record['end_date'] || draft.endsOn;
}

// "CA, BC166787, Passport" of 2022, "Passport, BC166787, CA" since 2023; both without the country too.
function fillIdentifier(draft: EntryDraft, text: string): void {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('Gender')) draft.property('gender', parts.find((part) => part !== 'Gender')?.toLowerCase());
  const words = [parts[0], parts.at(-1)].find((part) => part !== undefined && part.length > 2 && identifierProperty(part) !== undefined);
  if (words === undefined) return;
  const value = parts.find((part) => part !== words && /\d/.test(part));
  draft.property(identifierProperty(words) ?? '', value?.replace(/^IMO /, ''));
}

function split(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(/;\s*/).filter((piece) => piece !== '');
}
