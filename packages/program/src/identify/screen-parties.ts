import type { BodsStatement, ScreenMatch } from '@gatehouse/contracts';
import { partyEntity } from './bods-party.ts';
import type { WatchLists } from './watch-lists.ts';

const MATCHES_MAX = 5;

/** Every party of the ownership records against the lists, by record id; those without a match are left out. */
export function screenParties(
  parties: ReadonlyMap<string, Exclude<BodsStatement, { recordType: 'relationship' }>>,
  lists: WatchLists,
): Map<string, readonly ScreenMatch[]> {
  const found = new Map<string, readonly ScreenMatch[]>();
  for (const [id, party] of parties) {
    const matches = lists.index.screen(partyEntity(party), { limit: MATCHES_MAX }).filter((match) => match.band !== 'none');
    if (matches.length > 0) found.set(id, matches);
  }
  return found;
}

/**
 * The parties that are taken as designated, with their lists: those that a match, not a mere likeness, ties to an entry.
 * An SDN entry stands with its programmes (`SDN:NPWMD`): the Affiliates Rule counts some of them only.
 */
export function designatedParties(screened: ReadonlyMap<string, readonly ScreenMatch[]>, lists: WatchLists): Map<string, string[]> {
  const designated = new Map<string, string[]>();
  for (const [id, matches] of screened) {
    const names = matches.filter((match) => match.band === 'match').flatMap((match) => designationsOf(match, lists));
    if (names.length > 0) designated.set(id, [...new Set(names)]);
  }
  return designated;
}

function designationsOf({ list, entryId }: ScreenMatch, lists: WatchLists): string[] {
  const programmes = list === 'SDN' ? lists.programmesOf(list, entryId) : [];
  return programmes.length === 0 ? [list] : programmes.map((programme) => `${list}:${programme}`);
}
