/** What `simulate` makes when nothing else is asked: the provider that ships as `examples/cirrus`. */
export const SAMPLE = {
  name: 'Cirrus Compute',
  /** The fixed sample date: eight days before the BIS Affiliates Rule may return, a Monday. */
  asOf: '2026-11-02',
  seed: 7300,
  customers: 5000,
  /** Days of usage, ending at 00:00Z of `asOf`. */
  days: 90,
} as const;

/** Fewer customers do not hold the injected cases. */
export const CUSTOMERS_MIN = 120;
/** With fewer days the injected runs would need more accelerators than anybody has. */
export const DAYS_MIN = 7;
