import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';
import { countryCode } from '../entity/country-code.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { keepXmlRecord } from './keep-xml-record.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { isRemarkLabel, readLabelled, readOfacRemarks } from './ofac-remarks.ts';
import { childrenIn, textOf, textsOf, type XmlNode, readXmlRecords } from './xml-records.ts';

const SCHEMA_BY_TYPE: Readonly<Record<string, string>> = {
  individual: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};
const NONSDN_PROGRAMME = /^(NS-|CMIC|561|UKRAINE-EO13662|FSE|MBS|13599|ISA$)/;
const KEPT = new Set(['uid', 'remarks']);

/** OFAC's sdn.xml and consolidated.xml (one schema, sdnList). */
export const ofacXml: ListReader = {
  family: 'ofac-xml',
  recognises: (head) => /<(?:\w+:)?sdnList\b/.test(head),
  read: readOfacXml,
};

async function readOfacXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const nodes: XmlNode[] = [];
  let publishedOn: string | undefined;
  await readXmlRecords(text, new Set(['publshInformation', 'sdnEntry']), file, (node) => {
    if (node.tag === 'sdnEntry') nodes.push(node);
    else publishedOn = isoOf(textOf(node, 'Publish_Date'));
  });
  const others = nodes.filter((node) =>
    textsOf(node, 'programList', 'program').some((programme) => NONSDN_PROGRAMME.test(programme)),
  ).length;
  const list = others > nodes.length / 2 ? 'NONSDN' : 'SDN';
  const drafts = new DraftsById(file);
  for (const node of nodes) fill(drafts.begin(list, idOf(node, drafts, list), schemaOf(node), list === 'SDN'), node);
  return { entries: drafts.entries(), publishedOn };
}

/** Some records tell no type; a first name or a date of birth is a person's. */
function schemaOf(node: XmlNode): string {
  const known = SCHEMA_BY_TYPE[textOf(node, 'sdnType').toLowerCase()];
  if (known !== undefined) return known;
  return textOf(node, 'firstName') !== '' || childrenIn(node, 'dateOfBirthList', 'dateOfBirthItem').length > 0 ? 'Person' : 'LegalEntity';
}

/** OFAC repeats a record once for each of its smaller lists; the programmes then tell them apart. */
function idOf(node: XmlNode, drafts: DraftsById, list: string): string {
  const uid = textOf(node, 'uid');
  if (drafts.find(list, uid) === undefined) return uid;
  const programmes = textsOf(node, 'programList', 'program').join(' ');
  return programmes === drafts.find(list, uid)?.toEntry().programmes.join(' ') ? uid : `${uid} ${programmes}`;
}

function fill(draft: EntryDraft, node: XmlNode): void {
  draft.name(nameOf(node));
  draft.property('position', textOf(node, 'title'));
  for (const programme of textsOf(node, 'programList', 'program')) draft.programme(programme);
  for (const aka of childrenIn(node, 'akaList', 'aka')) draft.alias(nameOf(aka), textOf(aka, 'category') === 'weak' ? 'weak' : 'strong');
  for (const birth of childrenIn(node, 'dateOfBirthList', 'dateOfBirthItem'))
    draft.property('birthDate', isoOf(textOf(birth, 'dateOfBirth')) ?? textOf(birth, 'dateOfBirth'));
  for (const place of childrenIn(node, 'placeOfBirthList', 'placeOfBirthItem')) {
    draft.property('birthPlace', textOf(place, 'placeOfBirth'));
    draft.property('birthCountry', countryCode(textOf(place, 'placeOfBirth').split(',').at(-1) ?? ''));
  }
  for (const item of [...childrenIn(node, 'nationalityList', 'nationality'), ...childrenIn(node, 'citizenshipList', 'citizenship')])
    draft.property('nationality', countryCode(textOf(item, 'country')));
  for (const address of childrenIn(node, 'addressList', 'address')) {
    draft.property('country', countryCode(textOf(address, 'country')));
    const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];
    draft.property('address', texts(address, parts).join(', '));
  }
  for (const item of childrenIn(node, 'idList', 'id')) {
    const words = textOf(item, 'idType');
    if (isRemarkLabel(words)) readLabelled(draft, words, textOf(item, 'idNumber'));
  }
  for (const vessel of node.children) if (vessel.tag === 'vesselInfo') fillVessel(draft, vessel);
  const remarks = textOf(node, 'remarks');
  if (remarks !== '') readOfacRemarks(draft, remarks);
  draft.remarks = remarks || undefined;
  keepXmlRecord(draft, node, KEPT);
}

function fillVessel(draft: EntryDraft, vessel: XmlNode): void {
  draft.property('callSign', textOf(vessel, 'callSign'));
  draft.property('type', textOf(vessel, 'vesselType'));
  draft.property('flag', countryCode(textOf(vessel, 'vesselFlag')));
  draft.property('tonnage', textOf(vessel, 'tonnage'));
  draft.property('grossRegisteredTonnage', textOf(vessel, 'grossRegisteredTonnage'));
  draft.relate({ kind: 'owner', name: textOf(vessel, 'vesselOwner'), words: 'vessel owner' });
}

function nameOf(node: XmlNode): string {
  return texts(node, ['lastName', 'firstName']).join(', ');
}

function texts(node: XmlNode, tags: readonly string[]): string[] {
  return tags.map((tag) => textOf(node, tag)).filter((text) => text !== '');
}

function isoOf(text: string): string | undefined {
  const date = readPartialDate(text);
  return date === undefined || date.spread_years > 0 ? undefined : isoPartialDate(date);
}
