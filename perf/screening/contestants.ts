import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_PROFILE } from '@gatehouse/screening';
import type { Contestant } from './contestant.ts';

/** Where install-peers.sh puts watchman's server, below the folder of the peers. */
export const WATCHMAN_SERVER = 'bin/watchman-server';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Who takes part, ours first: the ratios are told against it. */
export const CONTESTANTS = (peers: string): readonly Contestant[] => [
  {
    name: 'ours',
    program: process.execPath,
    args: [beside('ours.ts')],
    alertFrom: DEFAULT_PROFILE.reviewFrom,
    alertWhy: 'band `review` of the profile `default`',
  },
  {
    name: 'watchman',
    program: join(peers, 'bin/watchman-search'),
    args: [],
    alertFrom: 0.75,
    alertWhy: 'its API has no default: `minMatch` of the first example in its README',
  },
  {
    name: 'logic-v2',
    program: join(peers, 'nomenklatura/bin/python'),
    args: [beside('logic_v2.py')],
    alertFrom: 0.7,
    alertWhy: 'default of yente, the server that uses it',
  },
];
