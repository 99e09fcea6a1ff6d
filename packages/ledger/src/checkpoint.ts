import { openNote, type ParsedNote, parseNote, signNote } from './note.ts';
import type { Signer, VerifierKey } from './note-key.ts';
import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { parseDecimal } from './strict-decimal.ts';
import { assertHash } from './tree-hash.ts';
import { VerificationError } from './verification-error.ts';

/** The head of a log at one size: what a log signs and witnesses cosign (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's identity, such as `provider.example/ledger`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Opaque lines after the root. We write none. */
  readonly extensions: readonly string[];
}

/** A witness that has seen this checkpoint, and when. */
export interface Witnessed {
  readonly key: VerifierKey;
  /** Seconds since the Unix epoch. */
  readonly at_s: number;
}

/** A checkpoint with at least the log's own signature verified. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly logKey: VerifierKey;
  readonly witnesses: readonly Witnessed[];
  /** Names on lines whose keys were not given. */
  readonly unknownSigners: readonly string[];
}

/** The text of a checkpoint, to be signed as a note. */
export function formatCheckpoint(origin: string, size: number, root: Uint8Array): string {
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/** The checkpoint as a note signed by the log. The signer's name is the origin. */
export function signCheckpoint(checkpoint: Pick<Checkpoint, 'size' | 'root'>, log: Signer): string {
  if (log.purpose !== 'ed25519') throw new VerificationError('bad-key', `The key "${log.name}" is a witness's: it cannot sign for a log.`);
  return signNote(formatCheckpoint(log.name, checkpoint.size, checkpoint.root), [log]);
}

/** Reads the text of a checkpoint, which must be canonical in every byte. Throws `malformed`. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  // Whoever writes the note chooses these lines: one way to write each, so that no two readers see two different trees.
  if (lines.pop() !== '' || lines.some((line) => line === ''))
    throw new VerificationError('malformed', 'A checkpoint is non-empty lines, each ended by a newline.');
  const [origin, sizeText, rootText, ...extensions] = lines;
  if (origin === undefined || sizeText === undefined || rootText === undefined)
    throw new VerificationError('malformed', 'A checkpoint has at least three lines: origin, size and root.');
  const size = parseDecimal(sizeText, 'The size of a checkpoint');
  const root = decodeBase64(rootText, 'The root of a checkpoint');
  assertHash(root);
  return { origin, size, root, extensions };
}

/**
 * Verifies a signed checkpoint. The log's own signature is needed, by a given key that bears the origin's name: the key of one log
 * must not vouch for another, and a witness alone cannot stand in for the log.
 * Throws `unknown-signer`, `bad-signature`, `wrong-origin`, `missing-signature` or `malformed`.
 */
export function openCheckpoint(note: string, keys: readonly VerifierKey[], expectedOrigin?: string): OpenedCheckpoint {
  const opened = openNote(note, keys);
  const checkpoint = parseCheckpoint(opened.text);
  if (expectedOrigin !== undefined && checkpoint.origin !== expectedOrigin) {
    throw new VerificationError('wrong-origin', `The checkpoint is of the log "${checkpoint.origin}", not of "${expectedOrigin}".`);
  }
  const logs = opened.verified.filter(({ key }) => key.purpose === 'ed25519');
  const log = logs.find(({ key }) => key.name === checkpoint.origin);
  if (log === undefined) {
    throw logs.length > 0
      ? new VerificationError('wrong-origin', `The checkpoint names the log "${checkpoint.origin}" and is signed for another.`)
      : new VerificationError(
          'missing-signature',
          `The log "${checkpoint.origin}" itself has not signed this checkpoint with a key that was given.`,
        );
  }
  return {
    ...checkpoint,
    logKey: log.key,
    witnesses: opened.verified.flatMap(({ key, at_s }) => (at_s === undefined ? [] : [{ key, at_s }])),
    unknownSigners: opened.unknown.map(({ name }) => name),
  };
}

/** The checkpoint in a note whose signatures nobody has checked: for a log that reads its own storage, and for messages. */
export function readUnverifiedCheckpoint(note: string): Checkpoint & { readonly signatures: ParsedNote['signatures'] } {
  const { text, signatures } = parseNote(note);
  return { ...parseCheckpoint(text), signatures };
}
