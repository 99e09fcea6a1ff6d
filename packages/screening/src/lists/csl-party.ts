import { countryCode } from '../entity/country-code.ts';
import type { EntryDraft } from './entry-draft.ts';
import { fillListedAlias, fillListedName } from './listed-name.ts';
import { isRemarkLabel, readLabelled, readOfacRemarks } from './ofac-remarks.ts';

/** The list that a record of the Consolidated Screening List belongs to, by the mark in its `source`. */
const LIST_BY_MARK: readonly (readonly [RegExp, string])[] = [
  [/\(SDN\)/, 'SDN'],
  [/\(EL\)/, 'EL'],
  [/\(MEU\)/, 'MEU'],
  [/\(UVL\)/, 'UVL'],
  [/\(DPL\)/, 'DPL'],
  [/\(ISN\)|^Nonproliferation/, 'ISN'],
  [/\(DTC\)|AECA/, 'DTC'],
  [/Treasury Department/, 'NONSDN'],
];
const SCHEMA_BY_TYPE: Readonly<Record<string, string>> = {
  Individual: 'Person',
  Entity: 'Organization',
  Vessel: 'Vessel',
  Aircraft: 'Airplane',
};
/** OFAC's records have columns for what other agencies write into the name. */
const OFAC_LISTS = new Set(['SDN', 'NONSDN']);

/** A record of the Consolidated Screening List, in whichever form it is published. */
export interface CslParty {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly programmes: readonly string[];
  readonly title: string;
  readonly addresses: readonly { readonly text: string; readonly country: string }[];
  readonly birthDates: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly nationalities: readonly string[];
  readonly callSign: string;
  readonly vesselFlag: string;
  readonly vesselType: string;
  readonly vesselOwner: string;
  readonly grossTonnage: string;
  readonly remarks: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** The list of a record by its `source`; `own` where none of the marks is known. */
export function listOfCslSource(source: string): string {
  return LIST_BY_MARK.find(([mark]) => mark.test(source))?.[1] ?? 'own';
}

/** The schema of a record by its `type`. */
export function schemaOfCslType(type: string): string {
  return SCHEMA_BY_TYPE[type] ?? 'LegalEntity';
}

/** Reads a record into an entry. */
export function fillCslParty(draft: EntryDraft, party: CslParty): void {
  const isOfac = OFAC_LISTS.has(draft.list);
  if (isOfac) draft.name(party.name);
  else fillListedName(draft, party.name);
  for (const alias of party.aliases) {
    if (isOfac) draft.alias(alias);
    else fillListedAlias(draft, alias);
  }
  for (const programme of party.programmes) draft.programme(programme);
  for (const date of party.birthDates) draft.property('birthDate', date);
  for (const birthPlace of party.birthPlaces) draft.property('birthPlace', birthPlace);
  for (const country of party.nationalities) draft.property('nationality', countryCode(country));
  for (const { text, country } of party.addresses) {
    draft.property('address', text);
    draft.property('country', countryCode(country));
  }
  draft.property('position', party.title);
  fillVessel(draft, party);
  if (isOfac) readOfacRemarks(draft, party.remarks);
  draft.remarks = party.remarks || draft.remarks;
  draft.listedOn = party.startDate || draft.listedOn;
  draft.endsOn = party.endDate || draft.endsOn;
}

function fillVessel(draft: EntryDraft, party: CslParty): void {
  draft.property('callSign', party.callSign);
  draft.property('flag', countryCode(party.vesselFlag));
  draft.property('type', party.vesselType);
  draft.property('grossRegisteredTonnage', party.grossTonnage);
  draft.relate({ kind: 'owner', name: party.vesselOwner, words: 'vessel owner' });
}

/** An identifier as the CSV prints it: "CA, BC166787, Passport" until 2022, "Passport, BC166787, CA" since; dates may stand between. */
export function fillCslIdentifier(draft: EntryDraft, printed: string): void {
  const parts = printed.split(/,\s+/);
  const isLast = isRemarkLabel(parts.at(-1) ?? '');
  const words = (isLast ? parts.at(-1) : parts[0]) ?? '';
  if (!isRemarkLabel(words)) return;
  const others = isLast ? parts.slice(0, -1) : parts.slice(1);
  const value = /\b(?:risk|Information|Determination|Prohibited)\b/i.test(words) ? others.join(', ') : isLast ? others.at(-1) : others[0];
  if (value !== undefined) readLabelled(draft, words, value);
}
