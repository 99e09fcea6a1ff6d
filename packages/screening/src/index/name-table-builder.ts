import type { NameToken, PreparedName } from '../names/prepare-name.ts';
import { JoinedWords, joinsOf } from './joined-words.ts';
import type { NameTable } from './name-table.ts';
import { NativeNames } from './native-names.ts';
import { NumberRow } from './number-row.ts';
import { PackedTexts } from './packed-texts.ts';
import { Postings } from './postings.ts';
import { TokenDictionary, tokenKey } from './token-dictionary.ts';

/** Weights of names are put away in whole numbers of this part, rounded down: a bound may come out too high, never too low. 32 bits hold them exactly. */
const WEIGHT_UNIT = 1 / 4096;
const INITIALS_CLASS_MAX = 2;

/** Takes names one by one and keeps of each only numbers: a million of them must fit. */
export class NameTableBuilder {
  readonly #ids = new Map<string, number>();
  readonly #tokens: NameToken[] = [];
  readonly #joinTexts = new PackedTexts();
  readonly #joinMin: number[] = [];
  readonly #joinMax: number[] = [];
  readonly #owners = new NumberRow();
  readonly #places = new NumberRow();
  readonly #weights = new NumberRow();
  readonly #initials = new NumberRow();
  readonly #organisationLike = new NumberRow();
  readonly #starts = new NumberRow();
  /** Words as they are, joins as their complement: how many words there are is known at the end. */
  readonly #features = new NumberRow();
  readonly #native: { readonly name: number; readonly native: NonNullable<PreparedName['native']> }[] = [];

  /** Adds the name at `place` among those of subject `owner`. */
  add(owner: number, place: number, name: PreparedName): void {
    if (name.native !== undefined) this.#native.push({ name: this.#owners.length, native: name.native });
    this.#owners.push(owner);
    this.#places.push(place);
    this.#weights.push(Math.floor(name.weight / WEIGHT_UNIT));
    this.#organisationLike.push(name.looksLikeOrganisation ? 1 : 0);
    this.#starts.push(this.#features.length);
    let initials = 0;
    for (const token of name.tokens) {
      if (token.kind === 'initial') initials += 1;
      this.#features.push(this.#wordOf(token));
    }
    this.#initials.push(Math.min(initials, INITIALS_CLASS_MAX));
    for (const { text, weight } of joinsOf(name)) {
      const join = this.#joinTexts.add(text);
      this.#joinMin[join] = Math.min(this.#joinMin[join] ?? weight, weight);
      this.#joinMax[join] = Math.max(this.#joinMax[join] ?? weight, weight);
      this.#features.push(~join);
    }
  }

  /** The table of all names that were added; it yields between the parts of the work. */
  *build(): Generator<undefined, NameTable> {
    this.#starts.push(this.#features.length);
    const size = this.#owners.length;
    const words = this.#tokens.length;
    const order = this.#order();
    yield;
    const { starts, features } = this.#inOrder(order, words);
    const numbers = new Int32Array(size);
    for (let name = 0; name < size; name += 1) numbers[order[name] ?? 0] = name;
    const initialsEnds = this.#initialsEnds();
    const native = new NativeNames();
    for (const one of this.#native) native.add(numbers[one.name] ?? 0, one.native);
    yield;
    const postings = new Postings(words + this.#joinTexts.size, starts, features, initialsEnds);
    yield;
    const dictionary = new TokenDictionary(this.#tokens, this.#ids);
    yield;
    const joins = new JoinedWords(this.#joinTexts);
    yield;
    return {
      size,
      ownerOf: Int32Array.from(order, (row) => this.#owners.at(row)),
      placeOf: Uint8Array.from(order, (row) => this.#places.at(row)),
      weightOf: Float32Array.from(order, (row) => this.#weights.at(row) * WEIGHT_UNIT),
      organisationLike: Uint8Array.from(order, (row) => this.#organisationLike.at(row)),
      initialsEnds,
      featureStarts: starts,
      features,
      postings,
      dictionary,
      joins,
      joinWeightMin: Float64Array.from(this.#joinMin),
      joinWeightMax: Float64Array.from(this.#joinMax),
      wordWeightMax: this.#tokens.reduce((most, token) => Math.max(most, token.weight), 0),
      native,
    };
  }

  #wordOf(token: NameToken): number {
    const key = tokenKey(token);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#tokens.length;
    this.#ids.set(key, id);
    this.#tokens.push(token);
    return id;
  }

  #order(): Uint32Array {
    const order = new Uint32Array(this.#owners.length);
    for (let row = 0; row < order.length; row += 1) order[row] = row;
    return order.sort((a, b) => this.#initials.at(a) - this.#initials.at(b) || this.#weights.at(a) - this.#weights.at(b) || a - b);
  }

  #inOrder(order: Uint32Array, words: number): { starts: Int32Array; features: Int32Array } {
    const starts = new Int32Array(order.length + 1);
    const features = new Int32Array(this.#features.length);
    let at = 0;
    for (let name = 0; name < order.length; name += 1) {
      const row = order[name] ?? 0;
      starts[name] = at;
      for (let from = this.#starts.at(row); from < this.#starts.at(row + 1); from += 1) {
        const feature = this.#features.at(from);
        features[at] = feature < 0 ? words + ~feature : feature;
        at += 1;
      }
    }
    starts[order.length] = at;
    return { starts, features };
  }

  #initialsEnds(): [number, number, number] {
    const counts = [0, 0, 0];
    for (let row = 0; row < this.#initials.length; row += 1) {
      const initials = this.#initials.at(row);
      counts[initials] = (counts[initials] ?? 0) + 1;
    }
    const [none = 0, one = 0, more = 0] = counts;
    return [none, none + one, none + one + more];
  }
}
