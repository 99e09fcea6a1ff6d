import { LINK_KIND_NAMES, type LinkKind } from './link-key.ts';
import type { LinkIndex } from './link-index.ts';

/** How many records hold a key of each kind as a rule: the mean over keys as records hold them, so that common ones count as often as they are met. */
export function typicalHolders(index: LinkIndex): Record<LinkKind, number> {
  const entries = LINK_KIND_NAMES.map((kind): [LinkKind, number] => {
    let held = 0;
    let squares = 0;
    for (const holders of index.columns[kind].holders) {
      held += holders;
      squares += holders * holders;
    }
    return [kind, held === 0 ? 1 : Math.max(1, Math.round(squares / held))];
  });
  const complete = (made: Record<string, number>): made is Record<LinkKind, number> => LINK_KIND_NAMES.every((kind) => kind in made);
  const made = Object.fromEntries(entries);
  if (!complete(made)) throw new TypeError('a kind of key has no number of holders');
  return made;
}
