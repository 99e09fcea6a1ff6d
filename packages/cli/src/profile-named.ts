import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProfileFile, ProfileShelf, readProfileFile } from '@gatehouse/connectors';
import { canonicalJson, ProblemError } from '@gatehouse/foundation';
import { openNote, parseVerifierKey, VerificationError } from '@gatehouse/ledger';
import { DEFAULT_PROFILE, PROFILES, type ProfileData, scoringProfile, type ScoringProfile } from '@gatehouse/screening';
import { dataFolder } from './data-folder.ts';

export interface ProfileChoice {
  /** The name of a shipped or installed profile, or a file; the default without it. */
  readonly name: string | undefined;
  /** Take the operator's own although nobody signed it: for trying. */
  readonly unsigned: boolean;
}

/**
 * The profile that is meant. Throws a ProblemError: `unknown-name`, `file-missing`, `invalid-field`,
 * `not-verified` for one of the operator's own that this installation's key has not signed as it stands.
 */
export async function profileNamed(
  { name, unsigned }: ProfileChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ScoringProfile> {
  if (name === undefined) return DEFAULT_PROFILE;
  const shipped = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (shipped !== undefined) return shipped;
  const file = await ownProfile(name, env);
  if (!unsigned) await assertSigned(file, dataFolder(env));
  return scoringProfile(file.data);
}

/** One of the operator's own, by name or by file. Nothing of its signature has been checked. */
export async function ownProfile(name: string, env: Readonly<Record<string, string | undefined>>): Promise<ProfileFile> {
  const shelf = new ProfileShelf(dataFolder(env));
  if (!isPath(name) && !(await shelf.names()).includes(name)) {
    const known = [...Object.keys(PROFILES), ...(await shelf.names())].join(', ');
    throw new ProblemError('unknown-name', `There is no profile "${name}".`, `Name one of ${known}, or a file that ends in .json.`);
  }
  const file = isPath(name) ? await readProfileFile(name) : await shelf.read(name);
  if (Object.hasOwn(PROFILES, file.data.name)) {
    throw new ProblemError(
      'invalid-field',
      `The name "${file.data.name}" belongs to a shipped profile.`,
      'Give the profile a name of its own.',
      {
        file: file.path,
        field: 'name',
      },
    );
  }
  return file;
}

/** The text that is signed: the profile's canonical JSON, as a line. */
export function signedText(data: ProfileData): string {
  return `${canonicalJson(data)}\n`;
}

/** Whether this installation's key has signed the profile as it stands; the sentence why not where it has not. */
export async function whyNotSigned(file: ProfileFile, dataDir: string): Promise<string | undefined> {
  if (file.note === undefined) return 'The profile is not signed.';
  const key = await verifierKey(dataDir);
  if (key === undefined) return 'This installation has no key that signs profiles.';
  try {
    const { text } = openNote(file.note, [parseVerifierKey(key)]);
    return text === signedText(file.data) ? undefined : 'The profile was changed after it was signed.';
  } catch (error) {
    if (error instanceof VerificationError) return error.message;
    throw error;
  }
}

async function assertSigned(file: ProfileFile, dataDir: string): Promise<void> {
  const why = await whyNotSigned(file, dataDir);
  if (why === undefined) return;
  throw new ProblemError('not-verified', why, 'Look at its effect, then run "gatehouse profiles sign FILE"; or add --unsigned to try it.', {
    file: file.path,
  });
}

async function verifierKey(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, 'keys', 'profile'), 'utf8').catch(() => undefined);
  return text?.trim().split('\n')[1];
}

function isPath(name: string): boolean {
  return name.endsWith('.json') || name.includes('/');
}
