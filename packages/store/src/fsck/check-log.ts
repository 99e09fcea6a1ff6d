import { leafHash, TILE_WIDTH, TreeHasher, type VerifierKey } from '@gatehouse/ledger';
import type { PoolClient } from 'pg';
import { CheckpointPass } from './checkpoint-pass.ts';
import type { Finding } from './finding.ts';
import { rowFault } from './leaf-fault.ts';
import { type LogBlock, readBlock } from './log-block.ts';
import { instantColumn, rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';
import { type ExpectedTile, TileLevels } from './tile-levels.ts';

/**
 * The whole log in one pass: entries, bundles, tiles and checkpoints must tell of the same leaves. A leaf is told three times (entry,
 * bundle, tile); where one differs from the two others, it is the one that is named, and the tree is built from what the two say.
 *
 * That every checkpoint has the root of its own first leaves makes all of them consistent with each other (RFC 6962, section 2.1.2).
 */
export async function checkLog(client: PoolClient, key: VerifierKey): Promise<Finding[]> {
  const pass = new LogPass(client);
  const checkpoints = new CheckpointPass(client, key);
  const size = await newestSize(client);
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const block = await readBlock(client, index);
    for (let at = 0; at < TILE_WIDTH && index * TILE_WIDTH + at < size; at += 1) {
      await pass.take(block, index * TILE_WIDTH + at);
      await checkpoints.after(pass.tree);
    }
  }
  await pass.finish(size);
  return [...pass.findings(), ...checkpoints.findings(), await waiting(client, size, pass)];
}

class LogPass {
  readonly tree = new TreeHasher();
  readonly rows = new Tally('ledger-rows', 'entry’s columns say what its leaf says');
  readonly #client: PoolClient;
  readonly #tiles = new TileLevels();
  readonly #numbers = new Tally('ledger-numbers', 'number from 0 to the log’s size has its entry');
  readonly #leaves = new Tally('ledger-leaves', 'entry holds the leaf that bundle and tile tell of');
  readonly #bundles = new Tally('ledger-bundles', 'bundle holds the leaves of its entries');
  readonly #tileTally = new Tally('ledger-tiles', 'tile holds the hashes of what is below it');
  #bundleFault: string | null = null;
  #last: LogBlock | null = null;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Holds one leaf's three tellings against each other. */
  async take(block: LogBlock, number: number): Promise<void> {
    const at = number % TILE_WIDTH;
    const entry = block.entries.get(number) ?? null;
    const bundled = block.leaves[at];
    const [fromEntry, fromBundle] = [entry === null ? null : leafHash(entry.leaf), bundled === undefined ? null : leafHash(bundled)];
    const agreed = majority(fromEntry, fromBundle, block.hashAt(at));
    this.#numbers.look(`number ${number}`, entry === null ? 'has no entry' : null);
    if (entry !== null) {
      const isWrong = !same(fromEntry, agreed);
      this.#leaves.look(entry.id, isWrong ? `(number ${number}) is not the leaf that was logged` : null);
      // A leaf that is known to be changed says nothing about the columns beside it.
      if (!isWrong) this.rows.look(entry.id, rowFault(entry));
    }
    if (!same(fromBundle, agreed)) this.#bundleFault ??= `does not hold the leaf of number ${number}`;
    this.tree.push(agreed);
    for (const tile of this.#tiles.push(agreed)) await this.#lookAtTile(tile);
    if (at === TILE_WIDTH - 1) this.#closeBundle(block, TILE_WIDTH);
    this.#last = block;
  }

  /** The right edge, and what lies beyond the log's end. */
  async finish(size: number): Promise<void> {
    if (this.#last !== null && size % TILE_WIDTH > 0) this.#closeBundle(this.#last, size % TILE_WIDTH);
    for (const tile of this.#tiles.edge()) await this.#lookAtTile(tile);
    const beyond = await this.#client.query<{ kind: string; name: string }>(
      `select 'bundle' as kind, number::text as name from gatehouse.ledger_bundle where number >= $1
       union all select 'tile', level || '/' || number from gatehouse.ledger_tile where number >= coalesce(($2::bigint[])[level + 1], 0)
       union all select 'number', number::text from gatehouse.ledger_entry where number >= $3`,
      [Math.ceil(size / TILE_WIDTH), this.#tiles.counts(), size],
    );
    const tallies: Record<string, Tally> = { bundle: this.#bundles, tile: this.#tileTally, number: this.#numbers };
    for (const { kind, name } of beyond.rows) tallies[kind]?.look(`${kind} ${name}`, 'lies beyond the newest checkpoint');
  }

  findings(): Finding[] {
    return [this.#numbers, this.#leaves, this.rows, this.#bundles, this.#tileTally].map((tally) => tally.finding());
  }

  #closeBundle(block: LogBlock, width: number): void {
    const fault =
      this.#bundleFault ?? (block.leaves.length === width && block.bundleWidth === width ? null : 'has another width than the log');
    this.#bundles.look(`bundle ${block.index}`, fault);
    this.#bundleFault = null;
  }

  async #lookAtTile({ level, index, width, hashes }: ExpectedTile): Promise<void> {
    const { rows } = await this.#client.query<{ width: number; hashes: Buffer }>(
      'select width, hashes from gatehouse.ledger_tile where level = $1 and number = $2',
      [level, index],
    );
    const [row] = rows;
    const fault = row === undefined ? 'is missing' : row.width === width && row.hashes.equals(hashes) ? null : 'holds other hashes';
    this.#tileTally.look(`tile ${level}/${index}`, fault);
  }
}

/** What at least two of three say; where all differ, the bundle: it is what the log publishes. */
function majority(entry: Uint8Array | null, bundle: Uint8Array | null, tile: Uint8Array | null): Uint8Array {
  const agreed = same(entry, bundle) || same(entry, tile) ? entry : bundle;
  return agreed ?? entry ?? tile ?? leafHash(new Uint8Array());
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a !== null && b !== null && Buffer.compare(a, b) === 0;
}

async function newestSize(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ size: string }>('select coalesce(max(size), 0) as size from gatehouse.ledger_checkpoint');
  return Number(rows[0]?.size ?? 0);
}

/** Entries that no checkpoint covers yet are no fault: the sequencer comes to them. What they say of themselves must still hold. */
async function waiting(client: PoolClient, size: number, pass: LogPass): Promise<Finding> {
  const before = pass.rows.finding().wrong;
  let count = 0;
  const query = `select id, kind, subject, ${instantColumn('at')} as at, leaf from gatehouse.ledger_entry where number is null order by arrival`;
  for await (const rows of rowStream<Parameters<typeof rowFault>[0]>(client, query)) {
    for (const row of rows) pass.rows.look(row.id, rowFault(row));
    count += rows.length;
  }
  const wrong = pass.rows.finding().wrong - before;
  const detail = wrong > 0 ? `${wrong} of ${count} say otherwise than their leaf` : `${count} wait for their number; ${size} have one`;
  return { check: 'ledger-waiting', ok: wrong === 0, count, wrong, detail };
}
