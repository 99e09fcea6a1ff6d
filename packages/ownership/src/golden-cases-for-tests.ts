import assert from 'node:assert/strict';
import type { BodsStatement, OwnershipRow } from '@gatehouse/contracts';
import { assessSubject } from './assess-ownership.ts';
import { lookThrough } from './beneficial-owners/look-through.ts';
import { entity, holds, person, relates } from './bods/statements-for-tests.ts';
import { buildOwnershipGraph } from './graph/ownership-graph.ts';

/** One golden case: a graph, and what is expected of some of its entities. Shares in percent. */
export interface GoldenCase {
  readonly id: string;
  readonly holdings: readonly (readonly [owner: string, owned: string, share: number | readonly [least: number, most: number]])[];
  readonly controls?: readonly (readonly [owner: string, owned: string, kind: string])[];
  readonly entities?: readonly string[];
  readonly gaps?: boolean;
  readonly designated?: Readonly<Record<string, string[]>>;
  readonly expect: readonly {
    readonly subject: string;
    readonly verdict: OwnershipRow['ofac50']['verdict'];
    readonly share?: readonly [number, number];
    /** What P holds looked through; `null`: nobody is certain to be a beneficial owner. */
    readonly owner?: readonly [number, number] | null;
  }[];
  readonly why: string;
}

export const GOLDEN_FILES = ['ofac-50.json', 'closed-form.json'] as const;

const BLOCKED = { X: ['SDN'], Y: ['SDN:NPWMD'] };
const INDIVIDUALS = /^[PQXYZ]\d?$/;
const NEAR = 1e-9;

/** The cases that a golden file's text holds. */
export function goldenCasesOf(text: string): readonly GoldenCase[] {
  return JSON.parse(text).cases;
}

/** Throws an AssertionError where the calculators say something else than the case expects. */
export function holdCase(golden: GoldenCase): void {
  const graph = buildOwnershipGraph(statementsOf(golden), { asOf: '2026-06-01' });
  const designated = new Map(Object.entries(golden.designated ?? BLOCKED));
  for (const { subject, verdict, share, owner } of golden.expect) {
    const row = assessSubject(graph, subject, { designated, affiliatesStatus: 'in-force' });
    assert.ok(row);
    assert.equal(row.ofac50.verdict, verdict, `${subject}: ${row.ofac50.because}`);
    if (share !== undefined) assert.deepEqual([row.ofac50.share.min, row.ofac50.share.max], share, subject);
    if (owner === null)
      assert.deepEqual(
        row.beneficialOwners.filter((found) => !found.possible),
        [],
        subject,
      );
    if (owner == null) continue;
    const held =
      row.beneficialOwners.find((found) => found.id === 'P')?.share ??
      lookThrough(graph, graph.nodeOf.get(subject) ?? -1).get(graph.nodeOf.get('P') ?? -1);
    assert.ok(
      held !== undefined && Math.abs(held.min - owner[0]) < NEAR && Math.abs(held.max - owner[1]) < NEAR,
      `${subject}: P holds ${held?.min} to ${held?.max}`,
    );
  }
}

function statementsOf({ holdings, controls = [], entities = [], gaps = false }: GoldenCase): BodsStatement[] {
  const ids = new Set([
    ...entities,
    ...holdings.flatMap(([owner, owned]) => [owner, owned]),
    ...controls.flatMap(([owner, owned]) => [owner, owned]),
  ]);
  const least = new Map([...entities, ...holdings.map(([, owned]) => owned), ...controls.map(([, owned]) => owned)].map((id) => [id, 0]));
  for (const [, owned, share] of holdings) least.set(owned, (least.get(owned) ?? 0) + (typeof share === 'number' ? share : share[1]));
  const rest = gaps ? [] : [...least].flatMap(([id, stated]) => (stated < 100 ? [holds('clean', id, 100 - stated)] : []));
  return [
    person('clean'),
    ...[...ids].map((id) => (INDIVIDUALS.test(id) ? person(id) : entity(id))),
    ...holdings.map(([owner, owned, share]) =>
      holds(owner, owned, typeof share === 'number' ? share : { minimum: share[0], maximum: share[1] }),
    ),
    ...controls.map(([owner, owned, kind]) => relates(owner, owned, [{ type: kind }], { recordId: `${owner} controls ${owned}` })),
    ...rest,
  ];
}
