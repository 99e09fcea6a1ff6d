import type { ReliabilityRow } from './profile-data.ts';

/**
 * The share of measured pairs of such a score that are the same party, 0..1, never falling as the score rises: neighbouring rows that
 * contradict this are pooled (isotonic regression by pooling adjacent violators). Undefined where nothing was measured.
 */
export function shareSame(score: number, reliability: readonly ReliabilityRow[]): number | undefined {
  let found: number | undefined;
  for (const row of pooled(reliability)) if (row.from <= score) found = row.same / row.pairs;
  return found;
}

function pooled(reliability: readonly ReliabilityRow[]): ReliabilityRow[] {
  const rows: ReliabilityRow[] = [];
  for (const row of reliability) {
    if (row.pairs === 0) continue;
    let next = row;
    for (let last = rows.at(-1); last !== undefined && last.same * next.pairs >= next.same * last.pairs; last = rows.at(-1)) {
      rows.pop();
      next = { from: last.from, pairs: last.pairs + next.pairs, same: last.same + next.same };
    }
    rows.push(next);
  }
  return rows;
}
