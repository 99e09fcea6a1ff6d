import { toProblem, systemClock } from '@gatehouse/foundation';
import { openInstallation, openServer } from '@gatehouse/server';
import { smallGround } from './small-ground.ts';
import { loadSmallProvider } from './small-provider.ts';

/**
 * A server on a data folder of its own, to be killed: `node server-process.ts FOLDER`. Tells its address on one line, then serves
 * until it is killed, or ends in good order when its standard input ends: it must not outlive the test that started it.
 */
const [dataDir = ''] = process.argv.slice(2);
try {
  const options = { dataDir, env: {}, clock: systemClock, whenOwned: 'refuse' } as const;
  const installation = await openInstallation({ ...options, ground: await smallGround() });
  const world = installation.world({ fixed: '2026-01-02', sample: true });
  await loadSmallProvider(world);
  const server = await openServer({ installation, world, clock: systemClock, host: '127.0.0.1', port: 0, log: false });
  process.stdin.on('end', () => void server.close().then(() => installation.stop())).resume();
  process.stdout.write(`${JSON.stringify({ url: server.url, verifierKey: installation.ledgerKey.verifierKey })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stdout.write(`${JSON.stringify({ problem: toProblem(error) })}\n`);
  process.exitCode = 1;
}
