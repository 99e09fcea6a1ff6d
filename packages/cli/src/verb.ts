import type { Readable, Writable } from 'node:stream';
import type { Clock } from '@gatehouse/foundation';

/** 0 done (findings are not failures); 1 `verify` or `fsck` found something wrong; 2 usage; 3 done, but some input was in error. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** What a verb may touch: its arguments, its streams, the clock. */
export interface VerbContext {
  /** The arguments after the verb. */
  readonly args: readonly string[];
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** Progress and words for people. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** One word of the command line. */
export interface Verb {
  readonly name: string;
  /** One line for `gatehouse help`. */
  readonly summary: string;
  /** The synopsis and the options, for `gatehouse help VERB` and after a usage error. */
  readonly usage: string;
  run(context: VerbContext): Promise<ExitStatus>;
}
