import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ListEntry, ListFinding, ListVersion } from '@gatehouse/contracts';
import { type Clock, ProblemError, sha256Hex, systemClock, toInstant } from '@gatehouse/foundation';
import { heldBack, type ParsedLists, parseListFiles, readListFile, type ReadListFile } from '@gatehouse/screening';
import { judgeOffer } from './judge-offer.ts';
import {
  MANIFEST_FILE,
  type FolderManifest,
  isLive,
  type ListEvent,
  type ManifestFile,
  readManifest,
  writeManifest,
} from './list-folder-manifest.ts';
import { copyWithMapping } from './mapping-beside.ts';
import { openListFile } from './open-list-file.ts';
import { datesOf, filesIn, listFileNames, shippedListsFolder } from './read-list-folder.ts';
import { pruned, withNewestSides } from './prune-shelf.ts';
import { withShelfLock } from './shelf-lock.ts';
import { flushFolder } from './write-file-atomically.ts';

const SHELF = 'lists';
const DIGEST_SHOWN = 12;
/** The actor of what Gatehouse does by itself. */
const ITSELF = { id: 'gatehouse', name: 'Gatehouse' } as const;

export interface ShelfOptions {
  readonly clock?: Clock;
  /** The folder of the lists that are shipped. */
  readonly shipped?: string;
}

/** Where a file comes from. */
export interface Offer {
  readonly path: string;
  /** The name that is shown and stored, without folders. */
  readonly name: string;
  readonly by: 'import' | 'refresh';
  readonly url?: string | undefined;
  /** The date of publication, where the file does not print it: ISO. */
  readonly date?: string | undefined;
}

export interface TakenFile {
  readonly file: string;
  /** The live versions that the file now gives. */
  readonly live: readonly ListVersion[];
  /** Lists of the file of which a newer version is in use. */
  readonly superseded: readonly ListVersion[];
}

/** What became of an offer: it is live, it was live before, it waits for two persons, or two persons refused these very bytes before. */
export type Offered =
  | { readonly outcome: 'taken' | 'unchanged'; readonly sha256: string; readonly lists: readonly string[]; readonly taken: TakenFile }
  | {
      readonly outcome: 'held' | 'refused';
      readonly sha256: string;
      readonly lists: readonly string[];
      readonly candidate: string;
      readonly findings: readonly ListFinding[];
      readonly liveDate: string;
    };

export type ImportedFile = TakenFile;

/** What is told of a shelf without reading its files. */
export type ShelfRecord = FolderManifest;

/**
 * The lists that an operator imported or had fetched, in the data folder; they stand beside the shipped ones. The manifest alone says which files
 * are live: it is replaced in one step, so that a reader, or a crash, meets the versions before or those after, and never a mixture.
 */
export class ListShelf {
  readonly folder: string;
  readonly #clock: Clock;
  readonly #shipped: string;

  constructor(dataFolder: string, options: ShelfOptions = {}) {
    this.folder = join(dataFolder, SHELF);
    this.#clock = options.clock ?? systemClock;
    this.#shipped = options.shipped ?? shippedListsFolder();
  }

  /** Shipped lists and those of the shelf together: one live version a list. */
  async read(): Promise<ParsedLists> {
    return this.#readWith(await readManifest(this.folder));
  }

  /** What the manifest says: files with their states, and what happened. */
  record(): Promise<ShelfRecord> {
    return readManifest(this.folder);
  }

  /** A word that is another whenever the manifest was replaced: cheap enough to ask for every second. */
  state(): Promise<string> {
    return stat(join(this.folder, MANIFEST_FILE)).then(
      ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
      () => 'none',
    );
  }

  /**
   * Puts a list file on the shelf when it is whole and its lists may follow the live ones.
   * Throws ProblemError and changes nothing that is live: `file-missing`, `bad-input`, `too-large`; `conflict` when two persons must look.
   */
  async import(path: string, options: { readonly date?: string | undefined } = {}): Promise<ImportedFile> {
    return this.takenOf(await this.offer({ path, name: basename(path), by: 'import', date: options.date }), path);
  }

