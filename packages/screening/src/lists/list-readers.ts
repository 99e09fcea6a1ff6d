import { debarredCsv, entityListCsv, nonproliferationCsv, unverifiedCsv } from './bis-csv.ts';
import { cslCsv } from './csl-csv.ts';
import { cslJson } from './csl-json.ts';
import { dplTsv } from './dpl-tsv.ts';
import { euCsv } from './eu-csv.ts';
import { euXml } from './eu-xml.ts';
import type { ListReader } from './list-reader.ts';
import { mappedCsv } from './mapped-csv.ts';
import { ofacAdvancedXml } from './ofac-advanced-xml.ts';
import { ofacCsv } from './ofac-csv.ts';
import { ofacXml } from './ofac-xml.ts';
import { ofsiCsv } from './ofsi-csv.ts';
import { ownJsonl } from './own-jsonl.ts';
import { section1260hCsv } from './section-1260h-csv.ts';
import { ukCsv } from './uk-csv.ts';
import { ukXml } from './uk-xml.ts';
import { unXml } from './un-xml.ts';
import { walletLines } from './wallet-lines.ts';

/** Every format that is recognised; the first whose beginning fits reads the file. */
export const LIST_READERS: readonly ListReader[] = [
  mappedCsv,
  cslCsv,
  dplTsv,
  entityListCsv,
  unverifiedCsv,
  nonproliferationCsv,
  debarredCsv,
  section1260hCsv,
  euCsv,
  ukCsv,
  ofsiCsv,
  unXml,
  euXml,
  ukXml,
  ofacAdvancedXml,
  ofacXml,
  cslJson,
  ownJsonl,
  walletLines,
  ofacCsv,
];
