import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import { EntryDraft } from './entry-draft.ts';
import { identifierProperty } from './identifier-property.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { childrenOf, textOf, type XmlNode, xmlRecords } from './xml-records.ts';

const SCHEMA_BY_TYPE: Readonly<Record<string, string>> = {
  Individual: 'Person',
  Entity: 'Organization',
  Vessel: 'Vessel',
  Aircraft: 'Airplane',
};
const NONSDN_PROGRAMME = /^(NS-|CMIC|561|UKRAINE-EO13662|FSE|MBS|13599|ISA$)/;

/** OFAC's sdn.xml and consolidated.xml (one schema, sdnList). */
export const ofacXml: ListReader = {
  family: 'ofac-xml',
  recognises: (head) => /<sdnList\b/.test(head),
  read: readOfacXml,
};

async function readOfacXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const nodes: XmlNode[] = [];
  let publishedOn: string | undefined;
  for await (const { node } of xmlRecords(text, new Set(['publshInformation', 'sdnEntry']), file)) {
    if (node.tag === 'sdnEntry') nodes.push(node);
    else publishedOn = isoOf(textOf(node, 'Publish_Date'));
  }
  const others = nodes.filter((node) =>
    childrenIn(node, 'programList', 'program').some((programme) => NONSDN_PROGRAMME.test(programme.text)),
  ).length;
  const list = others > nodes.length / 2 ? 'NONSDN' : 'SDN';
  return { entries: nodes.map((node) => draftOf(node, list).toEntry()), publishedOn };
}

function draftOf(node: XmlNode, list: string): EntryDraft {
  const draft = new EntryDraft(list, textOf(node, 'uid'), SCHEMA_BY_TYPE[textOf(node, 'sdnType')] ?? 'LegalEntity', list === 'SDN');
  draft.name(nameOf(node));
  draft.property('position', textOf(node, 'title'));
  draft.remarks = textOf(node, 'remarks') || undefined;
  for (const programme of childrenIn(node, 'programList', 'program')) draft.programme(programme.text);
  for (const aka of childrenIn(node, 'akaList', 'aka')) draft.alias(nameOf(aka), textOf(aka, 'category') === 'weak' ? 'weak' : 'strong');
  for (const birth of childrenIn(node, 'dateOfBirthList', 'dateOfBirthItem'))
    draft.property('birthDate', isoOf(textOf(birth, 'dateOfBirth')) ?? textOf(birth, 'dateOfBirth'));
  for (const place of childrenIn(node, 'placeOfBirthList', 'placeOfBirthItem')) draft.property('birthPlace', textOf(place, 'placeOfBirth'));
  for (const item of childrenIn(node, 'nationalityList', 'nationality'))
    draft.property('nationality', countryCode(textOf(item, 'country')));
  for (const item of childrenIn(node, 'citizenshipList', 'citizenship'))
    draft.property('nationality', countryCode(textOf(item, 'country')));
  for (const address of childrenIn(node, 'addressList', 'address')) {
    draft.property('country', countryCode(textOf(address, 'country')));
    const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'].map((tag) =>
      textOf(address, tag),
    );
    draft.property('address', parts.filter((part) => part !== '').join(', '));
  }
  for (const item of childrenIn(node, 'idList', 'id')) {
    const property = identifierProperty(textOf(item, 'idType'));
    if (property !== undefined) draft.property(property, textOf(item, 'idNumber'));
    if (textOf(item, 'idType') === 'Gender') draft.property('gender', textOf(item, 'idNumber').toLowerCase());
  }
  return draft;
}

function nameOf(node: XmlNode): string {
  const last = textOf(node, 'lastName');
  const first = textOf(node, 'firstName');
  return first === '' ? last : `${last}, ${first}`;
}

function childrenIn(node: XmlNode, outer: string, inner: string): XmlNode[] {
  return childrenOf(node, outer).flatMap((child) => childrenOf(child, inner));
}

function isoOf(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined || date.spread_years > 0 ? undefined : isoPartialDate(date);
}