  /** What was taken of an offer. Throws `conflict` where it is held back, with the candidate to ask for, or was refused. */
  takenOf(offered: Offered, path: string): TakenFile {
    if ('taken' in offered) return offered.taken;
    if (offered.outcome === 'held') throw heldBack(offered.findings, offered.liveDate, offered.candidate);
    const fix = 'Get another version from its publisher.';
    throw new ProblemError('conflict', 'Two persons refused this very file before.', fix, { file: basename(path) });
  }

  /** The same for a file from anywhere; what the guard holds back is kept, and waits. Throws where the file is broken. */
  async offer(offer: Offer): Promise<Offered> {
    await mkdir(this.folder, { recursive: true });
    const arrived = join(this.folder, `.${process.pid}-${offer.by}.arrived`);
    return withShelfLock(this.#lock, async () => {
      try {
        await rm(arrived, { force: true });
        await copyWithMapping(offer.path, arrived);
        return await this.#judge(offer, arrived);
      } finally {
        await rm(arrived, { force: true });
      }
    });
  }

  /** Changes what the manifest says of one candidate, and tells it. Throws `not-found` where none waits under this name. */
  changeCandidate(
    candidate: string,
    change: (held: ManifestFile) => { readonly file: ManifestFile; readonly event: ListEvent },
  ): Promise<ManifestFile> {
    return withShelfLock(this.#lock, async () => {
      const manifest = await readManifest(this.folder);
      const { file, event } = change(heldFile(manifest, candidate));
      await writeManifest(this.folder, withFile(manifest, file, event));
      if (file.state === 'refused') await rm(join(this.folder, file.file), { force: true });
      return file;
    });
  }

  /**
   * Makes a candidate live on the word of two persons; `change` notes whose. What stands before it by its date is set aside.
   * Throws `conflict` where more speaks against it by now than they were told.
   */
  takeCandidate(
    candidate: string,
    change: (held: ManifestFile) => { readonly file: ManifestFile; readonly event: ListEvent },
  ): Promise<TakenFile> {
    return withShelfLock(this.#lock, async () => {
      const manifest = await readManifest(this.folder);
      const held = heldFile(manifest, candidate);
      const { file, event } = change(held);
      const reading = await this.#readHeld(held);
      const before = await this.#readWith(manifest);
      const judged = judgeOffer(reading, before, [...datesOf([held])]);
      const unseen = judged.findings.filter(
        ({ list, code }) => held.findings?.some((seen) => seen.list === list && seen.code === code) !== true,
      );
      if (unseen.length > 0) {
        await writeManifest(this.folder, withFile(manifest, { ...withoutOverrule(held), findings: [...judged.findings] }));
        throw heldBack(unseen, 'now', candidate);
      }
      const withIt = { ...manifest, setAside: [...new Set([...manifest.setAside, ...judged.standsBehind])] };
      return this.#take(before, withFile(withIt, { ...file, state: 'live' }, event), reading);
    });
  }

  /** The entries of one version of a list: live, earlier or held. Throws `not-found` where its file is not kept. */
  async entriesOf(list: string, version: string, live: ParsedLists): Promise<readonly ListEntry[]> {
    if (live.versions.some((known) => known.name === list && known.version === version))
      return live.entries.filter((entry) => entry.list === list);
    const manifest = await readManifest(this.folder);
    const onShelf = manifest.files.find((file) => file.sha256 === version && file.state !== 'refused');
    const shipped = (await readManifest(this.#shipped)).files.find((file) => file.sha256 === version);
    if (onShelf === undefined && shipped === undefined)
      throw new ProblemError(
        'not-found',
        'No file of this version is kept.',
        'Choose one of the versions that GET /v1/lists names as kept.',
        { field: 'version' },
      );
    // Side files complete whatever they are read with.
    const sides = (files: readonly ManifestFile[]): ManifestFile[] => files.filter((file) => live.sides.has(file.sha256));
    const shippedFiles = [
      ...sides((await readManifest(this.#shipped)).files),
      ...(onShelf === undefined && shipped !== undefined ? [shipped] : []),
    ];
    const shelfFiles = [...sides(manifest.files.filter(isLive)), ...(onShelf === undefined ? [] : [onShelf])];
    const parsed = await parseListFiles([...filesIn(this.#shipped, namesOf(shippedFiles)), ...filesIn(this.folder, namesOf(shelfFiles))], {
      manifest: datesOf([...shippedFiles, ...shelfFiles]),
    });
    return parsed.entries.filter((entry) => entry.list === list);
  }

  get #lock(): string {
    return join(this.folder, '.lock');
  }

  async #judge(offer: Offer, arrived: string): Promise<Offered> {
    const reading = await readListFile({ name: offer.name, bytes: openListFile(arrived, offer.name) });
    const manifest = await readManifest(this.folder);
    const before = await this.#readWith(manifest);
    const dates = [
      ...datesOf((await readManifest(this.#shipped)).files),
      ...(offer.date === undefined ? [] : [{ sha256: reading.sha256, date: offer.date }]),
    ];
    const judged = judgeOffer(reading, before, dates);
    const lists = judged.lists.map(({ name }) => name);
    const { sha256 } = reading;
    if (judged.isLive) return { outcome: 'unchanged', sha256, lists, taken: { file: offer.name, live: [], superseded: [] } };
    const known = manifest.files.find((file) => file.sha256 === reading.sha256);
    const candidate = candidateId(reading.sha256);
    const liveDate = before.versions.find(({ name }) => name === judged.findings[0]?.list)?.date ?? 'unknown';
    if (known?.state === 'refused') return { outcome: 'refused', sha256, lists, candidate, findings: judged.findings, liveDate };
    const isHeld = judged.findings.length > 0;
    if (isHeld && known?.state === 'held') return { outcome: 'held', sha256, lists, candidate, findings: judged.findings, liveDate };
    const at = toInstant(this.#clock.now());
    const file: ManifestFile = {
      file: storedName(reading.sha256, offer.name),
      sha256: reading.sha256,
      ...(offer.date === undefined ? {} : { date: offer.date }),
      state: isHeld ? 'held' : 'live',
      at,
      by: offer.by,
      name: offer.name,
      ...(offer.url === undefined ? {} : { url: offer.url }),
      lists: [...judged.lists],
      ...(isHeld ? { findings: [...judged.findings] } : {}),
    };
    // The file first and whole, then the manifest that names it: what no manifest names is not read.
    await store(arrived, join(this.folder, file.file));
    const event = eventOf(file, ITSELF, isHeld ? 'held' : 'taken', at, isHeld ? heldText(file) : takenText(file));
    if (!isHeld) return { outcome: 'taken', sha256, lists, taken: await this.#take(before, withFile(manifest, file, event), reading) };
    await this.#write(withFile(manifest, file, event), before);
    return { outcome: 'held', sha256, lists, candidate, findings: judged.findings, liveDate };
  }

  /** Settles which files are live once a file is, and switches. */
  async #take(before: ParsedLists, offered: FolderManifest, reading: ReadListFile): Promise<TakenFile> {
    const manifest = withNewestSides(offered);
    const after = await this.#readWith(manifest);
    await this.#write(manifest, after);
    const isNew = (version: ListVersion): boolean =>
      !before.versions.some((old) => old.name === version.name && old.version === version.version);
    const lists = new Set(reading.entries.map((entry) => entry.list));
    return {
      file: manifest.files.find((file) => file.sha256 === reading.sha256)?.file ?? reading.file,
      live: after.versions.filter(isNew),
      superseded: after.superseded.filter((version) => version.version === reading.sha256 && lists.has(version.name)),
    };
  }

  /** One rename, then what no manifest names any more goes. */
  async #write(manifest: FolderManifest, live: ParsedLists): Promise<void> {
    const { kept, dropped } = pruned(manifest, live);
    await writeManifest(this.folder, kept);
    for (const file of dropped) await rm(join(this.folder, file), { force: true });
  }

  async #readHeld(held: ManifestFile): Promise<ReadListFile> {
    const name = held.name ?? held.file;
    return readListFile({ name, bytes: openListFile(join(this.folder, held.file), name) });
  }

  async #readWith(manifest: FolderManifest): Promise<ParsedLists> {
    const inUse = manifest.files.filter(isLive);
    const read = await this.#parse(manifest, inUse);
    const broken = new Set(read.problems.map((problem) => problem.file));
    // A live file that cannot be read any more: the versions before it are good still.
    return inUse.some(({ file }) => broken.has(file))
      ? this.#parse(
          manifest,
          manifest.files.filter((file) => isLive(file) || file.state === 'earlier'),
        )
      : read;
  }

  async #parse(manifest: FolderManifest, inUse: readonly ManifestFile[]): Promise<ParsedLists> {
    const shipped = await readManifest(this.#shipped);
    return parseListFiles([...filesIn(this.#shipped, await listFileNames(this.#shipped)), ...filesIn(this.folder, namesOf(inUse))], {
      manifest: [...datesOf(shipped.files), ...datesOf(manifest.files)],
      // They were judged when they were taken, by the versions that were live then.
      accepted: new Set(inUse.filter(({ state, accepted }) => state === 'live' || accepted === true).map(({ sha256 }) => sha256)),
      setAside: new Set(manifest.setAside),
    });
  }
}

/** Under which name two persons speak of a file that is held back. */
export function candidateId(sha256: string): string {
  return `cand_${sha256.slice(0, 16)}`;
}

/** Digits could be read as a date, which a file's name may carry: the digest stands in letters. */
function storedName(sha256: string, name: string): string {
  const letters = sha256.slice(0, DIGEST_SHOWN).replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `${letters}-${name}`;
}

/** What is told of a change to a file. */
export function eventOf(
  file: ManifestFile,
  actor: { readonly id: string; readonly name: string },
  kind: ListEvent['kind'],
  at: string,
  text: string,
  because?: string,
): ListEvent {
  return {
    id: `lev_${sha256Hex([file.sha256, kind, at, actor.id].join('\n')).slice(0, 24)}`,
    at,
    kind,
    actor: actor.id,
    actorName: actor.name,
    text,
    ...(because === undefined ? {} : { because }),
    sha256: file.sha256,
    lists: (file.lists ?? []).map(({ name }) => name),
  };
}

function takenText(file: ManifestFile): string {
  return `Taken: ${listsText(file)}`;
}

function heldText(file: ManifestFile): string {
  return `Held back: ${(file.findings ?? []).map(({ list, text }) => `${list} ${text}`).join('; ')}`;
}

function listsText({ lists = [], name, file }: ManifestFile): string {
  return lists.length === 0 ? (name ?? file) : lists.map((list) => `${list.name} of ${list.date}, ${list.entries} entries`).join('; ');
}

function heldFile(manifest: FolderManifest, candidate: string): ManifestFile {
  const found = manifest.files.find((file) => file.state === 'held' && candidateId(file.sha256) === candidate);
  if (found === undefined)
    throw new ProblemError(
      'not-found',
      'No file waits under this name.',
      'Look at what is held back: gatehouse lists status, or GET /v1/lists.',
    );
  return found;
}

function withFile(manifest: FolderManifest, file: ManifestFile, event?: ListEvent): FolderManifest {
  return {
    ...manifest,
    files: [...manifest.files.filter((known) => known.sha256 !== file.sha256), file],
    events: event === undefined ? manifest.events : [...manifest.events, event],
  };
}

function withoutOverrule({ overrule: _overrule, ...file }: ManifestFile): ManifestFile {
  return file;
}

function namesOf(files: readonly ManifestFile[]): string[] {
  return files.map(({ file }) => file).toSorted();
}

async function store(arrived: string, path: string): Promise<void> {
  const file = await open(arrived, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(arrived, path);
  await flushFolder(path);
}
