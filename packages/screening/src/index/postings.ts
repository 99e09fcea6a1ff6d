/** For each key, the numbers that were put under it, in one typed array. */
export class Postings {
  readonly starts: Int32Array;
  readonly values: Int32Array;

  /**
   * Of rows of keys: row r holds `keys[rowStarts[r]]` to `keys[rowStarts[r + 1] - 1]`, and r is put under each of them once, in order.
   * Keys lie in 0..`keyCount` - 1.
   */
  constructor(keyCount: number, rowStarts: Int32Array, keys: Int32Array) {
    this.starts = new Int32Array(keyCount + 1);
    const lastRow = new Int32Array(keyCount).fill(-1);
    eachPair(rowStarts, keys, lastRow, (key) => {
      this.starts[key + 1] = (this.starts[key + 1] ?? 0) + 1;
    });
    for (let key = 1; key <= keyCount; key += 1) this.starts[key] = (this.starts[key] ?? 0) + (this.starts[key - 1] ?? 0);
    this.values = new Int32Array(this.starts[keyCount] ?? 0);
    const next = this.starts.slice();
    lastRow.fill(-1);
    eachPair(rowStarts, keys, lastRow, (key, row) => {
      const at = next[key] ?? 0;
      this.values[at] = row;
      next[key] = at + 1;
    });
  }

  /** How many numbers lie under a key. */
  count(key: number): number {
    return (this.starts[key + 1] ?? 0) - (this.starts[key] ?? 0);
  }
}

function eachPair(rowStarts: Int32Array, keys: Int32Array, lastRow: Int32Array, call: (key: number, row: number) => void): void {
  for (let row = 0; row + 1 < rowStarts.length; row += 1) {
    const end = rowStarts[row + 1] ?? 0;
    for (let at = rowStarts[row] ?? 0; at < end; at += 1) {
      const key = keys[at] ?? 0;
      if (lastRow[key] === row) continue;
      lastRow[key] = row;
      call(key, row);
    }
  }
}
