import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '@gatehouse/foundation';
import { type ListFile, type ListManifestEntry, type ParsedLists, parseListFiles } from '@gatehouse/screening';
import { MANIFEST_FILE, type ManifestFile, readManifest } from './list-folder-manifest.ts';
import { openMappedListFile } from './mapping-beside.ts';

/** What lies beside lists and is none. */
const NOT_A_LIST = /(^|\/)(README|NOTICE|SOURCE|LICENSE)(\.\w+)?$|(^|\/)\.|\.tmp$|\.mapping\.json$/i;

/** The folder of the lists that are shipped with Gatehouse. */
export function shippedListsFolder(): string {
  return fileURLToPath(new URL('../../../../lists/', import.meta.url));
}

/**
 * Reads every list file of a folder and its subfolders, in their publishers' formats, gzip allowed, recognised by content.
 * Files of one family are joined; of several versions of one list the newest good one is live. Broken files are named among the problems.
 * Throws `file-missing` when there is no such folder.
 */
export async function readListFolder(folder: string): Promise<ParsedLists> {
  return readListFolders([folder]);
}

/** The same over several folders; a folder that is missing throws unless it is named in `optional`. */
export async function readListFolders(folders: readonly string[], optional: readonly string[] = []): Promise<ParsedLists> {
  const files: ListFile[] = [];
  const known = [...(await readManifest(shippedListsFolder())).files];
  const accepted = new Set<string>();
  for (const folder of [...folders, ...optional]) {
    const names = optional.includes(folder) ? await listFileNames(folder).catch(() => []) : await listFileNames(folder);
    files.push(...filesIn(folder, names));
    for (const file of (await readManifest(folder)).files) {
      known.push(file);
      if (file.accepted === true) accepted.add(file.sha256);
    }
  }
  return parseListFiles(files, { manifest: datesOf(known), accepted });
}

/** Files of a folder as the parser takes them: each is opened when its turn comes. */
export function filesIn(folder: string, names: readonly string[]): ListFile[] {
  return names.map((name) => ({ name, bytes: openMappedListFile(join(folder, name), name) }));
}

/** What a manifest says of the dates of its files. */
export function datesOf(files: readonly ManifestFile[]): ListManifestEntry[] {
  return files.flatMap(({ sha256, date }) => (date === undefined ? [] : [{ sha256, date }]));
}

/** The names of the list files of a folder, in order. Throws `file-missing` when there is no such folder. */
export async function listFileNames(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new ProblemError(
      'file-missing',
      'There is no folder of lists here.',
      'Give the folder that holds the list files.',
      { file: folder },
      { cause: error },
    );
  });
  return found
    .filter((entry) => entry.isFile() && entry.name !== MANIFEST_FILE)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/$/, '').length + 1))
    .filter((name) => !NOT_A_LIST.test(name))
    .toSorted();
}
