import type { FtmEntity, ListEntry, MatchChange } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';

/** What of one side a comparison looks at, by field; the order of values says nothing, so they are sorted. */
export type ComparedSide = Readonly<Record<string, readonly string[]>>;

/** Both sides of a match as somebody saw them. */
export interface ComparedSides {
  readonly subject: ComparedSide;
  readonly entry: ComparedSide;
}

/** The fields of a customer or owner that are compared. Its id and what is not compared, such as an e-mail address, are not among them. */
export function comparedSubject(entity: FtmEntity): ComparedSide {
  return sideOf({ schema: [entity.schema], ...entity.properties });
}

/**
 * The content of a list entry: what is compared, and what a person reads of it. Its version, its place in the file and what the
 * publisher wrote that we do not interpret are not among it: they move without the party's changing.
 */
export function comparedEntry(entry: ListEntry): ComparedSide {
  return sideOf({
    schema: [entry.entity.schema],
    ...entry.entity.properties,
    'strong alias': entry.aliases.filter((alias) => alias.strength === 'strong').map((alias) => alias.name),
    'weak alias': entry.aliases.filter((alias) => alias.strength === 'weak').map((alias) => alias.name),
    programme: entry.programmes,
    remarks: entry.remarks === undefined ? [] : [entry.remarks],
    'listed on': entry.listedOn === undefined ? [] : [entry.listedOn],
    'ends on': entry.endsOn === undefined ? [] : [entry.endsOn],
    blocking: [String(entry.blocking)],
  });
}

/** The text of a side that its digest is taken of: equal for equal content. */
export function sideText(side: ComparedSide): string {
  return canonicalJson(side);
}

/** What differs between the sides as they were seen and as they are. */
export function changesOf(before: ComparedSides, after: ComparedSides): MatchChange[] {
  return [...changesOfSide('subject', before.subject, after.subject), ...changesOfSide('entry', before.entry, after.entry)];
}

function changesOfSide(side: MatchChange['side'], before: ComparedSide, after: ComparedSide): MatchChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return fields
    .map((field) => ({ side, field, before: [...(before[field] ?? [])], after: [...(after[field] ?? [])] }))
    .filter((change) => canonicalJson(change.before) !== canonicalJson(change.after));
}

function sideOf(fields: Readonly<Record<string, readonly unknown[]>>): ComparedSide {
  const kept = Object.entries(fields).map(([field, values]): [string, string[]] => [
    field,
    [...new Set(values.map((value) => String(value).normalize('NFC')))].toSorted(),
  ]);
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}
