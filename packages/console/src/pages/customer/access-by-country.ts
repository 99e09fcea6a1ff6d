import type { CustomerView } from '@gatehouse/contracts';

export interface AccessGroup {
  readonly country: string;
  readonly count: number;
  readonly addresses: readonly string[];
  readonly first: string;
  readonly last: string;
}

/** More addresses of a country than this are counted, not listed. */
const ADDRESSES_LISTED_MAX = 4;

/** Access events by the country of their address, most frequent first. An address without a country is a group of its own. */
export function accessByCountry(events: CustomerView['access']): readonly AccessGroup[] {
  const groups = Map.groupBy(events, (event) => event.country ?? 'unknown');
  return [...groups]
    .map(([country, members]) => {
      const times = members.map(({ at }) => at).toSorted();
      const addresses = [...new Set(members.map(({ ip }) => ip))];
      const more = addresses.length - ADDRESSES_LISTED_MAX;
      return {
        country,
        count: members.length,
        addresses: more > 0 ? [...addresses.slice(0, ADDRESSES_LISTED_MAX), `and ${more} more`] : addresses,
        first: times[0] ?? '',
        last: times.at(-1) ?? '',
      };
    })
    .toSorted((a, b) => b.count - a.count);
}
