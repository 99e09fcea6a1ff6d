import { digestOf, ProblemError } from '@gatehouse/foundation';
import { nearestNames } from '../nearest-names.ts';
import type { RulePack } from './rule-pack.ts';

/** The packs that are loaded together; `digest` names the whole set, for the record of a decision. */
export interface RulePacks {
  readonly packs: readonly RulePack[];
  readonly digest: string;
}

/**
 * A set of packs, in the order of their ids.
 * Throws a ProblemError `conflict` where two packs share an id, or a clock, threshold, country group or calendar stands in two of them.
 */
export function rulePacksOf(packs: Iterable<RulePack>): RulePacks {
  const sorted = [...packs].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const owners = new Map<string, string>();
  for (const pack of sorted) {
    for (const name of namesOf(pack)) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new ProblemError('conflict', `${name} stands in both ${owner} and ${pack.id}.`, 'Delete one, or give it another id.', {
          field: name,
        });
      }
      owners.set(name, pack.id);
    }
  }
  return { packs: sorted, digest: digestOf(sorted.map((pack) => [pack.id, pack.digest])) };
}

/** The pack of an id. Throws a ProblemError `unknown-name` that names the nearest ids. */
export function packOf(packs: RulePacks, id: string): RulePack {
  const pack = packs.packs.find((candidate) => candidate.id === id);
  if (pack !== undefined) return pack;
  throw unknownName(
    'rule pack',
    id,
    packs.packs.map((candidate) => candidate.id),
  );
}

/** The error for a name that is not known, with the nearest ones that are. */
export function unknownName(kind: string, written: string, names: Iterable<string>): ProblemError {
  return new ProblemError(
    'unknown-name',
    `No ${kind} is called "${written}".`,
    `Did you mean ${nearestNames(written, names).join(', ')}?`,
    { field: written },
  );
}

function* namesOf(pack: RulePack): Iterable<string> {
  yield `rule pack ${pack.id}`;
  for (const clock of pack.clocks) yield `clock ${clock.id}`;
  for (const threshold of pack.thresholds) yield `threshold ${threshold.id}`;
  for (const group of pack.countryGroups) yield `country group ${group.id}`;
  for (const calendar of pack.calendars) yield `calendar ${calendar.id}`;
}
