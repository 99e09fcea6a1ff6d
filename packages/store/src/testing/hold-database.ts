import { systemClock, toProblem } from '@gatehouse/foundation';
import { openDatabase } from '../postgres/open-database.ts';

/**
 * A process that opens the embedded database, tells how on one line, and holds it until its standard input ends.
 * The launcher's tests start it, attach beside it and kill it: `node hold-database.ts FOLDER [refuse]`.
 */
const [dataDir = '', whenOwned] = process.argv.slice(2);
try {
  const started_ms = performance.now();
  const database = await openDatabase({ dataDir, env: {}, clock: systemClock, whenOwned: whenOwned === 'refuse' ? 'refuse' : 'attach' });
  const { mode, version, poolConfig } = database;
  process.stdout.write(`${JSON.stringify({ mode, version, host: poolConfig.host, open_ms: performance.now() - started_ms })}\n`);
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ problem: toProblem(error) })}\n`);
  process.exitCode = 1;
}
