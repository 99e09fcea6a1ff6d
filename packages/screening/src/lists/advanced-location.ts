import type { AdvancedReferenceValues } from './advanced-reference-values.ts';
import { childrenIn, childrenOf, textOf, type XmlNode } from './xml-records.ts';

/** A place as parties refer to it by number. */
export interface AdvancedLocation {
  readonly text: string;
  /** The country's name or code as the file's table has it. */
  readonly country: string;
}

/** Streets come before the city, the city before the region. */
const PART_ORDER = ['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE/PROVINCE', 'REGION', 'POSTAL CODE'];

/** Reads one `Location`. */
export function readAdvancedLocation(node: XmlNode, values: AdvancedReferenceValues): AdvancedLocation {
  const parts = childrenOf(node, 'LocationPart')
    .map((part) => ({ rank: rankOf(values.text('LocPartType', part.attributes['LocPartTypeID'])), text: primaryValue(part) }))
    .filter((part) => part.text !== '')
    .toSorted((a, b) => a.rank - b.rank)
    .map((part) => part.text);
  const country = countryOf(node, values);
  // A part of unknown kind often repeats the country.
  const text = [...parts.filter((part) => part !== country), country].filter((part) => part !== '').join(', ');
  return { text, country };
}

function primaryValue(part: XmlNode): string {
  const all = childrenOf(part, 'LocationPartValue');
  const first = all.find((value) => value.attributes['Primary'] === 'true') ?? all[0];
  return first === undefined ? '' : textOf(first, 'Value');
}

function countryOf(node: XmlNode, values: AdvancedReferenceValues): string {
  const id = childrenOf(node, 'LocationCountry')[0]?.attributes['CountryID'];
  const area = childrenOf(node, 'LocationAreaCode')[0]?.attributes['AreaCodeID'];
  return (
    values.text('Country', id) || values.attribute('AreaCode', area, 'Description') || values.text('AreaCode', area) || unknownPart(node)
  );
}

// Some places of birth are a country's name in a part of kind "Unknown" and nothing else.
function unknownPart(node: XmlNode): string {
  const parts = childrenIn(node, 'LocationPart', 'LocationPartValue');
  return parts.length === 1 ? textOf(parts[0] ?? node, 'Value') : '';
}

function rankOf(kind: string): number {
  const rank = PART_ORDER.indexOf(kind.toUpperCase());
  return rank < 0 ? PART_ORDER.length : rank;
}
