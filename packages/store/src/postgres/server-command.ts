/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody to the server and yet remains the owner of the
 * files, so no system user is needed. `unshare` replaces itself by the program: the process number is the server's.
 */
export function serverCommand(program: string, args: readonly string[]): { command: string; args: string[] } {
  return process.getuid?.() === 0 ? { command: 'unshare', args: ['-U', program, ...args] } : { command: program, args: [...args] };
}

/** Settings of the caller's environment (PGDATA, PGOPTIONS, LC_ALL, LD_LIBRARY_PATH) must not reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
