import { hashText } from './hash-text.ts';
import { NumberRow } from './number-row.ts';

const BYTES_FIRST = 16_384;
const BUCKETS_FIRST = 4096;

/** Different ASCII texts, numbered as they come, in one array of bytes: millions of short words at some twenty bytes each. */
export class PackedTexts {
  #bytes = new Uint8Array(BYTES_FIRST);
  #used = 0;
  readonly #starts = new NumberRow();
  /** Open addressing: the number of a text and 1, or 0 for a free bucket. */
  #buckets = new Int32Array(BUCKETS_FIRST);

  constructor() {
    this.#starts.push(0);
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  at(id: number): string {
    const end = this.#starts.at(id + 1);
    let text = '';
    for (let at = this.#starts.at(id); at < end; at += 1) text += String.fromCharCode(this.#bytes[at] ?? 0);
    return text;
  }

  lengthOf(id: number): number {
    return this.#starts.at(id + 1) - this.#starts.at(id);
  }

  /** The number of a text; undefined where it never came. */
  find(text: string): number | undefined {
    const id = (this.#buckets[this.#bucketOf(text)] ?? 0) - 1;
    return id < 0 ? undefined : id;
  }

  /** The number of a text, a new one where it comes for the first time. */
  add(text: string): number {
    const bucket = this.#bucketOf(text);
    const known = (this.#buckets[bucket] ?? 0) - 1;
    if (known >= 0) return known;
    const id = this.size;
    this.#append(text);
    this.#buckets[bucket] = id + 1;
    if (this.size * 2 > this.#buckets.length) this.#rehash();
    return id;
  }

  #append(text: string): void {
    if (this.#used + text.length > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2 + text.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (let index = 0; index < text.length; index += 1) this.#bytes[this.#used + index] = text.charCodeAt(index);
    this.#used += text.length;
    this.#starts.push(this.#used);
  }

  #bucketOf(text: string): number {
    const mask = this.#buckets.length - 1;
    let bucket = hashText(text) & mask;
    while (!this.#isFreeOr(bucket, text)) bucket = (bucket + 1) & mask;
    return bucket;
  }

  #isFreeOr(bucket: number, text: string): boolean {
    const id = (this.#buckets[bucket] ?? 0) - 1;
    if (id < 0) return true;
    const start = this.#starts.at(id);
    if (this.#starts.at(id + 1) - start !== text.length) return false;
    for (let index = 0; index < text.length; index += 1) if (this.#bytes[start + index] !== text.charCodeAt(index)) return false;
    return true;
  }

  #rehash(): void {
    this.#buckets = new Int32Array(this.#buckets.length * 2);
    for (let id = 0; id < this.size; id += 1) this.#buckets[this.#bucketOf(this.at(id))] = id + 1;
  }
}
