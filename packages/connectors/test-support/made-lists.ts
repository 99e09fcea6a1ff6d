import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock, sha256Hex } from '@gatehouse/foundation';
import { ListShelf } from '../src/lists/list-shelf.ts';

const HEADER = '_id,source,entity_number,type,programs,name,title,addresses,alt_names';

/** A made-up Consolidated Screening List: so many parties of the Entity List, from a number on. */
export function madeList(entries: number, from = 0): string {
  const rows = Array.from(
    { length: entries },
    (_, index) =>
      `${from + index},Entity List (EL) - Bureau of Industry and Security,,,,"Example ${from + index}, Ltd.",,"Street 1, City, CN",`,
  );
  return [HEADER, ...rows, ''].join('\n');
}

export interface MadeShelf {
  readonly folder: string;
  readonly clock: ReturnType<typeof manualClock>;
  readonly shelf: ListShelf;
  /** Writes a file beside the shelf and gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
}

/** A shelf in a folder of its own, beside which one list is shipped: 100 entries of 2024-01-01. */
export async function madeShelf(shipped: string = madeList(100)): Promise<MadeShelf> {
  const folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  await mkdir(join(folder, 'shipped'));
  await writeFile(join(folder, 'shipped', 'csl-2024-01-01.csv'), shipped);
  const files = [{ file: 'csl-2024-01-01.csv', sha256: sha256Hex(shipped), date: '2024-01-01' }];
  await writeFile(join(folder, 'shipped', 'manifest.json'), JSON.stringify({ files }));
  const clock = manualClock('2024-03-01T12:00:00Z');
  return {
    folder,
    clock,
    shelf: new ListShelf(folder, { clock, shipped: join(folder, 'shipped') }),
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
  };
}
