import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { z } from 'zod';
import { allowed } from './http-get.ts';

export const SOURCES_FILE = 'sources.json';

/** One list file that is fetched by its address. Whatever format it has is recognised by its content. */
export const ListSource = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'write letters, digits, dots and dashes'),
  url: z.url(),
  every_hours: z.number().min(0.25).max(720).default(12),
  /**
   * What dates a file that prints no date: the server's `Last-Modified` (`server`), or else the day of the download (`fetched`),
   * for publishers whose address always holds the present version.
   */
  dated: z.enum(['server', 'fetched']).default('server'),
  size_mib_max: z.number().min(1).max(1024).default(256),
});
export type ListSource = z.infer<typeof ListSource>;

const Sources = z.strictObject({ sources: z.array(ListSource).max(100) });

/**
 * The sources that an operator wrote into `lists/sources.json`; none where there is no such file: nothing is fetched unless somebody says so.
 * Throws `bad-input` where the file cannot be understood.
 */
export async function readSources(folder: string): Promise<readonly ListSource[]> {
  const path = join(folder, SOURCES_FILE);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return [];
  try {
    const { sources } = Sources.parse(JSON.parse(text));
    for (const { url } of sources) allowed(url);
    const names = sources.map(({ name }) => name.toLowerCase());
    if (new Set(names).size < names.length) throw new Error('two sources have one name');
    return sources;
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      `The sources of lists cannot be understood: ${sentenceOf(error)}.`,
      'Mend the file; "gatehouse help lists" shows how it is written.',
      { file: path },
      { cause: error },
    );
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return error instanceof Error ? error.message.replace(/\.$/, '') : 'it is no JSON';
}
