const SUPERSCRIPT = new Map(Array.from('0123456789-').map((digit, index) => [digit, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁻')[index] ?? digit]));

/** A number of operations in powers of ten: `1.2 × 10²⁵`. Not a number and infinity are said in words. */
export function formatOperations(operations: number): string {
  if (Number.isNaN(operations)) return 'unknown';
  if (!Number.isFinite(operations)) return 'unbounded';
  if (operations === 0) return '0';
  const [mantissa, exponent] = operations.toExponential(1).split('e');
  return `${mantissa} × 10${superscript(Number(exponent))}`;
}

/** An interval with its middle: `1.2 × 10²⁵ (× 2.1 ÷ 1.8)`, so that the width shows at a glance. */
export function formatOperationsInterval(operations: { readonly low: number; readonly mid: number; readonly high: number }): string {
  const { low, mid, high } = operations;
  if (low <= 0 || mid <= 0) return `${formatOperations(low)} to ${formatOperations(high)}`;
  return `${formatOperations(mid)} (×${formatFactor(high / mid)} ÷${formatFactor(mid / low)})`;
}

/** The bounds in full: `0.9 × 10²⁵ to 1.6 × 10²⁵`. */
export function formatOperationsBounds(operations: { readonly low: number; readonly high: number }): string {
  return `${formatOperations(operations.low)} to ${formatOperations(operations.high)}`;
}

/** A whole exponent in superscript digits: 25 gives `²⁵`. */
export function superscript(exponent: number): string {
  return Array.from(String(exponent))
    .map((digit) => SUPERSCRIPT.get(digit) ?? digit)
    .join('');
}

function formatFactor(factor: number): string {
  return factor >= 10 ? factor.toPrecision(2) : factor.toFixed(1);
}
