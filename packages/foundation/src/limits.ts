/** Every bound that more than one room must agree on, with its unit and its reason. */
export const LIMITS = {
  /** A JSON Lines record longer than this is refused, not read into memory. */
  line_bytes_max: 1_048_576,
  /** A ledger leaf fits a C2SP entry bundle, whose length prefix has 16 bits. */
  leaf_bytes_max: 65_535,
  /** The body of one API call. Bulk data comes by folder or by usage upload. */
  body_bytes_max: 1_048_576,
  /** The body of one usage upload. */
  usage_body_bytes_max: 33_554_432,
  /** Rows of a page; a longer list has a cursor. */
  page_rows_max: 500,
  /** Evaluations in one AuthZEN batch. */
  evaluations_max: 100,
  /** Errors that a report lists one by one; the rest are counted. */
  errors_listed_max: 10_000,
  /** Hops of an ownership chain that are followed before it counts as unknown. */
  ownership_depth_max: 50,
  /** An upstream that fails is tried so often, with growing pauses. */
  retries_max: 5,
} as const;
