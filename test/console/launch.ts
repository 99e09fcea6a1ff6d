import type { Installation } from '@gatehouse/server';
import { buildConsole } from '../../packages/cli/src/build-console.ts';
import { startSampleServer } from '../e2e/start-sample-server.ts';

/** A running Gatehouse with the sample provider. */
export interface Sample {
  readonly baseUrl: string;
  /** What lies behind a server of its own; null where a given one is looked at. */
  readonly installation: Installation | null;
  readonly close: () => Promise<void>;
}

/**
 * The server that the console is tested against: the one at `GATEHOUSE_URL` where that is set, otherwise a sample server
 * of its own.
 */
export async function launch(): Promise<Sample> {
  const given = process.env['GATEHOUSE_URL'];
  if (given !== undefined) return { baseUrl: given.replace(/\/$/, ''), installation: null, close: () => Promise.resolve() };
  await buildConsole(process.stderr);
  const server = await startSampleServer();
  return { baseUrl: server.url, installation: server.installation, close: () => server.stop() };
}
