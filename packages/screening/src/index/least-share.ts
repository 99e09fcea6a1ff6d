/** Steps of halving: a share is found to within a hundredth, from below. */
const HALVINGS = 8;

/** The least share (0..1) at which a score that grows with it may reach a minimum, a little too low; undefined where not even 1 does. */
export function leastShare(scoreOf: (share: number) => number, score_min: number): number | undefined {
  if (scoreOf(1) < score_min) return undefined;
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (scoreOf(middle) >= score_min) high = middle;
    else low = middle;
  }
  return low;
}
