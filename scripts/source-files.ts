import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of ours as the desk's checks see it. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with every comment blanked, line for line, so that what a comment says is not taken for code. */
  readonly code: string;
}

/** A thing that breaks a rule of the house, and where. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly detail: string;
}

/** Where our own source lies; what is generated, shipped data or somebody else's lies elsewhere. */
const SOURCE_FOLDERS = ['packages', 'scripts', 'test', 'perf'];
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'screenshots']);
const SOURCE_NAME = /\.tsx?$/;

/** Every TypeScript file of the repository at `root`, in the order of the paths. */
export function readSourceFiles(root: string): SourceFile[] {
  return SOURCE_FOLDERS.flatMap((folder) => filesUnder(root, folder))
    .filter((path) => SOURCE_NAME.test(path))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, code: withoutComments(text) };
}

/** Paths of all files under a folder of the repository; none when the folder is absent. */
export function filesUnder(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** The line, from one, of a position in a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * A comment begins at a line's start or after a blank or bracket: an address in a string (`https://…`) and a glob
 * (`packages` slash star) have another character before it and stay.
 */
function withoutComments(text: string): string {
  const blanked = text.replace(/(^|[\s;{}(),=])\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return blanked.replace(/(^|[\s;{}(),])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}
