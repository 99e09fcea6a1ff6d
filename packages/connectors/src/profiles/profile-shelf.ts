import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { parseProfile, type ProfileData } from '@gatehouse/screening';
import { writeFileAtomically } from '../lists/write-file-atomically.ts';

const ENDING = '.json';
const NOTE_ENDING = '.note';

/** A profile's file and the note that lies beside it. Nothing of the note has been checked. */
export interface ProfileFile {
  readonly path: string;
  readonly data: ProfileData;
  /** A signed note over the profile's canonical JSON; undefined where there is none. */
  readonly note: string | undefined;
}

/** Reads one profile and the note beside it. Throws a ProblemError: `file-missing`, `bad-input` for what is no JSON, `invalid-field`. */
export async function readProfileFile(path: string): Promise<ProfileFile> {
  const text = await textOf(path);
  if (text === undefined)
    throw new ProblemError('file-missing', 'There is no profile here.', 'Run "gatehouse profiles list" for those that there are.', {
      file: path,
    });
  return { path, data: parseProfile(jsonOf(text, path), path), note: await textOf(notePath(path)) };
}

/** The operator's own profiles: `profiles/` in the data folder, `NAME.json` with the note `NAME.json.note` beside it. */
export class ProfileShelf {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'profiles');
  }

  /** The names of the profiles that lie here, in order. */
  async names(): Promise<string[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return files
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length))
      .toSorted();
  }

  read(name: string): Promise<ProfileFile> {
    return readProfileFile(this.#path(name));
  }

  /** Puts a profile here under its name, the note first: a profile never stands without it for a moment. */
  async write(data: ProfileData, note: string): Promise<string> {
    const path = this.#path(data.name);
    await mkdir(this.#folder, { recursive: true });
    await writeFileAtomically(notePath(path), note);
    await writeFileAtomically(path, `${JSON.stringify(data, null, 2)}\n`);
    return path;
  }

  #path(name: string): string {
    return join(this.#folder, `${name}${ENDING}`);
  }
}

function notePath(path: string): string {
  return `${path}${NOTE_ENDING}`;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      'The profile is not JSON.',
      'Copy a shipped one: gatehouse profiles show default --json.',
      { file },
      { cause: error },
    );
  }
}
