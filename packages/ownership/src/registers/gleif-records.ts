/** A record of any of GLEIF's three files. */
export type GleifRow =
  | { readonly level: 1; readonly entity: GleifEntity }
  | { readonly level: 2; readonly relationship: GleifRelationship }
  | { readonly level: 'exception'; readonly exception: GleifException };

/** A record of GLEIF level 1, as far as it is used. */
export interface GleifEntity {
  readonly lei: string;
  readonly name: string;
  readonly jurisdiction: string | null;
  readonly headquartersCountry: string | null;
  readonly legalAddressCountry: string | null;
  readonly registrationStatus: string | null;
  readonly lastUpdateDate: string | null;
  readonly initialRegistrationDate?: string | null;
  /** `ACTIVE`, `INACTIVE`: whether the entity is in operation. */
  readonly entityStatus?: string | null;
  readonly creationDate?: string | null;
  /** An ELF code (ISO 20275), or the words of a form that has none. */
  readonly legalForm?: string | null;
  readonly headquartersAddress?: string | null;
  readonly legalAddress?: string | null;
  /** The register that knows the entity, by GLEIF's code (`RA000585`), and its number there. */
  readonly registrationAuthority?: string | null;
  readonly registrationNumber?: string | null;
}

/** A relationship record of GLEIF level 2, as far as it is used. */
export interface GleifRelationship {
  readonly childLei: string;
  readonly parentLei: string;
  readonly type: string;
  /** The relationship's own status decides: `ACTIVE` or not. */
  readonly status: string;
  readonly registrationStatus: string | null;
  /** The start of the relationship, not of an accounting period. */
  readonly startDate: string | null;
  readonly endDate?: string | null;
  readonly lastUpdateDate: string | null;
  readonly initialRegistrationDate?: string | null;
  /** A quantifier in percent. Published units are not kept to, so it narrows nothing. */
  readonly percentage?: number | null;
}

/** A reporting exception of GLEIF level 2: why no parent is published. */
export interface GleifException {
  readonly lei: string;
  /** `DIRECT_ACCOUNTING_CONSOLIDATION_PARENT` or `ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT`. */
  readonly category: string;
  readonly reasons: readonly string[];
  readonly reference: string | null;
}
