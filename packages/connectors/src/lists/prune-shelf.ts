import type { ParsedLists } from '@gatehouse/screening';
import { type FolderManifest, isLive, type ManifestFile } from './list-folder-manifest.ts';

/** So many earlier versions of a list are kept, to be compared with, and so many that wait for two persons. */
export const EARLIER_KEPT = 5;
const HELD_KEPT = 5;
const EVENTS_KEPT = 1_000;

/** A side file makes way for a newer one of the same name. */
export function withNewestSides(manifest: FolderManifest): FolderManifest {
  const seen = new Set<string>();
  const newestFirst = manifest.files.toReversed().map((file): ManifestFile => {
    if (!isLive(file) || file.lists?.length !== 0) return file;
    const name = file.name ?? file.file;
    const isNewest = !seen.has(name);
    seen.add(name);
    return isNewest ? file : { ...file, state: 'earlier' };
  });
  return { ...manifest, files: newestFirst.toReversed() };
}

/** Settles the states of a shelf's files by what is live, and leaves out what is too old to keep; the names of files to delete come with it. */
export function pruned(manifest: FolderManifest, live: ParsedLists): { kept: FolderManifest; dropped: string[] } {
  const inUse = new Set([...live.origins.values()].map(({ sha256 }) => sha256));
  const settled = manifest.files
    .toReversed()
    .map((file): ManifestFile =>
      isLive(file) ? { ...file, state: inUse.has(file.sha256) || live.sides.has(file.sha256) ? 'live' : 'earlier' } : file,
    );
  const counts = new Map<string, number>();
  const kept = settled.filter((file) => {
    if (file.state === 'live' || file.state === 'refused') return true;
    const most = file.state === 'held' ? HELD_KEPT : EARLIER_KEPT;
    const keys = (file.lists ?? [{ name: file.name ?? file.file }]).map(({ name }) => `${file.state}:${name}`);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return keys.some((key) => (counts.get(key) ?? 0) <= most);
  });
  const stays = new Set(kept.map(({ file }) => file));
  return {
    kept: { ...manifest, files: kept.toReversed(), events: manifest.events.slice(-EVENTS_KEPT) },
    dropped: manifest.files.map(({ file }) => file).filter((file) => !stays.has(file)),
  };
}
