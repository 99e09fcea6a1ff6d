const PREFIX_SHARE = 0.1;

/** Jaro's similarity of two strings, 0..1 (M. A. Jaro, 1989): characters in common within half the longer length, less half the transposed. */
export function jaro(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const fromA: number[] = [];
  const isTaken = new Uint8Array(b.length);
  for (let index = 0; index < a.length; index += 1) {
    const end = Math.min(b.length - 1, index + reach);
    for (let other = Math.max(0, index - reach); other <= end; other += 1) {
      if (isTaken[other] === 1 || a.charCodeAt(index) !== b.charCodeAt(other)) continue;
      isTaken[other] = 1;
      fromA.push(a.charCodeAt(index));
      break;
    }
  }
  const common = fromA.length;
  if (common === 0) return 0;
  let moved = 0;
  let next = 0;
  for (let other = 0; other < b.length; other += 1) {
    if (isTaken[other] === 0) continue;
    if (fromA[next] !== b.charCodeAt(other)) moved += 1;
    next += 1;
  }
  return (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
}

/** Winkler's: each letter of a common beginning, up to so many, takes a tenth of what is missing to 1, however unlike the rest is. */
export function jaroWinkler(a: string, b: string, prefixLetters_max: number): number {
  const base = jaro(a, b);
  if (base === 0) return 0;
  let prefix = 0;
  while (prefix < prefixLetters_max && prefix < a.length && prefix < b.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return base + prefix * PREFIX_SHARE * (1 - base);
}
