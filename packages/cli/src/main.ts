import { getEventListeners } from 'node:events';
import { constants } from 'node:os';
import { ProblemError, systemClock, VERSION } from '@gatehouse/foundation';
import { VERBS } from './verbs/index.ts';
import type { ExitStatus, VerbContext } from './verb.ts';

/** Runs one verb of the command line and resolves to the process's exit status. */
export async function main(argv: readonly string[]): Promise<ExitStatus> {
  process.stdout.on('error', ignoreClosedPipe);
  const [word = 'help', ...args] = argv;
  if (word === 'help' || word === '--help' || word === '-h') return help(args[0]);
  const load = VERBS[word];
  if (load === undefined) return usageError(`"${word}" is no verb of gatehouse.`, 'Run "gatehouse help" for the list.');
  const abort = new AbortController();
  endOnSignals(abort);
  const context: VerbContext = {
    args,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    clock: systemClock,
    signal: abort.signal,
  };
  try {
    const verb = await load();
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(`${verb.usage}\n`);
      return 0;
    }
    return await verb.run(context);
  } catch (error) {
    return report(error);
  }
}

/** One Ctrl-C comes up to three times: from the terminal, from npm, and from the older Node that handed over. */
const SAME_SIGNAL_MS = 2_000;
/** What a shell adds to the signal's number. */
const SIGNALLED_STATUS_BASE = 128;

/**
 * A verb that listens to the signal ends in its own order, at the second signal at once. Any other ends where it is:
 * its transaction leaves nothing half done, and the database stops with the process.
 */
function endOnSignals(abort: AbortController): void {
  let first_ms: number | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    const now_ms = systemClock.now();
    first_ms ??= now_ms;
    const isListenedTo = getEventListeners(abort.signal, 'abort').length > 0 || abort.signal.aborted;
    if (!isListenedTo || now_ms - first_ms > SAME_SIGNAL_MS) process.exit(SIGNALLED_STATUS_BASE + constants.signals[name]);
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

async function help(word: string | undefined): Promise<ExitStatus> {
  const load = word === undefined ? undefined : VERBS[word];
  if (load !== undefined) {
    process.stdout.write(`${(await load()).usage}\n`);
    return 0;
  }
  process.stdout.write(`gatehouse VERB [options]      version ${VERSION}\n\n`);
  for (const name of Object.keys(VERBS)) {
    const verb = await (VERBS[name] as () => ReturnType<NonNullable<typeof load>>)();
    process.stdout.write(`  ${name.padEnd(12)} ${verb.summary}\n`);
  }
  process.stdout.write(
    '\n"gatehouse help VERB" tells a verb\'s options. Exit status: 0 done, 1 verify or fsck found something wrong, 2 usage, 3 done but some input was in error.\n',
  );
  return 0;
}

function report(error: unknown): ExitStatus {
  if (error instanceof ProblemError) {
    const { file, line, field } = error.problem;
    const place = [file, line === undefined ? undefined : `line ${line}`, field].filter((part) => part !== undefined).join(', ');
    return usageError(`${place === '' ? '' : `${place}: `}${error.problem.detail}`, error.problem.fix);
  }
  const fileFault = fileFaultOf(error);
  if (fileFault !== null) return usageError(fileFault.what, fileFault.remedy);
  if (isParseArgsError(error)) return usageError(error.message, 'Run "gatehouse help VERB" for the options.');
  throw error;
}

function usageError(what: string, remedy: string): ExitStatus {
  process.stderr.write(`gatehouse: ${what}\n  ${remedy}\n`);
  return 2;
}

/** What the system says of a file that a person named, and what to do about it. */
const FILE_FAULTS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ['There is no such file or folder.', 'Check the path.'],
  ENOTDIR: ['A part of the path is no folder.', 'Check the path.'],
  EISDIR: ['This is a folder, not a file.', 'Name a file in it.'],
  EACCES: ['This user may not use it.', 'Give yourself the right, or choose another place.'],
  EPERM: ['This user may not use it.', 'Give yourself the right, or choose another place.'],
  EROFS: ['It lies on a disk that cannot be written.', 'Choose another place.'],
  ENOSPC: ['There is no space left for it.', 'Free some space, or choose another place.'],
};

function fileFaultOf(error: unknown): { what: string; remedy: string } | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const fault = FILE_FAULTS[String(error.code)];
  if (fault === undefined) return null;
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return { what: `${path}${fault[0]}`, remedy: fault[1] };
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

// A reader that has seen enough ("| head") closes the pipe: that is no failure of ours.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
