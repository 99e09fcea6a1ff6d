import { type Flag, FLAGS, type RunFacts } from '@gatehouse/contracts';
import { compareRun } from '@gatehouse/rules';
import type { CustomerGroup } from '../identify/customer-links.ts';
import type { JudgedRun, MeterGround } from './judge-runs.ts';
import { sumOfOperations } from './sum-of-operations.ts';

/**
 * Flags for linked customers whose runs stay under a line one by one and may pass it together: whoever splits a run over accounts in other names meets
 * the same line. A run that is over by itself has its own flag; the sum is an upper end, since the runs may be several.
 */
export function groupFlags(
  ground: Pick<MeterGround, 'rules' | 'today'>,
  groups: readonly CustomerGroup[],
  runs: readonly JudgedRun[],
): Flag[] {
  return groups.flatMap((group) => {
    const members = new Set(group.customers);
    const own = runs.filter(
      ({ run, work }) => (work === 'training' || work === 'unknown') && run.customers.some((customer) => members.has(customer)),
    );
    if (own.length < 2) return [];
    const most = Math.max(...own.map(({ run }) => run.operations.high));
    const sum = sumOfOperations(own.map(({ run }) => run.operations));
    const facts: RunFacts = {
      operations: { min: Math.max(...own.map(({ run }) => run.operations.low)), max: sum.high },
      foreignPerson: 'unknown',
      cluster: { oneDatacentre: 'unknown' },
    };
    const together = compareRun(ground.rules, facts, { on: ground.today }).filter(({ test, over }) => {
      const limit = test.operations?.limit ?? Number.POSITIVE_INFINITY;
      return over !== 'no' && most < limit && sum.high >= limit;
    });
    if (together.length === 0) return [];
    const because = `Linked with ${group.customers.length - 1} more (the weakest link ${group.weakest.probability.toFixed(2)}): ${own.length} runs of ${group.customers.join(', ')} come to ${sum.high.toExponential(2)} operations at most together; as one run that may be over ${together.map((row) => row.id).join(', ')}.`;
    return group.customers.map((subject) => ({
      subject,
      code: 'threshold-possible' as const,
      severity: FLAGS['threshold-possible'].severity,
      because,
    }));
  });
}
