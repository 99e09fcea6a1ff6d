import { countryCode } from '../entity/country-code.ts';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { euSchema, fillEuIdentifier, isWeakEuName } from './eu-party.ts';
import { keepXmlRecord } from './keep-xml-record.ts';
import type { ListReader, ListReading } from './list-reader.ts';
import { childrenOf, readXmlRecords, textOf, type XmlNode } from './xml-records.ts';

/** What the EU prints for a country it does not know. */
const UNKNOWN = 'UNKNOWN';

/** The EU's consolidated list of financial sanctions, XML 1.1 (`export`, xmlFullSanctionsList_1_1). */
export const euXml: ListReader = {
  family: 'eu-xml',
  recognises: (head) => /<(?:\w+:)?export\b[^>]*(?:eu\.europa\.ec\/fpi\/fsd|generationDate=)/.test(head),
  read: readEuXml,
};

async function readEuXml(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  let publishedOn: string | undefined;
  await readXmlRecords(text, new Set(['sanctionEntity']), file, (node, root) => {
    publishedOn ??= root['generationDate']?.slice(0, 10);
    const id = node.attributes['euReferenceNumber'] || node.attributes['logicalId'] || '';
    const subject = childrenOf(node, 'subjectType')[0]?.attributes ?? {};
    fill(drafts.begin('EU', id, euSchema(subject['code'] ?? '', subject['classificationCode'] ?? ''), true), node);
  });
  return { entries: drafts.entries(), publishedOn };
}

function fill(draft: EntryDraft, node: XmlNode): void {
  for (const alias of childrenOf(node, 'nameAlias')) fillName(draft, alias.attributes);
  for (const citizenship of childrenOf(node, 'citizenship')) draft.property('nationality', countryOf(citizenship.attributes));
  for (const birth of childrenOf(node, 'birthdate')) fillBirth(draft, birth.attributes);
  for (const address of childrenOf(node, 'address')) fillAddress(draft, address.attributes);
  for (const identification of childrenOf(node, 'identification')) {
    const { identificationTypeCode = '', identificationTypeDescription = '', number, latinNumber } = identification.attributes;
    const text = number || latinNumber || '';
    const remarks = textOf(identification, 'remark');
    fillEuIdentifier(draft, identificationTypeCode, [identificationTypeDescription, remarks].join(' '), text);
  }
  for (const regulation of childrenOf(node, 'regulation')) {
    draft.programme(regulation.attributes['programme']);
    const date = regulation.attributes['entryIntoForceDate'] || regulation.attributes['publicationDate'];
    if (date && (draft.listedOn === undefined || date < draft.listedOn)) draft.listedOn = date;
  }
  const designated = node.attributes['designationDate'];
  if (designated) draft.listedOn = designated;
  draft.remarks =
    childrenOf(node, 'remark')
      .map((remark) => remark.text)
      .join('; ') || undefined;
  keepXmlRecord(draft, node, new Set(['remark']));
}

function fillName(draft: EntryDraft, name: Readonly<Record<string, string>>): void {
  const parts = [name['firstName'], name['middleName'], name['lastName']].filter((part) => part);
  const whole = name['wholeName'] || parts.join(' ');
  const isWeak = isWeakEuName(name['strong'] ?? '');
  // The first strong name is the party's; the rest are its aliases.
  if (draft.caption === '' && !isWeak) draft.name(whole);
  else draft.alias(whole, isWeak ? 'weak' : 'strong');
  draft.property('gender', genderOf(name['gender']));
  draft.property('position', name['function']);
  draft.property('title', name['title']);
}

function fillBirth(draft: EntryDraft, birth: Readonly<Record<string, string>>): void {
  const from = birth['yearRangeFrom'];
  const to = birth['yearRangeTo'];
  const day = birth['birthdate'] || monthOf(birth) || birth['year'] || '';
  const text = day === '' && from ? `${from} to ${to || from}` : day;
  draft.property('birthDate', birth['circa'] === 'true' && text !== '' ? `circa ${text}` : text);
  const place = [birth['city'], birth['region'], birth['place'], birth['countryDescription']];
  draft.property('birthPlace', place.filter((part) => part && part !== UNKNOWN).join(', '));
  draft.property('birthCountry', countryOf(birth));
}

function monthOf(birth: Readonly<Record<string, string>>): string {
  const { year, monthOfYear } = birth;
  return year && monthOfYear ? `${year}-${monthOfYear.padStart(2, '0')}` : '';
}

function fillAddress(draft: EntryDraft, address: Readonly<Record<string, string>>): void {
  const parts = [address['street'], address['poBox'], address['zipCode'], address['city'], address['region'], address['place']];
  const country = address['countryDescription'];
  const known = parts.filter((part) => part);
  if (known.length > 0) draft.property('address', [...known, country].filter((part) => part && part !== UNKNOWN).join(', '));
  draft.property('country', countryOf(address));
}

/** `00` is the EU's code for an unknown country. */
function countryOf(attributes: Readonly<Record<string, string>>): string | undefined {
  const code = attributes['countryIso2Code'];
  return code === undefined || code === '' || code === '00' ? countryCode(attributes['countryDescription'] ?? '') : countryCode(code);
}

function genderOf(letter: string | undefined): string | undefined {
  return letter === 'M' ? 'male' : letter === 'F' ? 'female' : undefined;
}
