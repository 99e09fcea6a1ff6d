import { ProblemError } from '@gatehouse/foundation';
import type { VerbContext } from './verb.ts';

const PORT_DEFAULT = 7300;
const PORT_MAX = 65_535;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export interface ListenOn {
  readonly host: string;
  readonly port: number;
  readonly hosts: readonly string[];
}

/** Where to listen: this machine only, unless `GATEHOUSE_HOST` says otherwise. Throws `usage` for a port that cannot be. */
export function listenOn({ env, stderr }: VerbContext): ListenOn {
  const host = env['GATEHOUSE_HOST'] || '127.0.0.1';
  const written = env['GATEHOUSE_PORT'];
  const port = written === undefined || written === '' ? PORT_DEFAULT : Number(written);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX)
    throw new ProblemError('usage', `GATEHOUSE_PORT is "${written}".`, `Set it to a whole number from 0 to ${PORT_MAX}.`);
  if (!LOOPBACK.has(host))
    stderr.write(`Listening on ${host}: other machines can reach this server. Put TLS before it, and let people sign in.\n`);
  return { host, port, hosts: (env['GATEHOUSE_HOSTS'] ?? '').split(',').filter((name) => name !== '') };
}
