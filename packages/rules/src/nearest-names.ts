const NAMED_MAX = 3;

/** The names nearest to what was written, by edit distance and shared beginnings: for "did you mean". */
export function nearestNames(written: string, names: Iterable<string>, count_max: number = NAMED_MAX): readonly string[] {
  const wanted = written.toLowerCase();
  return [...names]
    .map((name) => ({ name, distance: distance(wanted, name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, count_max)
    .map(({ name }) => name);
}

/** Levenshtein's distance; a name that contains what was written counts as near. */
function distance(a: string, b: string): number {
  if (a !== '' && b.includes(a)) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
