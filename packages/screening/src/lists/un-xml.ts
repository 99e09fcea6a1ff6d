import { countryCode } from '../entity/country-code.ts';
import { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { childrenOf, textOf, textsOf, type XmlNode, xmlRecords } from './xml-records.ts';

const NAME_TAGS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** The Consolidated List of the UN Security Council (an operator's import: it is not shipped). */
export const unXml: ListReader = {
  family: 'un-xml',
  recognises: (head) => /<CONSOLIDATED_LIST\b/.test(head),
  read: readUnXml,
};

async function readUnXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const entries = [];
  let publishedOn: string | undefined;
  for await (const { node, root } of xmlRecords(text, new Set(['INDIVIDUAL', 'ENTITY']), file)) {
    publishedOn ??= root['dateGenerated']?.slice(0, 10);
    entries.push(draftOf(node).toEntry());
  }
  return { entries, publishedOn };
}

function draftOf(node: XmlNode): EntryDraft {
  const kind = node.tag;
  const draft = new EntryDraft(
    'UN',
    textOf(node, 'REFERENCE_NUMBER') || textOf(node, 'DATAID'),
    kind === 'INDIVIDUAL' ? 'Person' : 'Organization',
    true,
  );
  draft.name(
    NAME_TAGS.map((tag) => textOf(node, tag))
      .filter((part) => part !== '')
      .join(' '),
  );
  draft.alias(textOf(node, 'NAME_ORIGINAL_SCRIPT'));
  for (const alias of childrenOf(node, `${kind}_ALIAS`)) {
    const strength = textOf(alias, 'QUALITY') === 'Low' ? 'weak' : 'strong';
    for (const name of textOf(alias, 'ALIAS_NAME').split(/;\s*/)) draft.alias(name, strength);
  }
  draft.programme(textOf(node, 'UN_LIST_TYPE'));
  draft.listedOn = textOf(node, 'LISTED_ON') || undefined;
  draft.remarks = textOf(node, 'COMMENTS1') || undefined;
  draft.property('gender', textOf(node, 'GENDER').toLowerCase());
  for (const country of textsOf(node, 'NATIONALITY', 'VALUE')) draft.property('nationality', countryCode(country));
  for (const position of textsOf(node, 'DESIGNATION', 'VALUE')) draft.property('position', position);
  for (const birth of childrenOf(node, `${kind}_DATE_OF_BIRTH`)) draft.property('birthDate', birthText(birth));
  for (const place of childrenOf(node, `${kind}_PLACE_OF_BIRTH`)) draft.property('birthCountry', countryCode(textOf(place, 'COUNTRY')));
  for (const address of childrenOf(node, `${kind}_ADDRESS`)) fillAddress(draft, address);
  for (const document of childrenOf(node, `${kind}_DOCUMENT`)) {
    const property = identifierProperty(textOf(document, 'TYPE_OF_DOCUMENT'));
    if (property !== undefined) draft.property(property, textOf(document, 'NUMBER'));
  }
  return draft;
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
  const parts = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE'].map((tag) => textOf(address, tag)).filter((part) => part !== '');
  if (parts.length > 0) draft.property('address', [...parts, country].filter((part) => part !== '').join(', '));
}
