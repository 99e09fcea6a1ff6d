const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A hash of a text's letters: FNV-1a, its high bits mixed into the low ones. */
export function hashText(text: string): number {
  return mixed(hashRest(FNV_OFFSET, text, 0));
}

function hashRest(start: number, text: string, from: number): number {
  let hash = start;
  for (let index = from; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash;
}

function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
