import type { BodsInterest, BodsShare, BodsStatement } from '@gatehouse/contracts';
import { bodsFinding, type BodsFinding } from './bods-finding.ts';

/** What one statement says against itself. `today` is the day of reading, `YYYY-MM-DD`. */
export function statementFindings(statement: BodsStatement, today: string): BodsFinding[] {
  return [
    ...datesInFuture(statement, today),
    ...annotationFindings(statement),
    ...publicationFindings(statement),
    ...(statement.recordType === 'relationship'
      ? (statement.recordDetails.interests ?? []).flatMap((interest, index) => interestFindings(statement, interest, index))
      : partyFindings(statement)),
  ];
}

/** Dates that can only lie in the past. The beginning and the end of an interest may lie ahead. */
const PAST_DATES: readonly (readonly string[])[] = [
  ['statementDate'],
  ['publicationDetails', 'publicationDate'],
  ['source', 'retrievedAt'],
  ['recordDetails', 'birthDate'],
  ['recordDetails', 'deathDate'],
  ['recordDetails', 'foundingDate'],
];

function datesInFuture(statement: BodsStatement, today: string): BodsFinding[] {
  return PAST_DATES.flatMap((path) => {
    const date = valueAt(statement, path);
    // A year or a month lies in the future where its first day does.
    return typeof date === 'string' && date.slice(0, 10) > today.slice(0, date.length)
      ? bodsFinding('date-in-future', statement, path.join('.'))
      : [];
  });
}

function annotationFindings(statement: BodsStatement): BodsFinding[] {
  const annotations: unknown = statement['annotations'];
  if (!Array.isArray(annotations)) return [];
  return annotations.flatMap((annotation: unknown, index) => {
    const pointer = valueAt(annotation, ['statementPointerTarget']);
    const leadsNowhere =
      typeof pointer === 'string' && (!isPointer(pointer) || valueAt(statement, membersOfPointer(pointer)) === undefined);
    return leadsNowhere ? bodsFinding('pointer-leads-nowhere', statement, `annotations.${index}.statementPointerTarget`) : [];
  });
}

function publicationFindings(statement: BodsStatement): BodsFinding[] {
  const version = valueAt(statement, ['publicationDetails', 'bodsVersion']);
  const publisher = valueAt(statement, ['publicationDetails', 'publisher']);
  const asserted = valueAt(statement, ['source', 'assertedBy']);
  return [
    ...(typeof version === 'string' && version !== '0.4'
      ? [bodsFinding('other-version', statement, 'publicationDetails.bodsVersion')]
      : []),
    ...(publisher === undefined && asserted === undefined
      ? [bodsFinding('publisher-unknown', statement, 'publicationDetails.publisher')]
      : []),
  ];
}

function partyFindings(statement: Exclude<BodsStatement, { recordType: 'relationship' }>): BodsFinding[] {
  const details = statement.recordDetails;
  const isEntity = statement.recordType === 'entity';
  const [from, to] = isEntity ? ['foundingDate', 'dissolutionDate'] : ['birthDate', 'deathDate'];
  const type = isEntity ? statement.recordDetails.entityType?.type : statement.recordDetails.personType;
  const reason = isEntity ? 'unspecifiedEntityDetails' : 'unspecifiedPersonDetails';
  const listing = isEntity ? statement.recordDetails.publicListing : undefined;
  const listed: unknown = listing?.['securitiesListings'];
  return [
    ...(isReversed(details[from], details[to]) ? [bodsFinding('dates-reversed', statement, `recordDetails.${to}`)] : []),
    ...(type !== undefined && /^(anonymous|unknown)/.test(type) && details[reason] === undefined
      ? [bodsFinding('unnamed-without-reason', statement, `recordDetails.${reason}`)]
      : []),
    ...(listing?.hasPublicListing === false && Array.isArray(listed) && listed.length > 0
      ? [bodsFinding('listing-contradicts-itself', statement, 'recordDetails.publicListing.hasPublicListing')]
      : []),
  ];
}

function interestFindings(statement: BodsStatement, interest: BodsInterest, index: number): BodsFinding[] {
  const field = `recordDetails.interests.${index}`;
  return [
    ...(isReversed(interest.startDate, interest.endDate) ? [bodsFinding('dates-reversed', statement, `${field}.endDate`)] : []),
    ...(interest.share !== undefined && contradictsItself(interest.share)
      ? [bodsFinding('share-contradicts-itself', statement, `${field}.share`)]
      : []),
  ];
}

function contradictsItself(share: BodsShare): boolean {
  const { exact, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = share;
  if ((minimum !== undefined && exclusiveMinimum !== undefined) || (maximum !== undefined && exclusiveMaximum !== undefined)) return true;
  const [low, high] = [minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum];
  const isOpen = exclusiveMinimum !== undefined || exclusiveMaximum !== undefined;
  const isIn = (value: number): boolean => value >= (minimum ?? 0) && value <= (maximum ?? 100);
  const isInside = (value: number): boolean => value > (exclusiveMinimum ?? -1) && value < (exclusiveMaximum ?? 101);
  if (exact !== undefined && !(isIn(exact) && isInside(exact))) return true;
  return low !== undefined && high !== undefined && (low > high || (isOpen && low === high));
}

// A year or a month is compared as far as both go.
function isReversed(from: unknown, to: unknown): boolean {
  if (typeof from !== 'string' || typeof to !== 'string') return false;
  const length = Math.min(from.length, to.length, 10);
  return to.slice(0, length) < from.slice(0, length);
}

function isPointer(text: string): boolean {
  return text === '' || text.startsWith('/');
}

/** RFC 6901: `~1` is a slash, `~0` a tilde; the empty pointer is the whole. */
function membersOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at: unknown = value;
  for (const member of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return undefined;
    at = Reflect.get(at, member);
  }
  return at;
}
