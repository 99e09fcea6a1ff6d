import { AsyncResource } from 'node:async_hooks';
import { confirmedLists, ListRefresher, type ListShelf } from '@gatehouse/connectors';
import { type Clock, systemRng } from '@gatehouse/foundation';
import { recordListEvents, recordListsInUse, type World } from '@gatehouse/program';
import { listsDigest, listsGroundAside, watchListsOn } from './lists-ground.ts';
import type { Installation } from './open-installation.ts';

/** Keeps the lists of a running server as the shelf has them: what anybody imports, approves or refreshes is in use within seconds. */
export class ListsKeeper {
  readonly shelf: ListShelf;
  readonly refresher: ListRefresher;
  readonly #installation: Installation;
  readonly #world: World;
  #seen: string | null = null;
  #turn: Promise<void> = Promise.resolve();
  /** A call's transaction is not ours: what is taken up stays taken up, should the call fail at its end. */
  readonly #outside = new AsyncResource('ListsKeeper');

  constructor(installation: Installation, world: World, clock: Clock) {
    this.shelf = installation.shelf;
    this.refresher = new ListRefresher({ shelf: this.shelf, clock, rng: systemRng });
    this.#installation = installation;
    this.#world = world;
  }

  /**
   * Takes up what changed on the shelf since the last look, and writes it to the ledger. The new index is built aside and put to use in one step;
   * whoever was judged by the old versions is held until judged again. Where the shelf cannot be read, the lists in use stay.
   */
  follow(): Promise<void> {
    // One look at a time: each finds all that the one before it left.
    const next = this.#outside.runInAsyncScope(() => this.#turn.then(() => this.#look()));
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #look(): Promise<void> {
    const state = await this.shelf.state();
    if (state === this.#seen) return this.#confirm();
    const { ground } = this.#installation;
    const isAsLoaded = this.#seen === null && (ground.shelfState === undefined || ground.shelfState === state);
    const lists = isAsLoaded ? ground.lists : await this.shelf.read();
    if (listsDigest(lists.versions) === this.#world.lists.digest) {
      await recordListsInUse(this.#world, this.#world.lists);
    } else {
      const next = await listsGroundAside(lists, await confirmedLists(this.shelf.folder, lists));
      await recordListsInUse(this.#world, watchListsOn(next, this.#world.today()));
      this.#installation.useLists(next);
    }
    await recordListEvents(this.#world, (await this.shelf.record()).events);
    this.#seen = state;
    await this.#confirm();
  }

  /** A publisher that still offers what is in use makes it as fresh as that day. */
  async #confirm(): Promise<void> {
    const { ground } = this.#installation;
    const confirmed = await confirmedLists(this.shelf.folder, ground.lists);
    const isNews = confirmed.size !== ground.confirmed.size || [...confirmed].some(([name, day]) => ground.confirmed.get(name) !== day);
    if (isNews) this.#installation.useLists({ ...ground, confirmed });
  }
}
