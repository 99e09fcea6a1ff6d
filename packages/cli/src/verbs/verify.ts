import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { problem, type Problem, ProblemError, sha256Hex, toInstant } from '@gatehouse/foundation';
import {
  checkProofFile,
  decodeLeaf,
  type OpenedCheckpoint,
  parseBundle,
  parseVerifierKey,
  TLOG_PROOF_HEADER,
  TRUST_NOTES,
  VerificationError,
  type VerifierKey,
  verifyBundle,
} from '@gatehouse/ledger';
import { closeOutput, openOutput, writeLine } from '../json-lines-verb.ts';
import type { Verb } from '../verb.ts';

const VKEY = /^[^+\s]+\+[0-9a-f]{8}\+\S+$/;

interface Given {
  readonly trustedKeys: readonly VerifierKey[];
  readonly origin?: string;
  readonly entry?: Uint8Array;
}

/** Verifies evidence bundles and `.tlog-proof` files, with nothing but the files and the keys that the reader trusts. */
export const verify: Verb = {
  name: 'verify',
  summary: 'prove evidence bundles and .tlog-proof files, offline',
  usage: `gatehouse verify FILE... [--key VKEY|FILE]... [--origin NAME] [--entry FILE] [--out FILE]

Proves each file and writes one line for it: what was proven, by which checkpoint and witnesses.
  --key      a key that you trust, of the log or of a witness: name+id+base64, or a file with one a line.
             Without one the keys in the file are used: that proves consistency, not origin.
  --origin   refuse the checkpoints of any other log
  --entry    the bytes of the entry, for a proof that does not carry it
Exit status 1 when a file is not proven. Never uses the network.`,
  async run(context) {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, origin: { type: 'string' }, entry: { type: 'string' }, out: { type: 'string' } },
    });
    if (positionals.length === 0)
      throw new ProblemError('usage', 'verify needs a file.', 'Name evidence bundles or .tlog-proof files: gatehouse verify FILE...');
    const given: Given = {
      trustedKeys: (await Promise.all((values.key ?? []).map(readKeys))).flat(),
      ...(values.origin === undefined ? {} : { origin: values.origin }),
      ...(values.entry === undefined ? {} : { entry: await readGiven(values.entry) }),
    };
    const output = openOutput(context, { out: values.out });
    let refused = false;
    for (const file of positionals) {
      const line = await verifyFile(file, given);
      refused ||= 'error' in line;
      await writeLine(output, { id: file, ...line });
    }
    await closeOutput(output, context.stdout);
    return refused ? 1 : 0;
  },
};

async function verifyFile(file: string, given: Given): Promise<object> {
  try {
    const text = decodeText(await readGiven(file));
    return { verified: true, ...(text.startsWith(TLOG_PROOF_HEADER) ? describeProof(text, given) : describeBundle(text, given)) };
  } catch (error) {
    return { verified: false, error: refusal(error, file) };
  }
}

function describeBundle(text: string, given: Given): object {
  const proven = verifyBundle(parseBundle(text), given);
  return {
    kind: 'evidence-bundle',
    title: proven.manifest.title,
    asOf: proven.manifest.asOf,
    proven: {
      manifest: { entry: proven.anchoredBy.entry.id, index: proven.anchoredBy.index },
      entries: proven.entries.map(({ index, entry }) => ({ index, id: entry.id, kind: entry.kind, at: entry.at, digest: entry.digest })),
      files: proven.files,
    },
    rulePacks: proven.rulePacks,
    ...describeCheckpoint(proven.checkpoint, given),
    trust: proven.trust,
    note: TRUST_NOTES[proven.trust],
  };
}

function describeProof(text: string, given: Given): object {
  const proven = checkProofFile(text, given);
  return {
    kind: 'tlog-proof',
    proven: { entries: [{ index: proven.index, sha256: sha256Hex(proven.entry), ...describeEntry(proven.entry) }] },
    ...describeCheckpoint(proven.checkpoint, given),
    trust: proven.trust,
    note: TRUST_NOTES[proven.trust],
  };
}

/** The entry where it is one of ours; a proof may be of any log. */
function describeEntry(bytes: Uint8Array): object {
  try {
    const { id, kind, at, digest } = decodeLeaf(decodeText(bytes));
    return { id, kind, at, digest };
  } catch (error) {
    if (error instanceof VerificationError) return {};
    throw error;
  }
}

function describeCheckpoint({ origin, size, root, logKey, witnesses }: OpenedCheckpoint, { trustedKeys }: Given): object {
  const trusted = new Set(trustedKeys.map(({ vkey }) => vkey));
  return {
    checkpoint: { origin, size, root: Buffer.from(root).toString('base64') },
    logKey: logKey.vkey,
    witnesses: witnesses.map(({ key, at_s }) => ({ name: key.name, at: witnessedAt(at_s), trusted: trusted.has(key.vkey) })),
  };
}

/** A witness may state a second that no calendar date expresses; it is shown as it is. */
function witnessedAt(at_s: number): string | number {
  const AT_MAX_S = 8.64e12;
  return at_s <= AT_MAX_S ? toInstant(at_s * 1000) : at_s;
}

function refusal(error: unknown, file: string): Problem & { reason?: string } {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof VerificationError)) throw error;
  const fix = 'Do not rely on this file. Get it again from its source; if it fails again, ask the source why.';
  return { ...problem('not-verified', error.message, fix, { file }), reason: error.code };
}

async function readKeys(given: string): Promise<VerifierKey[]> {
  const bytes = VKEY.test(given) ? Buffer.from(given) : await readGiven(given);
  try {
    const lines = decodeText(bytes)
      .split('\n')
      .map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#')).map(parseVerifierKey);
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    throw new ProblemError('invalid-field', error.message, 'Write a key as name+id+base64, as the log publishes it.', { field: '--key' });
  }
}

async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ProblemError('file-missing', `"${file}" cannot be read.`, 'Check the path and its permissions.', { file }, { cause: error });
  }
}

/** The text of a file that must be UTF-8: a decoder that mends broken bytes would verify what is not in the file. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new VerificationError('malformed', 'The file is not UTF-8 text.', { cause: error });
  }
}
