import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import type { CsvRecord } from './csv-record.ts';
import { readCsvRecords } from './csv-rows.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { readListedName } from './listed-name.ts';

/** The list is published as a notice, not as a file: whoever copies it into a table names its columns in one of these ways. */
const NAME = ['name', 'Name', 'Entity', 'Entity Name', 'Company'];
const PARENT = ['parent', 'Parent', 'Parent Name', 'parent_name', 'Parent Company'];
const START = ['start', 'Start', 'start_date', 'Start Date', 'Start date'];
const END = ['end', 'End', 'end_date', 'End Date', 'End date'];
const HEADER =
  /^\uFEFF?"?(?:name|entity|entity name|company)"?,"?parent(?:[ _](?:name|company))?"?,(?:[^\n]*,)?"?start(?:[ _]date)?"?,(?:[^\n]*,)?"?end(?:[ _]date)?"?/i;

/** Chinese military companies under section 1260H of Public Law 116-283, as a table of name, parent, start and end. It blocks nothing. */
export const section1260hCsv: ListReader = {
  family: 'section-1260h',
  recognises: (head) => HEADER.test(head),
  read: readSection1260hCsv,
};

async function readSection1260hCsv(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let newestRecordOn: string | undefined;
  await readCsvRecords(text, { file }, (record) => {
    const listed = readListedName(first(record, NAME));
    if (listed.name === '') return;
    const draft = drafts.open('1260H', listed.name, 'Company', false);
    draft.name(listed.name);
    for (const alias of listed.aliases) draft.alias(alias);
    for (const relation of listed.relations) draft.relate(relation);
    draft.relate({ kind: 'parent', name: first(record, PARENT), words: 'parent' });
    draft.programme('Section 1260H');
    draft.property('country', 'CN');
    draft.listedOn = isoDate(first(record, START)) ?? draft.listedOn;
    draft.endsOn = isoDate(first(record, END)) ?? draft.endsOn;
    record.keepIn(draft);
    for (const date of [draft.listedOn, draft.endsOn]) if (date !== undefined && date > (newestRecordOn ?? '')) newestRecordOn = date;
  });
  return { entries: drafts.entries(), newestRecordOn };
}

function first(record: CsvRecord, columns: readonly string[]): string {
  return record.all(columns)[0] ?? '';
}

function isoDate(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined ? undefined : isoPartialDate(date);
}
