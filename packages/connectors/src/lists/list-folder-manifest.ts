import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '@gatehouse/foundation';

export const MANIFEST_FILE = 'manifest.json';

const ManifestFile = z.object({
  file: z.string(),
  source: z.string().optional(),
  date: z.string().optional(),
  sha256: z.string(),
  /** A person accepted this file although its list moved further than the guard allows. */
  accepted: z.boolean().optional(),
});
const Manifest = z.looseObject({ files: z.array(ManifestFile) });
export type ManifestFile = z.infer<typeof ManifestFile>;

/** What a folder's manifest says of its files; nothing when there is none. Throws `bad-input` when it cannot be read. */
export async function readManifest(folder: string): Promise<readonly ManifestFile[]> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  try {
    return Manifest.parse(JSON.parse(text)).files;
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      'The manifest of the lists cannot be read.',
      'Restore it from a backup, or delete it and import the lists again.',
      { file: join(folder, MANIFEST_FILE) },
      { cause: error },
    );
  }
}
