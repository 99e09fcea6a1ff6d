import { approveMatch, decideMatch, matchRows, showMatch } from '@gatehouse/program';
import type { Handlers } from '../call.ts';
import { pageOf, readerOf, type Rooms } from './rooms.ts';

type MatchReviewHandlers = Pick<Handlers, 'listMatches' | 'getMatch' | 'decideMatch' | 'approveMatch'>;

/** Matches with watch lists, and what persons say of them. */
export function matchReviewHandlers({ world }: Rooms): MatchReviewHandlers {
  const idOf = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';
  return {
    listMatches: ({ caller, query }) =>
      world.store.transaction((records) => {
        const { customer, band, open } = query;
        return matchRows(records, { customer, band, open }, pageOf(query), { who: readerOf(caller).id, why: 'read the matches' });
      }),
    getMatch: ({ caller, params }) => showMatch(world, readerOf(caller), idOf(params)),
    decideMatch: async ({ caller, params, body }) => {
      await decideMatch(world, readerOf(caller), idOf(params), body);
      return showMatch(world, readerOf(caller), idOf(params));
    },
    approveMatch: async ({ caller, params, body }) => {
      await approveMatch(world, readerOf(caller), idOf(params), body.approve, body.because);
      return showMatch(world, readerOf(caller), idOf(params));
    },
  };
}
