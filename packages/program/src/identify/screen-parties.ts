import type { BodsStatement, FtmEntity, ScreenMatch } from '@gatehouse/contracts';
import { partyEntity } from './bods-party.ts';
import type { MatchMemory, MatchStanding } from './match-memory.ts';
import type { WatchLists } from './watch-lists.ts';

const MATCHES_MAX = 5;

/** A match in `review` or above, with where it stands by what persons said of it. */
export interface JudgedMatch extends ScreenMatch {
  readonly band: 'match' | 'review';
  readonly standing: MatchStanding;
}

/** One customer or owner against the lists: what a person must look at, or has looked at. */
export function screenSubject(entity: FtmEntity & { readonly id: string }, lists: WatchLists, memory: MatchMemory): JudgedMatch[] {
  return lists.index.screen(entity, { limit: MATCHES_MAX }).flatMap((match) => {
    const { band } = match;
    if (band === 'none') return [];
    return [{ ...match, band, standing: memory.standing(entity, { subject: entity.id, ...match }) }];
  });
}

/** Every party of the ownership records against the lists, by record id; those without a match are left out. */
export function screenParties(
  parties: ReadonlyMap<string, Exclude<BodsStatement, { recordType: 'relationship' }>>,
  lists: WatchLists,
  memory: MatchMemory,
): Map<string, readonly JudgedMatch[]> {
  const found = new Map<string, readonly JudgedMatch[]>();
  for (const [id, party] of parties) {
    const matches = screenSubject(partyEntity(party), lists, memory);
    if (matches.length > 0) found.set(id, matches);
  }
  return found;
}

/** Does a match make its party a designated one: a person said so, or it is more than a likeness and nobody has cleared it. */
export function designates({ band, standing }: JudgedMatch): boolean {
  return standing.verdict === 'same' || (band === 'match' && standing.verdict !== 'different');
}

/**
 * The parties that are taken as designated, with their lists: those that a match, not a mere likeness, ties to an entry.
 * An SDN entry stands with its programmes (`SDN:NPWMD`): the Affiliates Rule counts some of them only.
 */
export function designatedParties(screened: ReadonlyMap<string, readonly JudgedMatch[]>, lists: WatchLists): Map<string, string[]> {
  const designated = new Map<string, string[]>();
  for (const [id, matches] of screened) {
    const names = matches.filter(designates).flatMap((match) => designationsOf(match, lists));
    if (names.length > 0) designated.set(id, [...new Set(names)]);
  }
  return designated;
}

function designationsOf({ list, entryId }: ScreenMatch, lists: WatchLists): string[] {
  const programmes = list === 'SDN' ? lists.programmesOf(list, entryId) : [];
  return programmes.length === 0 ? [list] : programmes.map((programme) => `${list}:${programme}`);
}
