import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { errorCode } from './error-code.ts';

/**
 * Makes the links between shared libraries that the package's install script makes, where it did not run (`--ignore-scripts`):
 * without them the server ends with "libicuuc.so.60: cannot open shared object file".
 */
export function repairNativeLinks(packageFolder: string): void {
  for (const { source, target } of readLinks(join(packageFolder, 'native', 'pg-symlinks.json'))) {
    const path = join(packageFolder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(packageFolder, source)), path);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      throw new ProblemError(
        'database-failed',
        `The library link ${path} is missing and cannot be made.`,
        'Run npm install once as a user who may write there, with install scripts allowed.',
        {
          file: path,
        },
      );
    }
  }
}

function readLinks(path: string): { source: string; target: string }[] {
  if (!existsSync(path)) return [];
  const listed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Array.isArray(listed) ? listed.flatMap(parseLink) : [];
}

function parseLink(value: unknown): { source: string; target: string }[] {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value)) return [];
  const { source, target } = value;
  return typeof source === 'string' && typeof target === 'string' ? [{ source, target }] : [];
}
