import type { ListDateBasis } from '@gatehouse/contracts';
import type { ReadListFile } from './read-list-file.ts';

/** What is known of a file besides its content: by the SHA-256 of its uncompressed bytes. */
export interface ListManifestEntry {
  readonly sha256: string;
  readonly date: string;
}

export interface ListDate {
  readonly date: string;
  readonly basis: ListDateBasis;
}

/**
 * The date of a file: what its publisher prints in it, what a manifest says of these very bytes, a date in its name,
 * or else the newest date that one of its records carries. The time stamp of the file is never asked: it is that of a copy.
 */
export function dateOfFile(file: ReadListFile, manifest: ReadonlyMap<string, ListManifestEntry>): ListDate {
  if (file.publishedOn !== undefined) return { date: file.publishedOn, basis: 'publisher' };
  const known = manifest.get(file.sha256);
  if (known !== undefined) return { date: known.date, basis: 'manifest' };
  const named = /(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(file.file);
  if (named !== null) return { date: `${named[1]}-${named[2]}-${named[3]}`, basis: 'file-name' };
  if (file.newestRecordOn !== undefined) return { date: file.newestRecordOn, basis: 'newest-record' };
  return { date: 'unknown', basis: 'unknown' };
}
