/** For each key, the numbers that were put under it, in one typed array: those of one class of rows after those of the class before. */
export class Postings {
  readonly keys: number;
  readonly classes: number;
  /** Of key k and class c the values stand from `starts[k * classes + c]` to the next start. */
  readonly starts: Int32Array;
  readonly values: Int32Array;

  /**
   * Of rows of keys: row r holds `keys[rowStarts[r]]` to `keys[rowStarts[r + 1] - 1]`, and r is put under each of them once, in order.
   * Keys lie in 0..`keyCount` - 1. The rows of class c end before row `classEnds[c]`.
   */
  constructor(keyCount: number, rowStarts: Int32Array, keys: Int32Array, classEnds: readonly number[] = [rowStarts.length - 1]) {
    const classes = classEnds.length;
    this.keys = keyCount;
    this.classes = classes;
    this.starts = new Int32Array(keyCount * classes + 1);
    const { starts } = this;
    const lastRow = new Int32Array(keyCount).fill(-1);
    eachPair(rowStarts, keys, classEnds, lastRow, (key, _row, rowClass) => {
      const slot = key * classes + rowClass + 1;
      starts[slot] = (starts[slot] ?? 0) + 1;
    });
    for (let slot = 1; slot < starts.length; slot += 1) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
    this.values = new Int32Array(starts[keyCount * classes] ?? 0);
    const next = starts.slice();
    lastRow.fill(-1);
    eachPair(rowStarts, keys, classEnds, lastRow, (key, row, rowClass) => {
      const slot = key * classes + rowClass;
      const at = next[slot] ?? 0;
      this.values[at] = row;
      next[slot] = at + 1;
    });
  }
}

type PairCall = (key: number, row: number, rowClass: number) => void;

function eachPair(rowStarts: Int32Array, keys: Int32Array, classEnds: readonly number[], lastRow: Int32Array, call: PairCall): void {
  let row = 0;
  for (const [rowClass, rowsEnd] of classEnds.entries()) {
    for (; row < rowsEnd; row += 1) {
      const end = rowStarts[row + 1] ?? 0;
      for (let at = rowStarts[row] ?? 0; at < end; at += 1) {
        const key = keys[at] ?? 0;
        if (lastRow[key] === row) continue;
        lastRow[key] = row;
        call(key, row, rowClass);
      }
    }
  }
}
