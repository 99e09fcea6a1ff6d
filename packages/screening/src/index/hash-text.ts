const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A hash of a text's letters: FNV-1a, its high bits mixed into the low ones. */
export function hashText(text: string): number {
  return mixed(hashRest(FNV_OFFSET, text, 0));
}

/** Calls with the hash of a text, and of each form of it with one letter, and with two letters, deleted. What forms share is hashed once. */
export function eachDeletionHash(text: string, deletions: number, call: (hash: number) => void): void {
  call(hashText(text));
  if (deletions < 1) return;
  let before = FNV_OFFSET;
  for (let first = 0; first < text.length; first += 1) {
    call(mixed(hashRest(before, text, first + 1)));
    if (deletions > 1) {
      let between = before;
      for (let second = first + 1; second < text.length; second += 1) {
        call(mixed(hashRest(between, text, second + 1)));
        between = Math.imul(between ^ text.charCodeAt(second), FNV_PRIME);
      }
    }
    before = Math.imul(before ^ text.charCodeAt(first), FNV_PRIME);
  }
}

function hashRest(start: number, text: string, from: number): number {
  let hash = start;
  for (let index = from; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash;
}

function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
