import { ProblemError } from '@gatehouse/foundation';
import type { XmlNode } from './xml-records.ts';

/** One value of a set: its words and what else its element says. */
interface ReferenceValue {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The code tables that an advanced XML file brings along: `FeatureType`, `AliasType`, `RelationType`, `Country`, … */
export class AdvancedReferenceValues {
  readonly #sets = new Map<string, Map<string, ReferenceValue>>();

  /** Takes in one set, such as `FeatureTypeValues` with its `FeatureType` elements. */
  add(set: XmlNode): void {
    for (const value of set.children) {
      const known = this.#sets.get(value.tag) ?? new Map<string, ReferenceValue>();
      this.#sets.set(value.tag, known);
      known.set(value.attributes['ID'] ?? '', { text: value.text, attributes: value.attributes });
    }
  }

  /** The words of a value; empty where the table has none. */
  text(table: string, id: string | undefined): string {
    return id === undefined ? '' : (this.#sets.get(table)?.get(id)?.text ?? '');
  }

  attribute(table: string, id: string | undefined, name: string): string {
    return id === undefined ? '' : (this.#sets.get(table)?.get(id)?.attributes[name] ?? '');
  }

  /** Throws `bad-input` when a table is missing without which the records cannot be understood. */
  require(tables: readonly string[], file: string): void {
    for (const table of tables) {
      if (this.#sets.has(table)) continue;
      throw new ProblemError('bad-input', `The file has no table of ${table} before its parties.`, 'Download it again, completely.', {
        file,
        field: table,
      });
    }
  }
}

/** The tag of every set of the format. */
export const REFERENCE_SETS = [
  'AliasType',
  'AreaCode',
  'AreaCodeType',
  'CalendarType',
  'Country',
  'CountryRelevance',
  'DecisionMakingBody',
  'DetailReference',
  'DetailType',
  'DocNameStatus',
  'EntryEventType',
  'EntryLinkType',
  'ExRefType',
  'FeatureType',
  'FeatureTypeGroup',
  'IDRegDocDateType',
  'IDRegDocType',
  'IdentityFeatureLinkType',
  'LegalBasis',
  'LegalBasisType',
  'List',
  'LocPartType',
  'LocPartValueStatus',
  'LocPartValueType',
  'NamePartType',
  'Organisation',
  'PartySubType',
  'PartyType',
  'RelationQuality',
  'RelationType',
  'Reliability',
  'SanctionsProgram',
  'SanctionsType',
  'Script',
  'ScriptStatus',
  'SubsidiaryBodyType',
  'SubsidiaryBody',
  'SupInfoType',
  'TargetType',
  'Validity',
].map((table) => `${table}Values`);
