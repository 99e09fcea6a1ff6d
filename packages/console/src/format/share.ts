/** A share interval in per cent: `25 %`, `20–40 %`, `at least 25 %`, or `unknown` where nothing is stated. Unknown is never zero. */
export function formatShare(share: { readonly min: number; readonly max: number } | null): string {
  if (share === null) return 'share unknown';
  const { min, max } = share;
  if (min <= 0 && max >= 100) return 'share unknown';
  if (min === max) return `${formatPercent(min)} %`;
  if (max >= 100) return `at least ${formatPercent(min)} %`;
  if (min <= 0) return `at most ${formatPercent(max)} %`;
  return `${formatPercent(min)}–${formatPercent(max)} %`;
}

function formatPercent(value: number): string {
  return String(Math.round(value * 100) / 100);
}
