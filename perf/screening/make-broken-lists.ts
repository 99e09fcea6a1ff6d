import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SHARED_DATA } from '../screening-index-of-lists.ts';
import { writeWatchmanList } from './write-cases.ts';

export interface BrokenList {
  readonly what: string;
  /** watchman's name of the list. */
  readonly list: 'us_ofac' | 'us_csl';
  /** The broken file, and its folder with the sound files that belong to it. */
  readonly file: string;
  readonly folder: string;
}

/** Where trade.gov's download of the Consolidated Screening List really ended (opensanctions/opensanctions, issue 4310). */
const CSL_CUT_BYTES = 1_998_433;
const SDN_CUT_BYTES = 2_000_000;
/** As many as a real partial file of 2023-11 had of OFAC's list. */
const SDN_ROWS_LEFT = 1_738;

/** Writes broken list files into a folder: what came from a real archive says so. */
export function makeBrokenLists(folder: string): BrokenList[] {
  const sound = join(folder, 'sound');
  mkdirSync(sound);
  writeWatchmanList(sound);
  const sdn = readFileSync(join(sound, 'sdn.csv'));
  const csl = unzipped('lists/us-csl/consolidated.csv.gz');
  const ofac = (what: string, bytes: Uint8Array): BrokenList => broken(folder, sound, { what, list: 'us_ofac', bytes });
  const usCsl = (what: string, bytes: Uint8Array): BrokenList => broken(folder, sound, { what, list: 'us_csl', bytes });
  return [
    ofac('SDN of 0 bytes, as an archive got it on 2024-05-04', new Uint8Array()),
    ofac(`SDN cut off at byte ${SDN_CUT_BYTES.toLocaleString('en')}`, sdn.subarray(0, SDN_CUT_BYTES)),
    ofac(`SDN with its first ${SDN_ROWS_LEFT.toLocaleString('en')} rows only`, firstRows(sdn, SDN_ROWS_LEFT)),
    usCsl('the real partial CSL of 2023-11, its header twice', unzipped('lists/us-csl/csl-2023-11-partial.csv.gz')),
    usCsl(`CSL cut off at byte ${CSL_CUT_BYTES.toLocaleString('en')}, as users reported`, csl.subarray(0, CSL_CUT_BYTES)),
    usCsl('CSL of 0 bytes', new Uint8Array()),
    usCsl('a web page that says that the service is not available', Buffer.from('<html><body>Service unavailable</body></html>\n')),
  ];
}

function broken(
  folder: string,
  sound: string,
  { what, list, bytes }: { what: string; list: BrokenList['list']; bytes: Uint8Array },
): BrokenList {
  const own = mkdtempSync(join(folder, 'list-'));
  if (list === 'us_ofac') for (const name of ['alt.csv', 'add.csv', 'sdn_comments.csv']) copyFileSync(join(sound, name), join(own, name));
  const file = join(own, list === 'us_ofac' ? 'sdn.csv' : 'consolidated.csv');
  writeFileSync(file, bytes);
  return { what, list, file, folder: own };
}

function firstRows(bytes: Buffer, rows: number): Buffer {
  let end = 0;
  for (let row = 0; row < rows; row += 1) end = bytes.indexOf('\n', end) + 1;
  return bytes.subarray(0, end);
}

function unzipped(path: string): Buffer {
  return gunzipSync(readFileSync(new URL(path, SHARED_DATA)));
}
