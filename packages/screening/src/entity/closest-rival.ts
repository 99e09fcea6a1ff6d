import type { ScreenMatch } from '@gatehouse/contracts';

/** The best match beside the chosen one, and how far behind (or, negative, ahead) it lies. */
export interface ClosestRival {
  readonly match: ScreenMatch;
  readonly behind: number;
}

/** Who else the query resembles most: the best match that is neither the chosen entry nor the same party by name on another list. */
export function closestRival(matches: readonly ScreenMatch[], chosen: ScreenMatch): ClosestRival | undefined {
  let best: ScreenMatch | undefined;
  for (const match of matches) {
    if (match.list === chosen.list && match.entryId === chosen.entryId) continue;
    if (match.caption === chosen.caption) continue;
    if (best === undefined || match.score > best.score) best = match;
  }
  return best === undefined ? undefined : { match: best, behind: chosen.score - best.score };
}
