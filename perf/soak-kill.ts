import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRng, systemClock, toUtcDate } from '@gatehouse/foundation';
import { type KillRound, killRounds } from '../test/faults/kill-rounds.ts';

/**
 * `node perf/soak-kill.ts --rounds 500 --seed N`: kills a server under fire again and again and counts what was lost. Writes
 * test/faults/SOAK.md. The folder is changed now and then, so that each fsck reads a log of some ten thousand entries and not of a million.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' }, out: { type: 'string' } },
});
const rounds = Number(values.rounds);
const report = values.out ?? join(import.meta.dirname, '../test/faults/SOAK.md');
const ROUNDS_PER_FOLDER = 50;

const seen: KillRound[] = [];
for (let done = 0; done < rounds; done += ROUNDS_PER_FOLDER) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-soak-'));
  try {
    const part = { dataDir, rounds: Math.min(ROUNDS_PER_FOLDER, rounds - done), rng: seededRng(`${values.seed}/${done}`) };
    for await (const round of killRounds(part)) {
      seen.push(round);
      const wrong =
        round.lost.length + round.faults.length > 0 ? ` WRONG ${JSON.stringify({ lost: round.lost, faults: round.faults })}` : '';
      console.log(
        `${seen.length}/${rounds} ${round.withDatabase ? 'both' : 'node'} ${round.acknowledged} acknowledged, back after ${Math.round(round.restart_ms)} ms${wrong}`,
      );
      await writeFile(report, summary());
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
process.exitCode = seen.some((round) => round.lost.length + round.faults.length > 0) ? 1 : 0;

function summary(): string {
  const both = seen.filter((round) => round.withDatabase);
  const restarts_ms = seen.map((round) => round.restart_ms).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(restarts_ms[Math.min(restarts_ms.length - 1, Math.floor(restarts_ms.length * share))] ?? 0);
  return `# Killed under fire

A server that answers \`POST /access/v1/evaluation\` on eight kept-alive connections is killed with SIGKILL at a random moment, alone or
together with PostgreSQL's first process, and started again on the same folder. Then every decision that was answered with 200 is looked
up and compared with the answer, and fsck reads the whole store. \`node perf/soak-kill.ts --rounds ${rounds} --seed ${values.seed}\`, ${toUtcDate(systemClock.now())}.

| | |
|---|---|
| rounds | ${seen.length} of ${rounds} |
| server killed alone (its database is adopted) | ${seen.length - both.length} |
| killed with PostgreSQL (recovery from the write-ahead log) | ${both.length} |
| decisions acknowledged | ${sum((round) => round.acknowledged)} |
| acknowledged and lost, or other than answered | ${sum((round) => round.lost.length)} |
| rounds with a finding of fsck | ${seen.filter((round) => round.faults.length > 0).length} |
| rounds in which nothing was acknowledged before the kill | ${seen.filter((round) => round.acknowledged === 0).length} |
| time from the kill to serving again, median / 99th percentile (${cpus().length} busy cores) | ${at(0.5)} ms / ${at(0.99)} ms |

Settings of the embedded PostgreSQL: fsync and synchronous_commit on. SIGKILL ends processes; it does not cut the machine's power, so what
a disk loses from its own cache is not shown here. That the rounds would find a loss is shown by their control in kill.test.ts: with
synchronous_commit off and all else equal, decisions are missing after the first or second kill of both.
`;
}

function sum(of: (round: KillRound) => number): number {
  return seen.reduce((total, round) => total + of(round), 0);
}
