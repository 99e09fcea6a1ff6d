import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';

/** The beginning of a file, and what ties it to one version at the server. */
export interface PartialFile {
  readonly size: number;
  /** A strong entity tag or a time of modification, for `If-Range`. */
  readonly validator: string;
}

const Note = z.object({ url: z.string(), validator: z.string() });

/** What an earlier download left at a path; null where nothing of it can be used. */
export async function partOf(path: string, url: string): Promise<PartialFile | null> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  const text = await readFile(`${path}.json`, 'utf8').catch(() => null);
  if (size === 0 || text === null) return null;
  try {
    const note = Note.parse(JSON.parse(text));
    return note.url === url ? { size, validator: note.validator } : null;
  } catch {
    return null;
  }
}
