import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RefreshOutcome } from '@gatehouse/contracts';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.ts';

const STATE_FILE = '.refresh.json';

const SourceState = z.object({
  url: z.string(),
  /** What the server said of the version that was judged last. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  last: z.object({ at: z.string(), outcome: RefreshOutcome, detail: z.string() }),
  confirmedAt: z.string().nullable(),
  /** What the publisher was heard to offer, newest first, by its digest, and when last; it need not be what is live. */
  offered: z.array(z.object({ sha256: z.string(), at: z.string() })).default([]),
  failures: z.int(),
  nextAt: z.string(),
  lists: z.array(z.string()),
});
/** What is known of a source's refreshes. */
export type SourceState = z.infer<typeof SourceState>;

const State = z.record(z.string(), SourceState);

/** The states of all sources by name. One that cannot be read counts as none: then everything is fetched anew, and judged as ever. */
export async function readRefreshState(folder: string): Promise<Readonly<Record<string, SourceState>>> {
  const text = await readFile(join(folder, STATE_FILE), 'utf8').catch(() => '{}');
  try {
    return State.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

export async function writeRefreshState(folder: string, state: Readonly<Record<string, SourceState>>): Promise<void> {
  await writeFileAtomically(join(folder, STATE_FILE), `${JSON.stringify(state, undefined, 2)}\n`);
}
