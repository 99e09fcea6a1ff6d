const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A hash of a text's letters, leaving out those at up to two places (-1 for none): FNV-1a, its high bits mixed into the low ones. */
export function hashText(text: string, first = -1, second = -1): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    if (index === first || index === second) continue;
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
