import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countsForOfac } from './fifty-percent/designation-scope.ts';
import { countedUnder } from './fifty-percent/designations.ts';
import { beneficialOwners } from './beneficial-owners/beneficial-owners.ts';
import { fiftyPercentCascade } from './fifty-percent/fifty-percent-cascade.ts';
import { fiftyPercentRule } from './fifty-percent/fifty-percent-verdict.ts';
import { lookThrough } from './beneficial-owners/look-through.ts';
import { buildOwnershipGraph } from './graph/ownership-graph.ts';
import { entity, holds, person } from './bods/statements-for-tests.ts';

const RUNS = 4_000;
/** Choices that are tried for one graph. */
const CHOICES_MAX = 300;
const STEP = 25;
const ENTITIES = 3;
const PERSONS = ['X', 'P'];
const NAMES = [...PERSONS, ...Array.from({ length: ENTITIES }, (_, index) => `E${index}`)];

interface Edge {
  owner: string;
  min: number;
  max: number;
}
type World = Edge[][];
/** Shares of one entity's owners by name; what is missing to 100 is nobody's. */
type Assignment = Map<string, number>;

const edge = (owner: string): fc.Arbitrary<Edge | null> =>
  fc.option(
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .map(([low, width]) => ({ owner, min: low * STEP, max: Math.min(100, (low + width) * STEP) })),
    { nil: null, freq: 2 },
  );
const ownersOfOne = fc
  .tuple(...NAMES.map(edge))
  .map((edges) => edges.filter((candidate) => candidate !== null))
  .filter((edges) => edges.reduce((total, { min }) => total + min, 0) <= 100);
const world: fc.Arbitrary<World> = fc
  .tuple(...Array.from({ length: ENTITIES }, () => ownersOfOne))
  .map((all) => all.map((owners, index) => owners.filter(({ owner }) => owner !== `E${index}`)));

function assignmentsOf(edges: readonly Edge[]): Assignment[] {
  let partial: Assignment[] = [new Map()];
  for (const { owner, min, max } of edges) {
    partial = partial.flatMap((one) => {
      const options: Assignment[] = [];
      for (let share = min; share <= max; share += STEP) options.push(new Map([...one, [owner, share]]));
      return options.filter((option) => total(option) <= 100);
    });
  }
  return partial;
}

function total(assignment: Assignment): number {
  return [...assignment.values()].reduce((sum, share) => sum + share, 0);
}

/** Every way to choose one assignment an entity, thinned evenly where there are too many. */
function* choices(world: World): Generator<Assignment[]> {
  const options = world.map(assignmentsOf);
  const count = options.reduce((product, list) => product * list.length, 1);
  const stride = Math.max(1, Math.floor(count / CHOICES_MAX));
  for (let number = 0; number < count; number += stride) {
    let rest = number;
    yield options.map((list) => {
      const one = list[rest % list.length] ?? new Map<string, number>();
      rest = Math.floor(rest / list.length);
      return one;
    });
  }
}

function blockedIn(shares: readonly Assignment[], unclaimedIsDesignated: boolean): { blocked: Set<string>; held: number[] } {
  const blocked = new Set(['X']);
  for (let before = -1; before !== blocked.size;) {
    before = blocked.size;
    shares.forEach((_, index) => {
      if (heldBy(blocked, index) >= 50) blocked.add(`E${index}`);
    });
  }
  return { blocked, held: shares.map((_, index) => heldBy(blocked, index)) };

  function heldBy(owners: ReadonlySet<string>, index: number): number {
    const own = shares[index] ?? new Map<string, number>();
    let held = unclaimedIsDesignated ? 100 - total(own) : 0;
    for (const [owner, share] of own) if (owners.has(owner)) held += share;
    return held;
  }
}

