import { ListMapping, type ListRelation } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { LIST_LIMITS } from './list-limits.ts';
import type { ListReader, ListReading } from './list-reader.ts';

/** Begins the line that tells how the table below it is read. */
export const MAPPING_MARK = '# gatehouse-list: ';
const COUNTRIES = new Set(['country', 'nationality', 'citizenship', 'jurisdiction', 'birthCountry', 'flag', 'mainCountry']);
const DATES = new Set(['birthDate', 'incorporationDate', 'dissolutionDate', 'buildDate', 'deathDate']);

/** An operator's own table: the first line is `# gatehouse-list: ` and a mapping (`ListMapping`), or the mapping stands beside the file. */
export const mappedCsv: ListReader = {
  family: 'mapped-csv',
  recognises: (head) => head.replace(/^\uFEFF/, '').startsWith(MAPPING_MARK),
  read: readMappedCsv,
};

/** Parses a mapping. Throws `bad-input` naming the member that is wrong. */
export function parseListMapping(text: string, file: string): ListMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      'The mapping is no JSON.',
      'See lists/README.md for its form.',
      { file, line: 1 },
      { cause: error },
    );
  }
  const parsed = ListMapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'mapping';
  throw new ProblemError('bad-input', `The mapping is wrong at ${field}: ${issue?.message ?? ''}.`, 'See lists/README.md for its form.', {
    file,
    line: 1,
    field,
  });
}

async function readMappedCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const { line: first, rest } = await firstLine(text, file);
  const mapping = parseListMapping(first.replace(/^\uFEFF/, '').slice(MAPPING_MARK.length), file);
  const drafts = new DraftsById(file);
  const shape = { file, required: columnsOf(mapping), ...(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }) };
  await readCsvRecords(rest, shape, (record, line) => {
    const name = record.all(columns(mapping.columns.name)).join(' ');
    const id = mapping.columns.id === undefined ? `${name} ${line}` : record.get(mapping.columns.id);
    if (name === '' && id === '') return;
    fill(drafts.open(mapping.list, id, schemaOf(record, mapping), mapping.blocking), record, mapping, name);
  });
  return { entries: drafts.entries(), publishedOn: mapping.date };
}

function fill(draft: EntryDraft, record: CsvRecord, mapping: ListMapping, name: string): void {
  const of = mapping.columns;
  draft.name(name);
  for (const alias of values(record, of.aliases, mapping)) draft.alias(alias);
  for (const alias of values(record, of.weakAliases, mapping)) draft.alias(alias, 'weak');
  for (const programme of values(record, of.programme, mapping)) draft.programme(programme);
  if (of.address !== undefined) draft.property('address', record.all(columns(of.address)).join(', '));
  for (const [property, names] of Object.entries(mapping.properties)) {
    for (const value of values(record, names, mapping)) draft.property(property, propertyText(property, value, mapping));
  }
  for (const { kind, column } of mapping.relations) relate(draft, kind, values(record, column, mapping), column);
  draft.listedOn = isoDate(record.get(of.listedOn ?? ''), mapping) ?? draft.listedOn;
  draft.endsOn = isoDate(record.get(of.endsOn ?? ''), mapping) ?? draft.endsOn;
  draft.remarks = record.get(of.remarks ?? '') || draft.remarks;
  record.keepIn(draft);
}

function relate(draft: EntryDraft, kind: ListRelation['kind'], names: readonly string[], words: string): void {
  for (const name of names) draft.relate({ kind, name, words });
}

function propertyText(property: string, value: string, mapping: ListMapping): string {
  if (COUNTRIES.has(property)) return countryCode(value) ?? value;
  if (property === 'gender') return value.toLowerCase();
  return DATES.has(property) ? (isoDate(value, mapping) ?? value) : value;
}

function isoDate(text: string, mapping: ListMapping): string | undefined {
  if (mapping.dateOrder === 'day-first') return dayFirstDate(text);
  const read = readPartialDate(text);
  return read === undefined ? undefined : isoPartialDate(read);
}

function schemaOf(record: CsvRecord, mapping: ListMapping): string {
  if (typeof mapping.schema === 'string') return mapping.schema;
  return mapping.schema.words[record.get(mapping.schema.column)] ?? 'LegalEntity';
}

function values(record: CsvRecord, names: string | readonly string[] | undefined, mapping: ListMapping): string[] {
  const cells = names === undefined ? [] : record.all(columns(names));
  const { separator } = mapping;
  return separator === undefined ? cells : cells.flatMap((cell) => cell.split(separator)).map((value) => value.trim());
}

function columns(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function columnsOf(mapping: ListMapping): string[] {
  const { id, name, aliases, weakAliases, address, programme, listedOn, endsOn, remarks } = mapping.columns;
  const named = [id, name, aliases, weakAliases, address, programme, listedOn, endsOn, remarks, ...Object.values(mapping.properties)];
  const schema = typeof mapping.schema === 'string' ? [] : [mapping.schema.column];
  return [
    ...named.flatMap((one) => (one === undefined ? [] : columns(one))),
    ...schema,
    ...mapping.relations.map((relation) => relation.column),
  ];
}

async function firstLine(text: AsyncIterable<string>, file: string): Promise<{ line: string; rest: AsyncIterable<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    head += next.value;
    // The line break stays, so that lines are counted as in the file.
    const end = head.indexOf('\n');
    if (end >= 0) return { line: head.slice(0, end), rest: continued(head.slice(end), pieces) };
    if (head.length > LIST_LIMITS.record_characters_max) break;
  }
  throw new ProblemError(
    'bad-input',
    'The mapping is not followed by a table.',
    'Write the mapping on one line, then the header, then the rows.',
    { file, line: 1 },
  );
}

async function* continued(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
