import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ListVersion } from '@gatehouse/contracts';
import { ProblemError, sha256Hex } from '@gatehouse/foundation';
import { dateOfFile, guardList, type ParsedLists, type ReadListFile, readListFile } from '@gatehouse/screening';
import { MANIFEST_FILE, type ManifestFile, readManifest } from './list-folder-manifest.ts';
import { openListFile } from './open-list-file.ts';
import { readListFolders, shippedListsFolder } from './read-list-folder.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

const SHELF = 'lists';
const DIGEST_SHOWN = 12;

export interface ImportOptions {
  /** The date of publication, where the file does not print it: ISO. */
  readonly date?: string | undefined;
  /** A person has looked: the guard against shrinking and growing is passed. */
  readonly acceptChange?: boolean;
}

export interface ImportedFile {
  readonly file: string;
  /** The live versions that the file now gives. */
  readonly live: readonly ListVersion[];
  /** Lists of the file of which a newer version is in use. */
  readonly superseded: readonly ListVersion[];
}

/** The lists that an operator imported, in the data folder; they stand beside the shipped ones, and the newest good version of each list is live. */
export class ListShelf {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, SHELF);
  }

  /** Shipped and imported lists together. */
  read(): Promise<ParsedLists> {
    return readListFolders([shippedListsFolder()], [this.#folder]);
  }

  /**
   * Puts a list file on the shelf when it is whole and its lists did not move too far against the live ones.
   * Throws ProblemError (`file-missing`, `bad-input`, `conflict`) and changes nothing when it is refused: the last good version stays.
   */
  async import(path: string, options: ImportOptions = {}): Promise<ImportedFile> {
    const content = await readFile(path).catch((error: unknown) => {
      throw new ProblemError('file-missing', 'The list file cannot be read.', 'Check the path.', { file: path }, { cause: error });
    });
    const name = basename(path);
    const reading = await readListFile({ name, bytes: openListFile(path, name) });
    const before = await this.read();
    if (options.acceptChange !== true) guardAgainst(before.versions, reading, options.date);
    const stored = `${sha256Hex(content).slice(0, DIGEST_SHOWN)}-${name}`;
    await mkdir(this.#folder, { recursive: true });
    await this.#note({
      file: stored,
      sha256: reading.sha256,
      ...(options.date === undefined ? {} : { date: options.date }),
      ...(options.acceptChange === true ? { accepted: true } : {}),
    });
    await writeFileAtomically(join(this.#folder, stored), content);
    const after = await this.read();
    const isNew = (version: ListVersion): boolean =>
      !before.versions.some((known) => known.name === version.name && known.version === version.version);
    const lists = new Set(reading.entries.map((entry) => entry.list));
    return {
      file: stored,
      live: after.versions.filter(isNew),
      superseded: after.superseded.filter((version) => version.version === reading.sha256 && lists.has(version.name)),
    };
  }

  // The note comes before the file: a note without its file says nothing, a file without its note would lose its date.
  async #note(file: ManifestFile): Promise<void> {
    const others = (await readManifest(this.#folder)).filter((known) => known.file !== file.file);
    await writeFileAtomically(join(this.#folder, MANIFEST_FILE), `${JSON.stringify({ files: [...others, file] }, undefined, 2)}\n`);
  }
}

function guardAgainst(live: readonly ListVersion[], reading: ReadListFile, statedDate: string | undefined): void {
  const { date, basis } = statedDate === undefined ? dateOfFile(reading, new Map()) : { date: statedDate, basis: 'manifest' as const };
  const isSureOfDate = basis !== 'newest-record' && basis !== 'unknown';
  for (const [name, entries] of Map.groupBy(reading.entries, (entry) => entry.list)) {
    const known = live.find((version) => version.name === name);
    // What is surely older than the live version cannot displace it: it needs no guard.
    if (known === undefined || (isSureOfDate && known.date !== 'unknown' && date < known.date)) continue;
    guardList({ name, version: reading.sha256, date, dateBasis: basis, entries: entries.length, source: reading.family }, known);
  }
}
