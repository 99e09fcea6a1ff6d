import type { BodsStatement } from '@gatehouse/contracts';

/**
 * What a statement that the schema accepts may still have against it: each is a rule that the standard states in words (the descriptions of
 * its schema and codelists, BODS 0.4), kept where it bears on what a calculator makes of the statement. Findings change no verdict.
 */
export const BODS_FINDINGS = {
  'statement-id-twice': 'Two statements have one statementId, which must be unique.',
  'record-changes-kind': 'The statements of one record have different record types.',
  'relationship-changes-parties': 'The statements of one relationship name different parties, so it is another relationship.',
  'new-record-not-first': 'A statement opens a record of which an earlier statement tells.',
  'record-never-opened': 'A statement updates or closes a record of which nothing was told before it.',
  'told-after-closed': 'A statement tells of a record that an earlier one closed.',
  'date-in-future': 'A date lies after the day of reading.',
  'dates-reversed': 'Something ends before it begins.',
  'share-contradicts-itself': 'The members of a share exclude or repeat each other.',
  'owner-is-no-person': 'An interest makes an entity a beneficial owner, and only a natural person can be one.',
  'subject-is-no-entity': 'The subject of a relationship is no entity.',
  'party-is-no-party': 'The interested party of a relationship is no entity and no person.',
  'declaration-subject-is-no-party': 'The subject of the declaration is no entity and no person.',
  'used-before-told': 'A relationship stands before the statement about one of its parties.',
  'component-absent': 'A relationship is made of a record that is not here.',
  'component-not-marked': 'A relationship is made of a record that is not marked as a component.',
  'component-of-nothing': 'A record is marked as a component, and no relationship is made of it.',
  'component-after-whole': 'A relationship stands before a record that it is made of.',
  'direct-with-components': 'A relationship is made of others, and none of its interests is indirect.',
  'trust-role-outside-trust': 'A role in a trust is held in something that is no trust and no arrangement.',
  'nominee-role-outside-nomination': 'A role in a nomination is held in something that is no nomination.',
  'unnamed-without-reason': 'Nobody is named, and no reason is given.',
  'listing-contradicts-itself': 'An entity that is not listed has listed securities.',
  'pointer-leads-nowhere': 'An annotation is about a part of the statement that is not there.',
  'other-version': 'A statement is of another version of the standard.',
  'publisher-unknown': 'Nobody says who published the statement.',
} as const satisfies Record<string, string>;

export type BodsFindingCode = keyof typeof BODS_FINDINGS;

/** One finding: a warning with the statement that it is about. */
export interface BodsFinding {
  readonly code: BodsFindingCode;
  readonly recordId: string;
  readonly statementId: string | null;
  /** The member that it is about, in dotted notation. */
  readonly field: string;
  /** The other record that the rule compared it with, where there is one. */
  readonly other: string | null;
}

export function bodsFinding(code: BodsFindingCode, statement: BodsStatement, field: string, other: string | null = null): BodsFinding {
  return { code, recordId: statement.recordId, statementId: statement.statementId ?? null, field, other };
}
