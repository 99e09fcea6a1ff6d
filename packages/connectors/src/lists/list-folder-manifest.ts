import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListChangeCounts, ListDateBasis, ListFinding, OverruleView } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.ts';

export const MANIFEST_FILE = 'manifest.json';

/** What a file gives to one list. */
const ManifestList = z.object({
  name: z.string(),
  entries: z.int(),
  date: z.string(),
  dateBasis: ListDateBasis,
  /** What would come, go and change against the version that was live then; absent where side files complete the records. */
  counts: ListChangeCounts.optional(),
});
export type ManifestList = z.infer<typeof ManifestList>;

/** One file of a folder of lists, shipped or on the shelf. */
const ManifestFile = z.object({
  file: z.string(),
  source: z.string().optional(),
  date: z.string().optional(),
  /** Of the uncompressed content. */
  sha256: z.string(),
  /** From before versions had states: a person accepted the file although its list moved further than the guard allows. */
  accepted: z.boolean().optional(),
  /** On the shelf only; a file without a state is live, as all were before there were states. `refused` has no file any more. */
  state: z.enum(['live', 'earlier', 'held', 'refused']).optional(),
  /** When it was taken, or came to be held. */
  at: z.string().optional(),
  by: z.enum(['import', 'refresh']).optional(),
  /** The name that it came with, and the address that it came from. */
  name: z.string().optional(),
  url: z.string().optional(),
  lists: z.array(ManifestList).optional(),
  findings: z.array(ListFinding).optional(),
  overrule: OverruleView.optional(),
});
export type ManifestFile = z.infer<typeof ManifestFile>;

/** What happened to the lists of a shelf, until the ledger has it, and a while longer. */
const ListEvent = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['taken', 'held', 'asked', 'approved', 'refused']),
  actor: z.string(),
  actorName: z.string(),
  /** Without the reason that a person wrote. */
  text: z.string(),
  because: z.string().optional(),
  sha256: z.string(),
  lists: z.array(z.string()),
});
export type ListEvent = z.infer<typeof ListEvent>;

const Manifest = z.looseObject({
  files: z.array(ManifestFile),
  /** Versions that two persons set aside for an older one, as `LIST:sha256`. */
  setAside: z.array(z.string()).optional(),
  events: z.array(ListEvent).optional(),
});

/** All that a folder says of its files. */
export interface FolderManifest {
  readonly files: readonly ManifestFile[];
  readonly setAside: readonly string[];
  readonly events: readonly ListEvent[];
}

/** What a folder's manifest says of its files; nothing when there is none. Throws `bad-input` when it cannot be read. */
export async function readManifest(folder: string): Promise<FolderManifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return { files: [], setAside: [], events: [] };
  try {
    const { files, setAside = [], events = [] } = Manifest.parse(JSON.parse(text));
    return { files, setAside, events };
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

/** Puts a manifest in the place of the old one, in one step: the switch from one set of live versions to another. */
export async function writeManifest(folder: string, manifest: FolderManifest): Promise<void> {
  await writeFileAtomically(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Whether a file of a manifest is read for what is live. */
export function isLive({ state }: ManifestFile): boolean {
  return state === undefined || state === 'live';
}
