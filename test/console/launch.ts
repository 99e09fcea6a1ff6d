import { buildConsole } from '../../packages/cli/src/build-console.ts';
import { startSampleServer } from '../e2e/start-sample-server.ts';

/** A running Gatehouse with the sample provider. */
export interface Sample {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

/**
 * The server that the console is tested against: the one at `GATEHOUSE_URL` where that is set, otherwise a sample server
 * of its own.
 */
export async function launch(): Promise<Sample> {
  const given = process.env['GATEHOUSE_URL'];
  if (given !== undefined) return { baseUrl: given.replace(/\/$/, ''), close: () => Promise.resolve() };
  await buildConsole(process.stderr);
  const server = await startSampleServer();
  return { baseUrl: server.url, close: () => server.stop() };
}
