import { ProblemError } from '@gatehouse/foundation';
import { type ListImpact, listImpact, type Reader, scoredChange, type ScoredChange } from '@gatehouse/program';
import { diffListsInSteps, type ListDiff, type ParsedLists } from '@gatehouse/screening';
import { RecentResults } from '../recent-results.ts';
import { inTurns, takeTurns } from '../take-turns.ts';
import { type PlacedVersion, versionViews } from './lists-view.ts';
import type { Rooms } from './rooms.ts';

/** People look at one change at a time, page by page; a change of a whole list is some tens of megabytes. */
const COMPARISONS_MAX = 3;
const IMPACTS_MAX = 8;
/** Customers come and change: whom a change touches is told as of a minute ago at most. */
const IMPACT_AGE_MAX_MS = 60_000;

interface ComparedVersion {
  readonly version: string;
  readonly date: string | null;
  readonly entries: number;
}

/** Two versions of a list with what differs. */
export interface ComparedVersions {
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
  readonly diff: ListDiff;
  readonly scored: ScoredChange;
}

interface Choice {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Chosen {
  readonly list: string;
  readonly from: PlacedVersion;
  readonly to: PlacedVersion;
  /** The lists in use when it was chosen: what completes a version, such as its aliases, can come from them. */
  readonly live: ParsedLists;
}

/** Compares versions of the lists, and keeps the last few results: reading and comparing a large list takes a second or more. */
export class VersionComparisons {
  readonly #rooms: Rooms;
  readonly #comparisons: RecentResults<ComparedVersions>;
  readonly #impacts: RecentResults<ListImpact>;
  readonly #numbers = new WeakMap<ParsedLists, number>();
  #lastNumber = 0;

  constructor(rooms: Rooms) {
    const { clock } = rooms.world;
    this.#rooms = rooms;
    this.#comparisons = new RecentResults({ clock, results_max: COMPARISONS_MAX });
    this.#impacts = new RecentResults({ clock, results_max: IMPACTS_MAX, age_max_ms: IMPACT_AGE_MAX_MS });
  }

  /** What differs between two versions. Throws `not-found` for a list or a version that is not known. */
  async compared(list: string, choice: Choice): Promise<ComparedVersions> {
    return this.#comparisonOf(await this.#choose(list, choice));
  }

  /** The same with whom it touches. */
  async impact(list: string, choice: Choice, reader: Reader): Promise<ComparedVersions & { readonly impact: ListImpact }> {
    const chosen = await this.#choose(list, choice);
    const compared = await this.#comparisonOf(chosen);
    const impact = await this.#impacts.get(this.#keyOf(chosen), () => this.#impactOf(chosen, compared, reader));
    return { ...compared, impact };
  }

  #comparisonOf(chosen: Chosen): Promise<ComparedVersions> {
    return this.#comparisons.get(this.#keyOf(chosen), async () => {
      const { list, from, to, live } = chosen;
      const { shelf } = this.#rooms.lists;
      const [old, next] = [await shelf.entriesOf(list, from.view.version, live), await shelf.entriesOf(list, to.view.version, live)];
      const diff = await inTurns(diffListsInSteps(old, next));
      return { from: refOf(from, old.length), to: refOf(to, next.length), diff, scored: scoredChange(old, next, diff) };
    });
  }

  #impactOf({ from, to, live }: Chosen, { scored }: ComparedVersions, reader: Reader): Promise<ListImpact> {
    const { world, installation } = this.#rooms;
    // The index in use holds every entry of a version that is live: none need be built for that side.
    const index = installation.ground.lists === live ? installation.ground.index : undefined;
    const indexOf = ({ state }: PlacedVersion) => (state === 'live' ? index : undefined);
    return listImpact(world, reader, scored, { inUse: { before: indexOf(from), after: indexOf(to) }, breathe: takeTurns() });
  }

  async #choose(list: string, choice: Choice): Promise<Chosen> {
    const { lists, installation } = this.#rooms;
    const live = installation.ground.lists;
    const known = versionViews(live, await lists.shelf.record(), list);
    const present = known.find(({ state }) => state === 'live');
    if (present === undefined)
      throw new ProblemError(
        'not-found',
        `There is no list called "${list}".`,
        `Ask for one of ${live.versions.map((version) => version.name).join(', ')}.`,
      );
    const to = choice.to === undefined ? present : pick(known, choice.to);
    const before =
      to.state === 'held' ? present : known.find(({ state, view }) => state === 'earlier' && view.kept && view.version !== to.view.version);
    return { list, from: choice.from === undefined ? (before ?? present) : pick(known, choice.from), to, live };
  }

  #keyOf({ list, from, to, live }: Chosen): string {
    const number = this.#numbers.get(live) ?? (this.#lastNumber += 1);
    this.#numbers.set(live, number);
    return JSON.stringify([list, from.view.version, to.view.version, number]);
  }
}

function pick(known: readonly PlacedVersion[], version: string): PlacedVersion {
  const found = known.find(({ view }) => view.version === version);
  if (found === undefined)
    throw new ProblemError('not-found', 'There is no such version of this list.', 'Choose one of the versions that GET /v1/lists names.', {
      field: 'version',
    });
  return found;
}

function refOf({ view }: PlacedVersion, entries: number): ComparedVersion {
  return { version: view.version, date: view.date, entries };
}
