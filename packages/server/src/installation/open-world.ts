import { codeDigest, ListShelf, readRulePacks } from '@gatehouse/connectors';
import { type Clock, digestOf, type Ids, systemIds, toUtcDate } from '@gatehouse/foundation';
import { LedgerId } from '@gatehouse/contracts';
import { signCapsule, type Signer } from '@gatehouse/ledger';
import type { WatchLists, World } from '@gatehouse/program';
import { buildIndex, isStale, type ParsedLists } from '@gatehouse/screening';
import type { PostgresStore, Vault } from '@gatehouse/store';
import type { RulePacks } from '@gatehouse/rules';

/** What is the same for every database of an installation: lists, law, code. Loaded once. */
export interface Ground {
  readonly lists: ParsedLists;
  readonly rules: RulePacks;
  readonly index: ReturnType<typeof buildIndex>;
  readonly codeDigest: string;
  readonly programmes: ReadonlyMap<string, readonly string[]>;
}

/** Loads lists (shipped and imported), rule packs and the digest of the code. */
export async function loadGround(dataDir: string): Promise<Ground> {
  const [lists, rules, digest] = await Promise.all([new ListShelf(dataDir).read(), readRulePacks(), codeDigest()]);
  return {
    lists,
    rules,
    index: buildIndex(lists.entries),
    codeDigest: digest,
    programmes: new Map(lists.entries.map((entry) => [`${entry.list}:${entry.entryId}`, entry.programmes])),
  };
}

/** The watch lists as they stand on a day. */
export function watchListsOn(ground: Ground, today: string): WatchLists {
  const versions = ground.lists.versions.map((version) => ({ ...version, stale: isStale(version, today) }));
  return {
    index: ground.index,
    programmesOf: (list, entryId) => ground.programmes.get(`${list}:${entryId}`) ?? [],
    versions,
    digest: digestOf(versions.map(({ name, version }) => [name, version])),
  };
}

/** On which day things are judged. */
export interface JudgementDay {
  /** A fixed date, as an export or the sample has it; null for the real today. */
  readonly fixed: string | null;
  /** True for made-up data. */
  readonly sample: boolean;
}

export interface WorldOptions {
  readonly ground: Ground;
  readonly store: PostgresStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly capsuleSigner: Signer;
  readonly day: JudgementDay;
  readonly ids?: Ids;
}

/** The world that the use cases are handed. */
export function openWorld({ ground, store, vault, clock, capsuleSigner, day, ids = systemIds(clock) }: WorldOptions): World {
  const today = (): string => day.fixed ?? toUtcDate(clock.now());
  let lists = watchListsOn(ground, today());
  let listsDay = today();
  return {
    clock,
    ids,
    store,
    rules: ground.rules,
    codeDigest: ground.codeDigest,
    sample: day.sample,
    today,
    // A list that was fresh in the morning can be stale the next day.
    get lists() {
      if (listsDay !== today()) {
        listsDay = today();
        lists = watchListsOn(ground, listsDay);
      }
      return lists;
    },
    capsules: { sign: (claims) => signCapsule(claims, capsuleSigner) },
    pseudonym: (id) => (LedgerId.safeParse(id).success ? id : `p:${vault.digest('pseudonym', id).slice(0, 40)}`),
  };
}
