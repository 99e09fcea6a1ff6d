import { ProblemError } from '@gatehouse/foundation';
import { HASH_BYTES, type TileReader } from '@gatehouse/ledger';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface SignedHead {
  readonly size: number;
  readonly note: string;
  readonly root: Buffer;
  readonly at: string;
}

export interface NumberedLeaf {
  readonly id: string;
  readonly index: number;
  readonly leaf: Buffer;
}

/** Reads the log as its verifiers see it: heads, tiles and leaves. */
export class LogReader {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The newest signed head; null for a log without entries. */
  async head(): Promise<SignedHead | null> {
    const row = await this.#db.selectFrom('gatehouse.ledger_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : { size: Number(row.size), note: row.note, root: row.root, at: row.at };
  }

  /** Tiles as proofs need them. A tile grows until it is full: the first hashes of a wider one are the narrower one. */
  readonly readTile: TileReader = async (level, index, width) => {
    const row = await this.#db
      .selectFrom('gatehouse.ledger_tile')
      .select('hashes')
      .where('level', '=', level)
      .where('number', '=', String(index))
      .executeTakeFirst();
    if (row === undefined || row.hashes.length < width * HASH_BYTES) {
      throw new ProblemError('not-verified', `Tile ${level}/${index} of the log is missing or too short.`, 'Run gatehouse fsck.');
    }
    return row.hashes.subarray(0, width * HASH_BYTES);
  };

  /** The numbered leaves of some entries; those that still wait for the sequencer are left out. */
  async leaves(ids: readonly string[]): Promise<NumberedLeaf[]> {
    const rows = await sql<{ id: string; number: string; leaf: Buffer }>`
      select id, number, leaf from gatehouse.ledger_entry where id = any(${[...ids]}) and number is not null order by number`.execute(
      this.#db,
    );
    return rows.rows.map((row) => ({ id: row.id, index: Number(row.number), leaf: row.leaf }));
  }

  /** The ids of entries about some subjects, newest first. */
  async entriesAbout(subjects: readonly string[], limit: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('gatehouse.ledger_entry')
      .select('id')
      .where('subject', 'in', subjects.length > 0 ? [...subjects] : [''])
      .orderBy('arrival', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  }
}
