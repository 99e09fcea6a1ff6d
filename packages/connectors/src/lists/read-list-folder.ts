import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '@gatehouse/foundation';
import { type ListFile, type ListManifestEntry, type ParsedLists, parseListFiles } from '@gatehouse/screening';
import { MANIFEST_FILE, readManifest } from './list-folder-manifest.ts';
import { openListFile } from './open-list-file.ts';

/** What lies beside lists and is none. */
const NOT_A_LIST = /^(README|NOTICE|SOURCE|LICENSE)(\.\w+)?$|^\.|\.tmp$/i;

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
  const manifest: ListManifestEntry[] = [];
  const accepted = new Set<string>();
  for (const known of await readManifest(shippedListsFolder()))
    if (known.date !== undefined) manifest.push({ sha256: known.sha256, date: known.date });
  for (const folder of [...folders, ...optional]) {
    for (const name of await fileNames(folder, optional.includes(folder)))
      files.push({ name, bytes: openListFile(join(folder, name), name) });
    for (const known of await readManifest(folder)) {
      if (known.date !== undefined) manifest.push({ sha256: known.sha256, date: known.date });
      if (known.accepted === true) accepted.add(known.sha256);
    }
  }
  return parseListFiles(files, { manifest, accepted });
}

async function fileNames(folder: string, isOptional: boolean): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (found === undefined) {
    if (isOptional) return [];
    throw new ProblemError('file-missing', 'There is no folder of lists here.', 'Give the folder that holds the list files.', {
      file: folder,
    });
  }
  return found
    .filter((entry) => entry.isFile() && entry.name !== MANIFEST_FILE && !NOT_A_LIST.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/$/, '').length + 1))
    .toSorted();
}
