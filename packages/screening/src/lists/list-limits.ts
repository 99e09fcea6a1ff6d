/** What a list file may be at most. The largest real ones: 126 MB of XML, a record of 70 kB, 118 columns. */
export const LIST_LIMITS = {
  /** Bytes of one file once it is uncompressed. */
  file_bytes_max: 1_073_741_824,
  /** Characters of one row, one XML token or one JSON value. */
  record_characters_max: 4_194_304,
  columns_max: 1_000,
  depth_max: 64,
  records_max: 5_000_000,
} as const;
