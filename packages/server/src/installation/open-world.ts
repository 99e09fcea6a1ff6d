import { codeDigest, confirmedLists, ListShelf, readRulePacks } from '@gatehouse/connectors';
import { type Clock, type Ids, systemIds, toUtcDate } from '@gatehouse/foundation';
import { LedgerId } from '@gatehouse/contracts';
import { signCapsule, type Signer } from '@gatehouse/ledger';
import type { WatchLists, World } from '@gatehouse/program';
import type { PostgresStore, Vault } from '@gatehouse/store';
import type { RulePacks } from '@gatehouse/rules';
import { listsGround, type ListsGround, watchListsOn } from './lists-ground.ts';

/** What is the same for every database of an installation: lists, law, code. */
export interface Ground extends ListsGround {
  readonly rules: RulePacks;
  readonly codeDigest: string;
  /** In which state the shelf was when its lists were read; absent where they are not the shelf's. */
  readonly shelfState?: string;
}

/** Loads lists (shipped and imported), rule packs and the digest of the code. */
export async function loadGround(dataDir: string, shelf: ListShelf = new ListShelf(dataDir)): Promise<Ground> {
  const shelfState = await shelf.state();
  const [lists, rules, digest] = await Promise.all([shelf.read(), readRulePacks(), codeDigest()]);
  return { ...listsGround(lists, await confirmedLists(shelf.folder, lists)), rules, codeDigest: digest, shelfState };
}

/** On which day things are judged. */
export interface JudgementDay {
  /** A fixed date, as an export or the sample has it; null for the real today. */
  readonly fixed: string | null;
  /** True for made-up data. */
  readonly sample: boolean;
}

export interface WorldOptions {
  /** What is in use now: it can be another the next time it is asked for. */
  readonly ground: () => Ground;
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
  let seen: { readonly ground: ListsGround; readonly day: string; readonly lists: WatchLists } | null = null;
  const { rules, codeDigest: code } = ground();
  return {
    clock,
    ids,
    store,
    rules,
    codeDigest: code,
    sample: day.sample,
    today,
    // A list that was fresh in the morning can be stale the next day, and a new version comes while we serve.
    get lists() {
      const [present, on] = [ground(), today()];
      if (seen === null || seen.ground !== present || seen.day !== on)
        seen = { ground: present, day: on, lists: watchListsOn(present, on) };
      return seen.lists;
    },
    capsules: { sign: (claims) => signCapsule(claims, capsuleSigner) },
    pseudonym: (id) => (LedgerId.safeParse(id).success ? id : `p:${vault.digest('pseudonym', id).slice(0, 40)}`),
  };
}
