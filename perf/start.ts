/**
 * From nothing to `ready`: cold start on a fresh data folder, warm start, and the memory of the idle server.
 * Run: node perf/start.ts [WARM_STARTS]
 * The dependencies are installed and the console is built already; what `npm install` takes is the network's.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { printFigures, quantile, rounded } from './figures.ts';
import { freshFolder, memoryOf, removeFolder, runVerb, startServer } from './running-server.ts';

const warmStarts = Number(process.argv[2] ?? 3);
const IDLE_MS = 5_000;

const dataDir = await freshFolder();
try {
  const once = { GATEHOUSE_DATA: dataDir, GATEHOUSE_ONCE: '1' };
  const cold_ms = await runVerb(['start'], once);
  const warm_ms: number[] = [];
  for (let count = 0; count < warmStarts; count += 1) warm_ms.push(await runVerb(['start'], once));
  const server = await startServer(dataDir);
  await pause(IDLE_MS);
  const memory = await memoryOf(server.child.pid ?? 0, dataDir);
  await server.stop();
  printFigures({
    'cold start to the summary, s': { value: rounded(cold_ms / 1000) },
    'warm start to the summary, s': { value: rounded(quantile(warm_ms, 0.5) / 1000) },
    'warm start to ready, s': { value: rounded(server.ready_ms / 1000) },
    'Node when idle, MB': { value: Math.round(memory.node) },
    'PostgreSQL when idle, MB': { value: Math.round(memory.postgres) },
  });
} finally {
  await removeFolder(dataDir);
}
