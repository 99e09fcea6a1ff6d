import { appendEntries, EMPTY_LOG, rootOfState, signCheckpoint, type Signer } from '@gatehouse/ledger';
import { type Clock, toInstant } from '@gatehouse/foundation';
import { type Kysely, sql } from 'kysely';
import { LogStateShape } from './log-state.ts';
import type { Tables } from './tables.ts';

const LOCK = 7_300_001;
const BATCH_MAX = 4_096;

/**
 * Turns waiting entries into tiles, entry bundles and a signed checkpoint, in the order of their arrival.
 * One sequencer works at a time, whoever holds the lock; entries, tiles and checkpoint commit together.
 */
export class Sequencer {
  readonly #db: Kysely<Tables>;
  readonly #signer: Signer;
  readonly #clock: Clock;

  constructor(options: { readonly db: Kysely<Tables>; readonly signer: Signer; readonly clock: Clock }) {
    this.#db = options.db;
    this.#signer = options.signer;
    this.#clock = options.clock;
  }

  /** Numbers all entries that wait. Resolves to how many there were. */
  async run(): Promise<number> {
    let done = 0;
    for (;;) {
      const count = await this.#batch();
      done += count;
      if (count < BATCH_MAX) return done;
    }
  }

  async #batch(): Promise<number> {
    return this.#db.transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
      const waiting = await db
        .selectFrom('gatehouse.ledger_entry')
        .select(['id', 'leaf'])
        .where('number', 'is', null)
        .orderBy('arrival')
        .limit(BATCH_MAX)
        .execute();
      if (waiting.length === 0) return 0;
      const last = await db.selectFrom('gatehouse.ledger_checkpoint').select('state').orderBy('size', 'desc').limit(1).executeTakeFirst();
      const before = last === undefined ? EMPTY_LOG : LogStateShape.parse(last.state);
      const { state, newTiles, newBundles } = appendEntries(
        before,
        waiting.map((entry) => entry.leaf),
      );
      await sql`
        update gatehouse.ledger_entry e set number = w.number
        from unnest(${waiting.map((entry) => entry.id)}::text[], ${waiting.map((_entry, index) => before.size + index)}::bigint[]) as w(id, number) where e.id = w.id`.execute(
        db,
      );
      for (const tile of newTiles) {
        await sql`
          insert into gatehouse.ledger_tile (level, number, width, hashes) values (${tile.level}, ${tile.index}, ${tile.width}, ${Buffer.from(tile.data)})
          on conflict (level, number) do update set width = excluded.width, hashes = excluded.hashes`.execute(db);
      }
      for (const bundle of newBundles) {
        await sql`
          insert into gatehouse.ledger_bundle (number, width, data) values (${bundle.index}, ${bundle.width}, ${Buffer.from(bundle.data)})
          on conflict (number) do update set width = excluded.width, data = excluded.data`.execute(db);
      }
      const root = rootOfState(state);
      const note = signCheckpoint({ size: state.size, root }, this.#signer);
      await sql`
        insert into gatehouse.ledger_checkpoint (size, root, note, state, at)
        values (${state.size}, ${Buffer.from(root)}, ${note}, ${JSON.stringify(state)}, ${toInstant(this.#clock.now())})`.execute(db);
      return waiting.length;
    });
  }
}
