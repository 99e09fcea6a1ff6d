/** The whole main job on an export, from the command line to the evidence. Run: node perf/check.ts [EXPORT] (default examples/cirrus) */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printFigures, rounded } from './figures.ts';
import { freshFolder, peakOf, removeFolder, runVerb } from './running-server.ts';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../examples/cirrus', import.meta.url)));
const WATCH_EVERY_MS = 100;

const dataDir = await freshFolder();
try {
  let peak = 0;
  let watch: NodeJS.Timeout | undefined;
  const took_ms = await runVerb(['check', folder, '--out', join(dataDir, 'out')], { GATEHOUSE_DATA: join(dataDir, 'data') }, (pid) => {
    watch = setInterval(() => void peakOf(pid).then((seen) => (peak = Math.max(peak, seen))), WATCH_EVERY_MS);
  });
  clearInterval(watch);
  printFigures({ check: { seconds: rounded(took_ms / 1000), 'Node at its peak, MB': Math.round(peak) } });
} finally {
  await removeFolder(dataDir);
}
