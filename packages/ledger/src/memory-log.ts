import { appendEntries, EMPTY_LOG, type LogState, rootOfState } from './append-entries.ts';
import { signCheckpoint } from './checkpoint.ts';
import { decodeBundle } from './entry-bundle.ts';
import type { Signer } from './note-key.ts';
import { type TileReader, TILE_WIDTH } from './tile.ts';
import { consistencyProof, inclusionProof, inclusionProofs } from './tile-proofs.ts';
import { VerificationError } from './verification-error.ts';

/** A whole log in memory: for a job that runs without a database, such as `check`, and for tests. */
export class MemoryLog {
  #state: LogState = EMPTY_LOG;
  readonly #tiles = new Map<string, Uint8Array>();
  readonly #bundles: Uint8Array[] = [];

  get size(): number {
    return this.#state.size;
  }

  /** Appends leaves and gives the index of the first. */
  append(leaves: readonly Uint8Array[]): number {
    const first = this.#state.size;
    const { state, newTiles, newBundles } = appendEntries(this.#state, leaves);
    for (const { level, index, data } of newTiles) this.#tiles.set(`${level}/${index}`, data);
    for (const { index, data } of newBundles) this.#bundles[index] = data;
    this.#state = state;
    return first;
  }

  /** The leaf at that index. Throws `bad-position`. */
  leaf(index: number): Uint8Array {
    const bundle = this.#bundles[Math.floor(index / TILE_WIDTH)];
    const leaf = bundle === undefined ? undefined : decodeBundle(bundle)[index % TILE_WIDTH];
    if (leaf === undefined) throw new VerificationError('bad-position', `There is no entry ${index} in this log of ${this.size}.`);
    return leaf;
  }

  readonly readTile: TileReader = (level, index) => this.#tiles.get(`${level}/${index}`) ?? new Uint8Array();

  root(): Uint8Array {
    return rootOfState(this.#state);
  }

  /** The signed checkpoint at the present size. */
  checkpoint(log: Signer): string {
    return signCheckpoint({ size: this.size, root: this.root() }, log);
  }

  inclusionProof(index: number): Promise<Uint8Array[]> {
    return inclusionProof(this.readTile, index, this.size);
  }

  /** The proofs of many entries, sharing what they have in common. */
  inclusionProofs(indices: readonly number[]): Promise<Uint8Array[][]> {
    return inclusionProofs(this.readTile, indices, this.size);
  }

  /** The proof that the present log begins with that of `oldSize`. */
  consistencyProof(oldSize: number): Promise<Uint8Array[]> {
    return consistencyProof(this.readTile, oldSize, this.size);
  }
}
