import { countryCode } from '../entity/country-code.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';
import { keepXmlRecord } from './keep-xml-record.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { childrenOf, readXmlRecords, textOf, textsOf, type XmlNode } from './xml-records.ts';

const NAME_TAGS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];
const KEPT = new Set(['COMMENTS1']);

/** The Consolidated List of the UN Security Council (an operator's import: it is not shipped). */
export const unXml: ListReader = {
  family: 'un-xml',
  recognises: (head) => /<CONSOLIDATED_LIST\b/.test(head),
  read: readUnXml,
};

async function readUnXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  await readXmlRecords(text, new Set(['INDIVIDUAL', 'ENTITY']), file, (node, root) => {
    publishedOn ??= root['dateGenerated']?.slice(0, 10);
    const id = textOf(node, 'REFERENCE_NUMBER') || textOf(node, 'DATAID');
    fill(drafts.begin('UN', id, node.tag === 'INDIVIDUAL' ? 'Person' : 'Organization', true), node);
  });
  return { entries: drafts.entries(), publishedOn };
}

function fill(draft: EntryDraft, node: XmlNode): void {
  const kind = node.tag;
  draft.name(texts(node, NAME_TAGS).join(' '));
  draft.alias(textOf(node, 'NAME_ORIGINAL_SCRIPT'));
  for (const alias of childrenOf(node, `${kind}_ALIAS`)) {
    const strength = textOf(alias, 'QUALITY') === 'Low' ? 'weak' : 'strong';
    for (const name of textOf(alias, 'ALIAS_NAME').split(/;\s*/)) draft.alias(name, strength);
  }
  draft.programme(textOf(node, 'UN_LIST_TYPE'));
  draft.listedOn = textOf(node, 'LISTED_ON').slice(0, 10) || undefined;
  draft.remarks = textOf(node, 'COMMENTS1') || undefined;
  draft.property('gender', textOf(node, 'GENDER').toLowerCase());
  for (const country of textsOf(node, 'NATIONALITY', 'VALUE')) draft.property('nationality', countryCode(country));
  for (const position of textsOf(node, 'DESIGNATION', 'VALUE')) draft.property('position', position);
  for (const title of textsOf(node, 'TITLE', 'VALUE')) draft.property('title', title);
  for (const birth of childrenOf(node, `${kind}_DATE_OF_BIRTH`)) draft.property('birthDate', birthText(birth));
  for (const place of childrenOf(node, `${kind}_PLACE_OF_BIRTH`)) {
    draft.property('birthPlace', texts(place, ['CITY', 'STATE_PROVINCE', 'COUNTRY']).join(', '));
    draft.property('birthCountry', countryCode(textOf(place, 'COUNTRY')));
  }
  for (const address of childrenOf(node, `${kind}_ADDRESS`)) fillAddress(draft, address);
  for (const document of childrenOf(node, `${kind}_DOCUMENT`)) {
    const words = texts(document, ['TYPE_OF_DOCUMENT', 'TYPE_OF_DOCUMENT2']).join(' ');
    const property = identifierProperty(words);
    if (property !== undefined) draft.property(property, textOf(document, 'NUMBER'));
  }
  keepXmlRecord(draft, node, KEPT);
}

function birthText(birth: XmlNode): string {
  const from = textOf(birth, 'FROM_YEAR');
  if (from !== '') return `${from} to ${textOf(birth, 'TO_YEAR') || from}`;
  const date = textOf(birth, 'DATE') || textOf(birth, 'YEAR');
  return date !== '' && textOf(birth, 'TYPE_OF_DATE') === 'APPROXIMATELY' ? `circa ${date.slice(0, 4)}` : date;
}

function fillAddress(draft: EntryDraft, address: XmlNode): void {
  const country = textOf(address, 'COUNTRY');
  draft.property('country', countryCode(country));
  const parts = texts(address, ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE']);
  if (parts.length > 0) draft.property('address', [...parts, country].filter((part) => part !== '').join(', '));
}

function texts(node: XmlNode, tags: readonly string[]): string[] {
  return tags.map((tag) => textOf(node, tag)).filter((text) => text !== '');
}
