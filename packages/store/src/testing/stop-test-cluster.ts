import { ownerLives, readOwner } from '../postgres/owner-file.ts';
import { testClusterFolder } from './test-cluster.ts';

/** Ends the keeper of this checkout's test cluster, and with it the cluster: the last step of a whole test run. */
export function stopTestCluster(): void {
  const owner = readOwner(testClusterFolder());
  if (owner === undefined || !ownerLives(owner)) return;
  try {
    process.kill(owner.pid, 'SIGTERM');
  } catch {
    // It ended on its own in this very moment.
  }
}
