import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { type CslParty, fillCslIdentifier, fillCslParty, listOfCslSource, schemaOfCslType } from './csl-party.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { ListReader, ListReading } from './list-reader.ts';

/** The Consolidated Screening List of the US Government (trade.gov): each record goes to its own list. */
export const cslCsv: ListReader = {
  family: 'csl-csv',
  recognises: (head) => /^\uFEFF?"?_id"?,"?source"?,/.test(head),
  read: readCslCsv,
};

const REQUIRED = ['source', 'name'];
/** Kept elsewhere in the entry as they are. */
const KEPT = new Set(['remarks', '_id', 'source_list_url', 'source_information_url']);

async function readCslCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let newestRecordOn: string | undefined;
  await readCsvRecords(text, { file, required: REQUIRED }, (record) => {
    const list = listOfCslSource(record.get('source'));
    // OFAC prints one record under several of its lists; their number is the same.
    const entryId = record.get('entity_number') || record.get('_id');
    const draft = drafts.open(list, entryId, schemaOfCslType(record.get('type')), list === 'SDN');
    fillCslParty(draft, partyOf(record));
    for (const identifier of split(record.get('ids'))) fillCslIdentifier(draft, identifier);
    record.keepIn(draft, KEPT);
    const start = record.get('start_date');
    if (start > (newestRecordOn ?? '')) newestRecordOn = start;
  });
  return { entries: drafts.entries(), newestRecordOn };
}

function partyOf(record: CsvRecord): CslParty {
  return {
    name: record.get('name'),
    aliases: split(record.get('alt_names')),
    programmes: split(record.get('programs')),
    title: record.get('title'),
    addresses: split(record.get('addresses')).map((text) => ({ text, country: text.slice(text.lastIndexOf(',') + 1) })),
    birthDates: split(record.get('dates_of_birth')),
    birthPlaces: split(record.get('places_of_birth')),
    nationalities: [...split(record.get('citizenships')), ...split(record.get('nationalities'))],
    callSign: record.get('call_sign'),
    vesselFlag: record.get('vessel_flag'),
    vesselType: record.get('vessel_type'),
    vesselOwner: record.get('vessel_owner'),
    grossTonnage: record.get('gross_tonnage') || record.get('gross_registered_tonnage'),
    remarks: record.get('remarks'),
    startDate: record.get('start_date'),
    endDate: record.get('end_date'),
  };
}

function split(text: string): string[] {
  return text === '' ? [] : text.split(/;\s*/).filter((piece) => piece !== '');
}
