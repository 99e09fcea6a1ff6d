import type { ListEntry } from '@gatehouse/contracts';
import { countryCode } from '../entity/country-code.ts';
import { advancedPeriod } from './advanced-date.ts';
import type { AdvancedLocation } from './advanced-location.ts';
import type { AdvancedReferenceValues } from './advanced-reference-values.ts';
import { EntryDraft } from './entry-draft.ts';
import { isRemarkLabel, readLabelled, readOfacRemarks } from './ofac-remarks.ts';
import { childrenIn, childrenOf, descendantsOf, textOf, type XmlNode } from './xml-records.ts';

/** A document or registration, which the format keeps apart from the party. */
export interface AdvancedDocument {
  readonly words: string;
  readonly number: string;
  readonly country: string;
}

/** What parties refer to by number. */
export interface AdvancedGround {
  readonly values: AdvancedReferenceValues;
  readonly locations: ReadonlyMap<string, AdvancedLocation>;
  /** By the number of the identity that holds them. */
  readonly documents: ReadonlyMap<string, readonly AdvancedDocument[]>;
}

/** The entry of one `DistinctParty`; list, programmes and dates come later in the file. */
export function readAdvancedParty(party: XmlNode, ground: AdvancedGround): ListEntry {
  const profile = childrenOf(party, 'Profile')[0] ?? party;
  const draft = new EntryDraft(
    'SDN',
    party.attributes['FixedRef'] ?? profile.attributes['ID'] ?? '',
    schemaOf(profile, ground.values),
    true,
  );
  const identities = childrenOf(profile, 'Identity').toSorted(byPrimary);
  for (const identity of identities) fillNames(draft, identity, ground.values);
  for (const identity of identities) {
    for (const document of ground.documents.get(identity.attributes['ID'] ?? '') ?? []) fillDocument(draft, document);
  }
  for (const feature of [...childrenOf(profile, 'Feature'), ...childrenOf(party, 'Feature')]) fillFeature(draft, feature, ground);
  const remarks = [textOf(party, 'Comment'), textOf(profile, 'Comment')].filter((text) => text !== '').join('; ');
  if (remarks !== '') {
    draft.remarks = remarks;
    readOfacRemarks(draft, remarks);
  }
  return draft.toEntry();
}

function schemaOf(profile: XmlNode, values: AdvancedReferenceValues): string {
  const id = profile.attributes['PartySubTypeID'];
  const kind = values.text('PartySubType', id);
  if (/vessel/i.test(kind)) return 'Vessel';
  if (/aircraft/i.test(kind)) return 'Airplane';
  const type = values.text('PartyType', values.attribute('PartySubType', id, 'PartyTypeID'));
  if (/individual/i.test(type)) return 'Person';
  return /entity/i.test(type) ? 'Organization' : 'LegalEntity';
}

function fillNames(draft: EntryDraft, identity: XmlNode, values: AdvancedReferenceValues): void {
  const groups = descendantsOf(identity, 'NamePartGroup');
  const kinds = new Map(
    groups.map((group) => [group.attributes['ID'] ?? '', values.text('NamePartType', group.attributes['NamePartTypeID'])]),
  );
  for (const alias of childrenOf(identity, 'Alias').toSorted(byPrimary)) {
    const kind = values.text('AliasType', alias.attributes['AliasTypeID']);
    const isName = alias.attributes['Primary'] === 'true' && identity.attributes['Primary'] !== 'false' && draft.caption === '';
    for (const [index, documented] of childrenOf(alias, 'DocumentedName').entries()) {
      const name = nameOf(documented, kinds, values);
      // The first name in Latin letters is the party's; the same in its own script is an alias.
      if (isName && index === 0) draft.name(name);
      else draft.alias(name, alias.attributes['LowQuality'] === 'true' ? 'weak' : 'strong');
      draft.keep(kind === '' ? 'Name' : kind, name);
    }
  }
}

/** "LAST, First Middle" as OFAC's other files print it, in Latin letters; in other scripts the parts as they come. */
function nameOf(documented: XmlNode, kinds: ReadonlyMap<string, string>, values: AdvancedReferenceValues): string {
  const last: string[] = [];
  const others: string[] = [];
  let isLatin = true;
  for (const part of childrenIn(documented, 'DocumentedNamePart', 'NamePartValue')) {
    const script = values.text('Script', part.attributes['ScriptID']);
    if (script !== '' && script !== 'Latin') isLatin = false;
    if (kinds.get(part.attributes['NamePartGroupID'] ?? '') === 'Last Name') last.push(part.text);
    else others.push(part.text);
  }
  if (last.length === 0 || others.length === 0) return [...last, ...others].join(' ');
  return `${last.join(' ')}${isLatin ? ',' : ''} ${others.join(' ')}`;
}

function fillDocument(draft: EntryDraft, document: AdvancedDocument): void {
  if (isRemarkLabel(document.words)) readLabelled(draft, document.words, document.number);
  draft.keep(document.words, document.country === '' ? document.number : `${document.number} (${document.country})`);
}

function fillFeature(draft: EntryDraft, feature: XmlNode, ground: AdvancedGround): void {
  const words = ground.values.text('FeatureType', feature.attributes['FeatureTypeID']);
  for (const version of [feature, ...childrenOf(feature, 'FeatureVersion')]) {
    const details = childrenOf(version, 'VersionDetail').map(
      (detail) => detail.text || ground.values.text('DetailReference', detail.attributes['DetailReferenceID']),
    );
    const dates = childrenOf(version, 'DatePeriod').map(advancedPeriod);
    const places = childrenOf(version, 'VersionLocation').flatMap(
      (place) => ground.locations.get(place.attributes['LocationID'] ?? '') ?? [],
    );
    for (const text of [...details, ...dates, ...places.map((place) => place.text)]) draft.keep(words.replace(/[\s:-]+$/, ''), text);
    fillVersion(draft, words, [...details, ...dates].filter((text) => text !== '').join(' '), places);
  }
}

function fillVersion(draft: EntryDraft, words: string, text: string, places: readonly AdvancedLocation[]): void {
  if (/^Birthdate$/i.test(words)) draft.property('birthDate', text);
  else if (/^Title$/i.test(words)) draft.property('position', text);
  else if (/^(?:Nationality|Citizenship) Country$/i.test(words)) {
    for (const country of countries(text, places)) draft.property('nationality', country);
  } else if (/^Nationality of Registration$/i.test(words)) {
    for (const country of countries(text, places)) draft.property('jurisdiction', country);
  } else if (/^Place of Birth$/i.test(words)) {
    for (const place of [text, ...places.map((one) => one.text)]) draft.property('birthPlace', place);
    for (const country of countries(text.split(',').at(-1) ?? '', places)) draft.property('birthCountry', country);
  } else if (/^Location$/i.test(words)) {
    for (const place of places) {
      draft.property('address', place.text);
      draft.property('country', countryCode(place.country));
    }
  } else {
    const value = text === '' ? (places[0]?.text ?? '') : text;
    if (value !== '' && isRemarkLabel(words)) readLabelled(draft, words, value);
  }
}

function countries(text: string, places: readonly AdvancedLocation[]): (string | undefined)[] {
  return [countryCode(text), ...places.map((place) => countryCode(place.country))];
}

function byPrimary(a: XmlNode, b: XmlNode): number {
  return Number(b.attributes['Primary'] === 'true') - Number(a.attributes['Primary'] === 'true');
}
