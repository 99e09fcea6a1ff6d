import type { BodsStatement } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { entity, person, relates } from './bods/statements-for-tests.ts';

/**
 * A second, naive reading of the 50 percent rule and of looked-through shares: every assignment of what is unknown is written out and
 * judged by itself. It shares no code with the calculators and knows nothing of their shortcuts; it is slow on purpose.
 */

/** One stated holding. Percent. */
export interface OracleEdge {
  readonly owner: string;
  readonly min: number;
  readonly max: number;
  /** The holder acts for somebody whom nobody names. */
  readonly nominee: boolean;
}
/** The owners of each entity: the entity `E0` is at index 0. */
export type OracleWorld = readonly (readonly OracleEdge[])[];

/** X and Y are designated, L stands on a list that may or may not count, G has no record, P and Q are clean. */
export const DESIGNATED: ReadonlyMap<string, readonly string[]> = new Map([
  ['X', ['SDN']],
  ['Y', ['SDN']],
  ['L', ['NONSDN']],
]);
const OUTSIDERS = ['X', 'Y', 'L', 'G', 'P', 'Q'] as const;
const RANGE_STEPS_MAX = 2;
const EDGE_CHANCE = 0.34;
const NOMINEE_CHANCE = 0.12;
const SETTLED = 1e-9;

/** Shares are multiples of one of these, so that sums meet the line exactly and often. */
const STEPS = [25, 10, 12.5] as const;

export function randomWorld(rng: Rng): { readonly world: OracleWorld; readonly step: number } {
  const step = rng.pick(STEPS);
  const entities = 3 + rng.below(3);
  const names = [...OUTSIDERS, ...Array.from({ length: entities }, (_, index) => `E${index}`)];
  const world = Array.from({ length: entities }, (_, index) => {
    const edges: OracleEdge[] = [];
    let left = 100;
    for (const owner of names) {
      if (owner === `E${index}` || rng.next() > EDGE_CHANCE) continue;
      const min = Math.min(left, step * rng.below(Math.floor(75 / step)));
      const max = Math.min(100, min + step * rng.below(RANGE_STEPS_MAX + 1));
      left -= min;
      edges.push({ owner, min, max, nominee: (owner === 'P' || owner === 'Q') && rng.next() < NOMINEE_CHANCE });
    }
    return edges;
  });
  return { world, step };
}

/** The world as BODS statements; G stays a reference without a record. */
export function statementsOfWorld(world: OracleWorld): BodsStatement[] {
  return [
    ...OUTSIDERS.filter((name) => name !== 'G').map((name) => person(name)),
    ...world.map((_, index) => entity(`E${index}`)),
    ...world.flatMap((edges, index) =>
      edges.map(({ owner, min, max, nominee }) =>
        relates(owner, `E${index}`, [
          { type: 'shareholding', directOrIndirect: 'direct', share: { minimum: min, maximum: max } },
          ...(nominee ? [{ type: 'nominee', directOrIndirect: 'direct' as const }] : []),
        ]),
      ),
    ),
  ];
}

/** One way in which everything unknown may be. */
export interface Assignment {
  /** By entity: the share of each of its stated owners. */
  readonly shares: readonly (readonly number[])[];
  /** By entity: what designated parties hold of the part that nobody claims. */
  readonly unclaimed: readonly number[];
  /** Who counts as designated among L, G and those behind nominees. */
  readonly listCounts: boolean;
  readonly absentIsDesignated: boolean;
  readonly nomineesActForDesignated: boolean;
}

/** All assignments in steps where they are at most `most`, else a sample that holds both extremes of each unknown. */
export function assignments(
  world: OracleWorld,
  step: number,
  rng: Rng,
  most: number,
): { readonly all: Assignment[]; readonly exhaustive: boolean } {
  const options = world.map((edges) => splits(edges, step));
  const outside = [false, true];
  const count = options.reduce((product, list) => product * list.length, 1) * 2 ** world.length * 8;
  const exhaustive = count <= most;
  const all: Assignment[] = [];
  for (let number = 0; number < Math.min(count, most); number += 1) {
    let rest = exhaustive ? number : Math.floor(rng.next() * count);
    const digit = (base: number): number => {
      const value = rest % base;
      rest = Math.floor(rest / base);
      return value;
    };
    // The first two of a sample are the extremes: everything to the designated, nothing to them.
    const extreme = exhaustive || number > 1 ? null : number;
    const flag = (): boolean => outside[extreme ?? digit(2)] === true;
    const listCounts = flag();
    const absentIsDesignated = flag();
    const nomineesActForDesignated = flag();
    const shares = options.map((list) => list[digit(list.length)] ?? []);
    const unclaimed = shares.map((own) => (flag() ? 100 - own.reduce((sum, share) => sum + share, 0) : 0));
    all.push({ shares, unclaimed, listCounts, absentIsDesignated, nomineesActForDesignated });
  }
  return { all, exhaustive };
}

/** Every way to give each owner a share of its range, in steps, that fits into the whole. */
function splits(edges: readonly OracleEdge[], step: number): number[][] {
  let partial: number[][] = [[]];
  for (const { min, max } of edges) {
    partial = partial.flatMap((own) => {
      const longer: number[][] = [];
      for (let share = min; share <= max + 1e-9; share += step) longer.push([...own, Math.min(share, max)]);
      return longer.filter((option) => option.reduce((sum, share) => sum + share, 0) <= 100 + 1e-9);
    });
  }
  return partial;
}

/** Who is blocked under one assignment, and what blocked and designated parties hold of each entity. */
export function judgeAssignment(world: OracleWorld, one: Assignment): { readonly blocked: boolean[]; readonly held: number[] } {
  const blocked = world.map(() => false);
  const counts = (owner: string): boolean => {
    if (owner === 'X' || owner === 'Y') return true;
    if (owner === 'L') return one.listCounts;
    if (owner === 'G') return one.absentIsDesignated;
    return owner.startsWith('E') && blocked[Number(owner.slice(1))] === true;
  };
  const held = (index: number): number =>
    (world[index] ?? []).reduce((sum, edge, at) => {
      const isTheirs = edge.nominee ? one.nomineesActForDesignated : counts(edge.owner);
      return sum + (isTheirs ? (one.shares[index]?.[at] ?? 0) : 0);
    }, one.unclaimed[index] ?? 0);
  for (let again = true; again;) {
    again = false;
    for (let index = 0; index < world.length; index += 1) {
      if (blocked[index] === true || held(index) < 50 - 1e-9) continue;
      blocked[index] = true;
      again = true;
    }
  }
  return { blocked, held: world.map((_, index) => held(index)) };
}

/** What P owns of each entity under one assignment, by repeated substitution; what it holds as a nominee belongs to somebody else. */
export function ownedByP(world: OracleWorld, { shares }: Assignment): number[] {
  let owned = world.map(() => 0);
  for (let moved = 1; moved > SETTLED;) {
    const next = world.map((edges, index) =>
      edges.reduce((sum, { owner, nominee }, at) => {
        const part = owner === 'P' && !nominee ? 1 : owner.startsWith('E') ? (owned[Number(owner.slice(1))] ?? 0) : 0;
        return sum + ((shares[index]?.[at] ?? 0) / 100) * part;
      }, 0),
    );
    moved = Math.max(...next.map((value, index) => Math.abs(value - (owned[index] ?? 0))));
    owned = next;
  }
  return owned.map((fraction) => fraction * 100);
}
