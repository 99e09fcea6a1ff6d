import assert from 'node:assert/strict';
import { seededRng } from '@gatehouse/foundation';
import { beneficialOwners } from './beneficial-owners/beneficial-owners.ts';
import { lookThrough } from './beneficial-owners/look-through.ts';
import { countsForOfac } from './fifty-percent/designation-scope.ts';
import { countedUnder } from './fifty-percent/designations.ts';
import { fiftyPercentCascade } from './fifty-percent/fifty-percent-cascade.ts';
import { fiftyPercentRule } from './fifty-percent/fifty-percent-verdict.ts';
import { buildOwnershipGraph } from './graph/ownership-graph.ts';
import { assignments, DESIGNATED, judgeAssignment, ownedByP, randomWorld, statementsOfWorld } from './oracle-for-tests.ts';

const NEAR = 1e-6;
/** Assignments that are asked for looked-through shares: they cost more than verdicts. */
const LOOK_THROUGH_MAX = 12;

export interface Agreement {
  /** Every assignment was tried, so the verdict had to be as sharp as the facts allow. */
  readonly exhaustive: boolean;
  readonly assignments: number;
}

/** Makes the random graph of a number and holds the calculators against the oracle. Throws an AssertionError where they disagree. */
export function holdAgainstOracle(seed: number, number: number, assignmentsMax: number): Agreement {
  const rng = seededRng(`${seed}/${number}`);
  const { world, step } = randomWorld(rng);
  const graph = buildOwnershipGraph(statementsOfWorld(world), { asOf: '2026-06-01' });
  const rule = fiftyPercentRule(graph, fiftyPercentCascade(graph, countedUnder(graph, DESIGNATED, countsForOfac)));
  const nodes = world.map((_, index) => graph.nodeOf.get(`E${index}`) ?? -1);
  const verdicts = nodes.map((node) => rule.verdictOf(node));
  const seen = world.map(() => new Set<boolean>());
  const { all, exhaustive } = assignments(world, step, rng, assignmentsMax);
  const told = (index: number): string => `graph ${number} of seed ${seed}, E${index}: ${JSON.stringify(world)}`;
  for (const one of all) {
    const { blocked, held } = judgeAssignment(world, one);
    verdicts.forEach(({ verdict, share }, index) => {
      const isBlocked = blocked[index] === true;
      seen[index]?.add(isBlocked);
      hold(!(verdict === 'not' && isBlocked), () => `"not", and an assignment blocks: ${told(index)}`);
      hold(!(verdict === 'blocked' && !isBlocked), () => `"blocked", and an assignment does not block: ${told(index)}`);
      const part = held[index] ?? 0;
      hold(share.min <= part + NEAR && part <= share.max + NEAR, () => `${part} outside ${share.min} to ${share.max}: ${told(index)}`);
    });
  }
  if (exhaustive)
    verdicts.forEach(({ verdict }, index) =>
      hold(seen[index]?.size === (verdict === 'possibly' ? 2 : 1), () => `not sharp: ${told(index)}`),
    );

  const p = graph.nodeOf.get('P') ?? -1;
  const truths = all.slice(0, LOOK_THROUGH_MAX).map((one) => ownedByP(world, one));
  nodes.forEach((node, index) => {
    const wide = lookThrough(graph, node).get(p) ?? { min: 0, max: 0 };
    const owner = beneficialOwners(graph, node).find((found) => found.id === 'P');
    for (const truth of truths) {
      const owned = truth[index] ?? 0;
      hold(
        wide.min <= owned + NEAR && owned <= wide.max + NEAR,
        () => `P owns ${owned} outside ${wide.min} to ${wide.max}: ${told(index)}`,
      );
      if (owner === undefined) hold(owned < 25 + NEAR, () => `P owns ${owned} and is not listed: ${told(index)}`);
      else {
        hold(owner.share.min <= owned + NEAR && owned <= owner.share.max + NEAR, () => `P owns ${owned} outside its share: ${told(index)}`);
        hold(owner.possible || owner.control !== false || owned > 25 - NEAR, () => `P is certain and owns ${owned}: ${told(index)}`);
      }
    }
  });
  return { exhaustive, assignments: all.length };
}

// The words are made only where they are needed: they cost more than the check.
function hold(condition: boolean, words: () => string): void {
  if (!condition) assert.fail(words());
}
