import { toUtcDate } from '@gatehouse/foundation';
import type { ParsedLists } from '@gatehouse/screening';
import { readRefreshState } from './refresh-state.ts';

/**
 * For each live list that was read from the very file which its publisher offers, the day on which it was last heard to: ISO.
 * What a publisher offers and the guard holds back confirms nothing.
 */
export async function confirmedLists(folder: string, lists: ParsedLists): Promise<ReadonlyMap<string, string>> {
  const days = new Map<string, string>();
  const offers = Object.values(await readRefreshState(folder)).flatMap(({ offered }) => offered);
  for (const { sha256, at } of offers) {
    const day = toUtcDate(Date.parse(at));
    if (day > (days.get(sha256) ?? '')) days.set(sha256, day);
  }
  const confirmed = new Map<string, string>();
  for (const [name, { sha256 }] of lists.origins) {
    const day = days.get(sha256);
    if (day !== undefined) confirmed.set(name, day);
  }
  return confirmed;
}
