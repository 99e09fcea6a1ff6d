import { z } from 'zod';
import { ProblemError } from '@gatehouse/foundation';
import { type CslParty, fillCslParty, listOfCslSource, schemaOfCslType } from './csl-party.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { readJsonValues } from './json-values.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { isRemarkLabel, readLabelled } from './ofac-remarks.ts';

/** The Consolidated Screening List as JSON: `{"results": [ … ]}` of trade.gov, or its records in an array. */
export const cslJson: ListReader = {
  family: 'csl-json',
  recognises: (head) =>
    /^\uFEFF?\s*[{[]/.test(head) && /"alt_names"\s*:/.test(head) && /"source"\s*:/.test(head) && !/"schema"\s*:/.test(head),
  read: readCslJson,
};

const Text = z.union([z.string(), z.number().transform(String)]).nullish();
const Texts = z.array(Text).nullish();
const CslRecord = z.looseObject({
  source: z.string(),
  name: z.string(),
  id: Text,
  entity_number: Text,
  type: Text,
  alt_names: Texts,
  programs: Texts,
  addresses: z.array(z.looseObject({ address: Text, city: Text, state: Text, postal_code: Text, country: Text })).nullish(),
  ids: z.array(z.looseObject({ type: Text, number: Text, country: Text })).nullish(),
  dates_of_birth: Texts,
  places_of_birth: Texts,
  citizenships: Texts,
  nationalities: Texts,
  country: Text,
});
type CslRecord = z.infer<typeof CslRecord>;

async function readCslJson(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let newestRecordOn: string | undefined;
  const { level, whole } = await levelOf(text);
  await readJsonValues(whole, level, file, (value, line) => {
    const parsed = CslRecord.safeParse(value);
    if (!parsed.success) throw noRecord(file, line, parsed.error.issues[0]?.path.join('.') ?? '');
    const record = parsed.data;
    const list = listOfCslSource(record.source);
    const entryId = record.entity_number ?? record.id ?? `${record.name} ${one(record, 'start_date')}`.trim();
    const draft = drafts.open(list, entryId, schemaOfCslType(record.type ?? ''), list === 'SDN');
    fillCslParty(draft, partyOf(record));
    for (const { type, number } of record.ids ?? []) if (isRemarkLabel(type ?? '')) readLabelled(draft, type ?? '', number ?? '');
    keep(draft, record);
    const start = one(record, 'start_date');
    if (start > (newestRecordOn ?? '')) newestRecordOn = start;
  });
  return { entries: drafts.entries(), newestRecordOn };
}

async function levelOf(text: AsyncIterable<string>): Promise<{ level: 1 | 2; whole: AsyncIterable<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  const head = first.done === true ? '' : first.value;
  return { level: head.trimStart().startsWith('[') ? 1 : 2, whole: continued(head, pieces) };
}

async function* continued(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function partyOf(record: CslRecord): CslParty {
  return {
    name: record.name,
    aliases: texts(record.alt_names),
    programmes: texts(record.programs),
    title: one(record, 'title'),
    addresses: [...(record.addresses ?? []).map(addressOf), ...(record.country == null ? [] : [{ text: '', country: record.country }])],
    birthDates: texts(record.dates_of_birth),
    birthPlaces: texts(record.places_of_birth),
    nationalities: [...texts(record.citizenships), ...texts(record.nationalities)],
    callSign: one(record, 'call_sign'),
    vesselFlag: one(record, 'vessel_flag'),
    vesselType: one(record, 'vessel_type'),
    vesselOwner: one(record, 'vessel_owner'),
    grossTonnage: one(record, 'gross_tonnage') || one(record, 'gross_registered_tonnage'),
    remarks: one(record, 'remarks'),
    startDate: one(record, 'start_date'),
    endDate: one(record, 'end_date'),
  };
}

function addressOf(address: NonNullable<CslRecord['addresses']>[number]): { text: string; country: string } {
  const parts = [address.address, address.city, address.state, address.postal_code, address.country];
  return { text: parts.filter((part) => part != null && part !== '').join(', '), country: address.country ?? '' };
}

function keep(draft: EntryDraft, record: CslRecord): void {
  for (const [name, value] of Object.entries(record)) {
    if (name === 'remarks' || value === null || value === undefined) continue;
    for (const piece of Array.isArray(value) ? value : [value]) draft.keep(name, printed(piece));
  }
}

/** A value as text; the members of an object that hold something, in their order. */
function printed(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map(printed)
    .filter((text) => text !== '')
    .join(', ');
}

function one(record: CslRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function texts(values: CslRecord['alt_names']): string[] {
  return (values ?? []).filter((value) => value != null);
}

function noRecord(file: string, line: number, field: string): ProblemError {
  return new ProblemError('bad-input', `The record at line ${line} is none of the Consolidated Screening List.`, 'Give source and name.', {
    file,
    line,
    field,
  });
}
