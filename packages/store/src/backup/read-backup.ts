import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { BackupManifest, MANIFEST_FILE } from './backup-manifest.ts';

/**
 * Reads a backup's manifest and holds every file against its digest, before anything is done with either.
 * Throws `file-missing`, `bad-input` for a manifest that is none, `not-verified` for a file that was changed.
 */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(join(folder, MANIFEST_FILE));
  for (const { file, sha256 } of manifest.tables) {
    if ((await digestOfFile(join(folder, file))) === sha256) continue;
    throw new ProblemError(
      'not-verified',
      `${file} is not the file that the backup's manifest names.`,
      'Take another copy of the backup.',
      { file: join(folder, file) },
    );
  }
  return manifest;
}

async function readManifest(path: string): Promise<BackupManifest> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ProblemError(
      'file-missing',
      'There is no manifest here: the folder holds no backup, or an unfinished one.',
      'Name the folder that "gatehouse backup" wrote.',
      { file: path },
    );
  });
  const parsed = BackupManifest.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ProblemError('bad-input', 'The manifest of the backup cannot be read.', 'Take another copy of the backup.', {
    file: path,
    field,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    throw new ProblemError(
      'file-missing',
      'A file of the backup cannot be read.',
      'Take another copy of the backup.',
      { file: path },
      { cause: error },
    );
  }
  return hash.digest('hex');
}
