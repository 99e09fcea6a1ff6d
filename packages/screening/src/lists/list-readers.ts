import { debarredCsv, entityListCsv, nonproliferationCsv, unverifiedCsv } from './bis-csv.ts';
import { cslCsv } from './csl-csv.ts';
import { dplTsv } from './dpl-tsv.ts';
import type { ListReader } from './list-reader.ts';
import { ofacCsv } from './ofac-csv.ts';
import { ofacXml } from './ofac-xml.ts';
import { ownJsonl } from './own-jsonl.ts';
import { unXml } from './un-xml.ts';

/** Every format that is recognised; the first whose beginning fits reads the file. */
export const LIST_READERS: readonly ListReader[] = [
  cslCsv,
  dplTsv,
  entityListCsv,
  unverifiedCsv,
  nonproliferationCsv,
  debarredCsv,
  unXml,
  ofacXml,
  ownJsonl,
  ofacCsv,
];
