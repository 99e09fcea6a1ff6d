import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGES = join(import.meta.dirname, '../../');
/** The rooms whose code a decision depends on. */
const ROOMS = [
  'foundation',
  'contracts',
  'rules',
  'screening',
  'ownership',
  'compute',
  'ledger',
  'program',
  'store',
  'connectors',
  'server',
];

/** SHA-256 over the program's own source: part of the record of every decision, so that it can be replayed with the same code. */
export async function codeDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of ROOMS) {
    const folder = join(PACKAGES, room, 'src');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'));
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
      hash.update(`${room}/${path.slice(folder.length + 1)}\0`);
      hash.update(await readFile(path));
    }
  }
  return hash.digest('hex');
}
