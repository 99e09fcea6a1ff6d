import { countryCode } from '../entity/country-code.ts';
import { dayFirstDate } from './day-first-date.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { keepXmlRecord } from './keep-xml-record.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { fillUkAddress, fillUkBirthDate, fillUkName, fillUkNationality, isUkBlocking, ukSchema } from './uk-party.ts';
import { childrenIn, descendantsOf, readXmlRecords, textOf, type XmlNode } from './xml-records.ts';

const NAME_TAGS = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5', 'Name6'];
const ADDRESS_TAGS = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4', 'AddressLine5', 'AddressLine6', 'AddressPostalCode'];
const REMARKS = new Set(['OtherInformation']);

/** Which elements, wherever they stand in a designation, hold which FollowTheMoney property. */
const PROPERTY_BY_TAG: readonly (readonly [string, string])[] = [
  ['Position', 'position'],
  ['Title', 'title'],
  ['PhoneNumber', 'phone'],
  ['EmailAddress', 'email'],
  ['Website', 'website'],
  ['PassportNumber', 'passportNumber'],
  ['NationalIdentifierNumber', 'idNumber'],
  ['BusinessRegistrationNumber', 'registrationNumber'],
  ['TypeOfEntity', 'legalForm'],
  ['IMONumber', 'imoNumber'],
  ['TypeOfShip', 'type'],
  ['TonnageOfShip', 'tonnage'],
  ['YearBuilt', 'buildDate'],
];
const RELATION_BY_TAG = [
  ['ParentCompany', 'parent'],
  ['Subsidiary', 'subsidiary'],
  ['CurrentOwnerOperator', 'owner'],
] as const;

/** The UK Sanctions List of the FCDO, XML: the one official list since 28 January 2026. */
export const ukXml: ListReader = {
  family: 'uk-xml',
  recognises: (head) => /<(?:\w+:)?Designations[\s>]/.test(head),
  read: readUkXml,
};

async function readUkXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  let newestRecordOn: string | undefined;
  await readXmlRecords(text, new Set(['Designation', 'DateGenerated']), file, (node) => {
    if (node.tag === 'DateGenerated') {
      publishedOn = dayFirstDate(node.text);
      return;
    }
    const draft = drafts.begin(
      'UK',
      textOf(node, 'UniqueID'),
      ukSchema(textOf(node, 'IndividualEntityShip')),
      isUkBlocking(textOf(node, 'SanctionsImposed')),
    );
    fill(draft, node);
    const updated = dayFirstDate(textOf(node, 'LastUpdated'));
    if (updated !== undefined && updated > (newestRecordOn ?? '')) newestRecordOn = updated;
  });
  return { entries: drafts.entries(), publishedOn, newestRecordOn };
}

function fill(draft: EntryDraft, node: XmlNode): void {
  for (const name of childrenIn(node, 'Names', 'Name').toSorted(primaryFirst))
    fillUkName(draft, texts(name, NAME_TAGS), textOf(name, 'NameType'), textOf(name, 'AliasStrength'));
  for (const name of descendantsOf(node, 'NameNonLatinScript')) draft.alias(name.text);
  for (const address of descendantsOf(node, 'Address'))
    fillUkAddress(draft, texts(address, ADDRESS_TAGS), textOf(address, 'AddressCountry'));
  for (const birth of descendantsOf(node, 'DOB')) fillUkBirthDate(draft, birth.text);
  for (const place of childrenIn(node, 'IndividualDetails', 'Individual').flatMap((one) => descendantsOf(one, 'Location'))) {
    draft.property('birthPlace', texts(place, ['TownOfBirth', 'CountryOfBirth']).join(', '));
    draft.property('birthCountry', countryCode(textOf(place, 'CountryOfBirth')));
  }
  for (const nationality of descendantsOf(node, 'Nationality')) fillUkNationality(draft, nationality.text);
  for (const gender of descendantsOf(node, 'Gender')) draft.property('gender', gender.text.toLowerCase());
  for (const flag of descendantsOf(node, 'CurrentBelievedFlagOfShip')) draft.property('flag', countryCode(flag.text));
  for (const flag of descendantsOf(node, 'PreviousFlag')) draft.property('pastFlags', countryCode(flag.text));
  for (const [tag, property] of PROPERTY_BY_TAG) for (const found of descendantsOf(node, tag)) draft.property(property, found.text);
  for (const [tag, kind] of RELATION_BY_TAG)
    for (const found of descendantsOf(node, tag)) draft.relate({ kind, name: found.text, words: tag });
  for (const owner of descendantsOf(node, 'PreviousOwnerOperator'))
    draft.relate({ kind: 'owner', name: owner.text, former: true, words: 'PreviousOwnerOperator' });
  draft.programme(textOf(node, 'RegimeName'));
  draft.listedOn = dayFirstDate(textOf(node, 'DateDesignated'));
  draft.remarks = textOf(node, 'OtherInformation') || undefined;
  keepXmlRecord(draft, node, REMARKS);
}

function primaryFirst(a: XmlNode, b: XmlNode): number {
  return rank(a) - rank(b);
}

function rank(name: XmlNode): number {
  return /^primary name$/i.test(textOf(name, 'NameType')) ? 0 : 1;
}

function texts(node: XmlNode, tags: readonly string[]): string[] {
  return tags.map((tag) => textOf(node, tag)).filter((text) => text !== '');
}
