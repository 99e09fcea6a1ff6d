import { NumberRow } from './number-row.ts';

const CHUNK_BYTES = 2 ** 24;

/** Records as JSON in large blocks of bytes: a million of them cost what their text does, and nothing to the collector of garbage. */
export class PackedRecords<R> {
  readonly #chunks: Uint8Array[] = [];
  /** For each record its block, and where it begins and ends there. */
  readonly #chunkOf = new NumberRow();
  readonly #starts = new NumberRow();
  readonly #ends = new NumberRow();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #used = CHUNK_BYTES;

  get size(): number {
    return this.#starts.length;
  }

  /** Adds what can be told in JSON. */
  add(record: R): void {
    const bytes = this.#encoder.encode(JSON.stringify(record));
    if (this.#used + bytes.length > CHUNK_BYTES) {
      this.#chunks.push(new Uint8Array(Math.max(CHUNK_BYTES, bytes.length)));
      this.#used = 0;
    }
    this.#chunks.at(-1)?.set(bytes, this.#used);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#starts.push(this.#used);
    this.#used += bytes.length;
    this.#ends.push(this.#used);
  }

  /** The record of that number, as it was added. */
  at(index: number): R {
    const chunk = this.#chunks[this.#chunkOf.at(index)];
    if (chunk === undefined || index >= this.size) throw new RangeError('There is no such record.');
    // What was written by add() is read: nothing else gets into the blocks.
    return JSON.parse(this.#decoder.decode(chunk.subarray(this.#starts.at(index), this.#ends.at(index)))) as R;
  }
}
