import type { Limit, Measurement, RunFacts, Tri } from '@gatehouse/contracts';
import { atLeast, exceeds, type Interval, interval, scale } from '@gatehouse/foundation';
import type { ThresholdInLaw } from './thresholds-of.ts';

export type Verdict = 'yes' | 'possibly' | 'no';

/** One condition of a threshold, judged on a run. */
export interface Condition {
  readonly holds: Verdict;
  readonly because: string;
}

type Facts = Pick<RunFacts, 'operations' | 'cumulative' | 'developerRevenue_usd' | 'trainingCost_usd' | 'chip'> & {
  readonly foreignPerson: Tri;
  readonly biological: Tri;
  readonly modifies: Tri;
  readonly cluster: {
    readonly oneDatacentre: Tri;
    readonly link_gbps?: number | undefined;
    readonly peak_ops_per_second?: Interval | undefined;
  };
};

/** The conditions that a threshold puts, each judged on what is known of a run. */
export function conditionsOf({ test, measurement }: Pick<ThresholdInLaw, 'test' | 'measurement'>, facts: Facts): readonly Condition[] {
  const conditions: Condition[] = [];
  if (test.operations !== undefined) conditions.push(limit('operations', counted(measurement, facts), test.operations));
  if (test.cluster !== undefined) {
    const { oneDatacentre, link_gbps, peak_ops_per_second } = test.cluster;
    if (oneDatacentre) conditions.push(tri('the cluster stands in one datacentre', facts.cluster.oneDatacentre));
    if (link_gbps !== undefined) conditions.push(limit('Gbit/s between its machines', exactly(facts.cluster.link_gbps), link_gbps));
    if (peak_ops_per_second !== undefined)
      conditions.push(limit('peak operations a second', facts.cluster.peak_ops_per_second, peak_ops_per_second));
  }
  if (test.foreignPerson === true) conditions.push(tri('it is by, for, or on behalf of a foreign person', facts.foreignPerson));
  if (test.biological === true) conditions.push(tri('it trains primarily on biological sequences', facts.biological));
  if (test.modifies === true) conditions.push(tri('it modifies a model that exists', facts.modifies));
  if (test.developerRevenue_usd !== undefined)
    conditions.push(limit("dollars of the developer's revenue", facts.developerRevenue_usd, test.developerRevenue_usd));
  if (test.trainingCost_usd !== undefined)
    conditions.push(limit('dollars of training cost', facts.trainingCost_usd, test.trainingCost_usd));
  if (test.chip !== undefined) {
    conditions.push(limit('TPP of the chip', exactly(facts.chip?.tpp), test.chip.tpp));
    conditions.push(
      limit('GB/s of its memory', exactly(facts.chip?.dramBandwidth_gbytes_per_second), test.chip.dramBandwidth_gbytes_per_second),
    );
  }
  if (measurement.modifications === 'out') conditions.push(not(tri('it modifies a model that exists', facts.modifies)));
  return conditions;
}

// The meter counts a multiply-accumulate as two operations, as the trade's FLOPs do.
const METER_COUNTS_MAC_AS = 2;

function counted({ run, multiplyAccumulate }: Measurement, { operations, cumulative }: Facts): Interval {
  const amount = run === 'single' ? operations : (cumulative ?? operations);
  return multiplyAccumulate === 'unspecified' || multiplyAccumulate === METER_COUNTS_MAC_AS
    ? amount
    : scale(amount, multiplyAccumulate / METER_COUNTS_MAC_AS);
}

function limit(what: string, amount: Interval | undefined, { comparison, limit: line }: Limit): Condition {
  if (amount === undefined) return { holds: 'possibly', because: `${what}: unknown, the line is ${comparison} ${short(line)}` };
  return { holds: compare(amount, comparison, line), because: `${what}: ${range(amount)}, the line is ${comparison} ${short(line)}` };
}

function compare(amount: Interval, comparison: Limit['comparison'], line: number): Verdict {
  switch (comparison) {
    case '>':
      return exceeds(amount, line);
    case '>=':
      return atLeast(amount, line);
    case '<':
      return opposite(atLeast(amount, line));
    case '<=':
      return opposite(exceeds(amount, line));
  }
}

function tri(what: string, fact: Tri): Condition {
  if (fact === 'unknown') return { holds: 'possibly', because: `not known whether ${what}` };
  return { holds: fact, because: fact === 'yes' ? what : `it is not so that ${what}` };
}

function not({ holds, because }: Condition): Condition {
  return { holds: opposite(holds), because };
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'possibly') return 'possibly';
  return verdict === 'yes' ? 'no' : 'yes';
}

function exactly(value: number | undefined): Interval | undefined {
  return value === undefined ? undefined : interval(value);
}

function range({ min, max }: Interval): string {
  return min === max ? short(min) : `${short(min)} to ${short(max)}`;
}

function short(value: number): string {
  return value >= 1e6 ? value.toExponential(2).replace(/\.?0*e\+?/, 'e') : String(value);
}