/** What a person owns of each entity, by plain iteration to a fixed point. */
function ownedBy(shares: readonly Assignment[], who: string): number[] {
  let owned = shares.map(() => 0);
  for (let moved = 1; moved > 1e-14;) {
    const next = shares.map((own) =>
      [...own].reduce(
        (sum, [owner, share]) => sum + (share / 100) * (owner === who ? 1 : (owned[NAMES.indexOf(owner) - PERSONS.length] ?? 0)),
        0,
      ),
    );
    moved = Math.max(...next.map((value, index) => value - (owned[index] ?? 0)));
    owned = next;
  }
  return owned.map((fraction) => fraction * 100);
}

function graphOf(edges: World): ReturnType<typeof buildOwnershipGraph> {
  const parties = NAMES.map((name) => (name.startsWith('E') ? entity(name) : person(name)));
  const relationships = edges.flatMap((owners, index) =>
    owners.map(({ owner, min, max }) => holds(owner, `E${index}`, { minimum: min, maximum: max })),
  );
  return buildOwnershipGraph([...parties, ...relationships], { asOf: '2026-06-01' });
}

test('fiftyPercentCascade() holds the truth of every assignment, and says "not" only where none blocks', () => {
  fc.assert(
    fc.property(world, (edges) => {
      const graph = graphOf(edges);
      const rule = fiftyPercentRule(graph, fiftyPercentCascade(graph, countedUnder(graph, new Map([['X', ['SDN']]]), countsForOfac)));
      const verdicts = edges.map((_, index) => rule.verdictOf(graph.nodeOf.get(`E${index}`) ?? -1));
      const isExhaustive = edges.reduce((product, owners) => product * assignmentsOf(owners).length, 1) <= CHOICES_MAX;
      const seen = edges.map(() => new Set<boolean>());
      for (const shares of choices(edges)) {
        for (const unclaimedIsDesignated of [false, true]) {
          const { blocked, held } = blockedIn(shares, unclaimedIsDesignated);
          verdicts.forEach(({ verdict, share }, index) => {
            const isBlocked = blocked.has(`E${index}`);
            assert.ok(!(verdict === 'not' && isBlocked), `E${index} is "not", and an assignment blocks it`);
            assert.ok(!(verdict === 'blocked' && !isBlocked), `E${index} is "blocked", and an assignment does not block it`);
            seen[index]?.add(isBlocked);
            assert.ok(
              share.min <= (held[index] ?? 0) && (held[index] ?? 0) <= share.max,
              `E${index} holds ${held[index]} outside ${share.min} to ${share.max}`,
            );
          });
        }
      }
      // Where every choice was tried, "possibly" must have been seen both ways: the verdict is as sharp as the facts allow.
      if (isExhaustive) verdicts.forEach(({ verdict }, index) => assert.equal(seen[index]?.size, verdict === 'possibly' ? 2 : 1));
    }),
    { numRuns: RUNS },
  );
});

test('lookThrough() and beneficialOwners() hold the truth of every assignment', () => {
  fc.assert(
    fc.property(world, (edges) => {
      const graph = graphOf(edges);
      const person = graph.nodeOf.get('P') ?? -1;
      const truths = [...choices(edges)].filter((_, index) => index % 7 === 0).map((shares) => ownedBy(shares, 'P'));
      edges.forEach((_, index) => {
        const target = graph.nodeOf.get(`E${index}`) ?? -1;
        const wide = lookThrough(graph, target).get(person) ?? { min: 0, max: 0 };
        const owner = beneficialOwners(graph, target).find((candidate) => candidate.id === 'P');
        for (const truth of truths) {
          const owned = truth[index] ?? 0;
          assert.ok(wide.min <= owned + 1e-9 && owned <= wide.max + 1e-9, `${owned} outside ${wide.min} to ${wide.max}`);
          if (owner !== undefined)
            assert.ok(
              owner.share.min <= owned + 1e-9 && owned <= owner.share.max + 1e-9,
              `${owned} outside ${owner.share.min} to ${owner.share.max}`,
            );
          else assert.ok(owned < 25, `P owns ${owned} and is not listed`);
        }
      });
    }),
    { numRuns: RUNS / 4 },
  );
});
