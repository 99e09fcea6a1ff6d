import type { ListAlias, ListEntry, ListRelation } from '@gatehouse/contracts';
import { DistinctTexts } from './distinct-texts.ts';

const VALUE_SEPARATOR = ' | ';
// A column of this name would otherwise reach the object's own prototype.
const PROTOTYPE = '__proto__';

/** A list entry while it is read from several rows. */
export class EntryDraft {
  readonly list: string;
  readonly entryId: string;
  schema: string;
  blocking: boolean;
  remarks: string | undefined;
  listedOn: string | undefined;
  endsOn: string | undefined;
  readonly #names = new DistinctTexts();
  readonly #properties = new Map<string, DistinctTexts>();
  readonly #source: Record<string, string> = {};
  #severalInSource: Map<string, DistinctTexts> | undefined;
  #aliases: Map<string, ListAlias['strength']> | undefined;
  #programmes: DistinctTexts | undefined;
  #relations: ListRelation[] | undefined;

  constructor(list: string, entryId: string, schema: string, blocking: boolean) {
    this.list = list;
    this.entryId = entryId;
    this.schema = schema;
    this.blocking = blocking;
  }

  /** The first name that was given; empty before there is one. */
  get caption(): string {
    return this.#names.values[0] ?? '';
  }

  name(text: string | undefined): void {
    const name = clean(text);
    if (name !== '') this.#names.add(name);
  }

  /** A name that the publisher calls strong in one place is strong. */
  alias(text: string | undefined, strength: ListAlias['strength'] = 'strong'): void {
    const alias = clean(text);
    if (alias === '' || this.#names.has(alias)) return;
    this.#aliases ??= new Map();
    if (this.#aliases.get(alias) !== 'strong') this.#aliases.set(alias, strength);
  }

  property(name: string, text: string | undefined): void {
    const value = clean(text);
    if (value === '' || name === PROTOTYPE) return;
    const values = this.#properties.get(name) ?? new DistinctTexts();
    this.#properties.set(name, values);
    values.add(value);
  }

  programme(text: string | undefined): void {
    const programme = clean(text);
    if (programme !== '') (this.#programmes ??= new DistinctTexts()).add(programme);
  }

  /** Another party that the record names. */
  relate(relation: ListRelation): void {
    const name = clean(relation.name);
    if (name === '') return;
    const isKnown = this.#relations?.some(
      (known) => known.kind === relation.kind && known.name === name && known.former === relation.former,
    );
    if (isKnown !== true) (this.#relations ??= []).push({ ...relation, name });
  }

  /** What is kept as it came. */
  keep(name: string, text: string | undefined): void {
    const value = clean(text);
    if (value === '' || name === '' || name === PROTOTYPE) return;
    const known = this.#source[name];
    if (known === undefined) this.#source[name] = value;
    else if (known !== value) this.#keepAnother(name, known, value);
  }

  toEntry(): ListEntry {
    const names = this.#names.values;
    const aliases: ListAlias[] = [];
    for (const [name, strength] of this.#aliases ?? []) if (!this.#names.has(name)) aliases.push({ name, strength });
    const strong = aliases.filter((alias) => alias.strength === 'strong').map((alias) => alias.name);
    const weak = aliases.filter((alias) => alias.strength === 'weak').map((alias) => alias.name);
    const properties: Record<string, string[]> = { name: names };
    if (strong.length > 0) properties['alias'] = strong;
    if (weak.length > 0) properties['weakAlias'] = weak;
    for (const [name, values] of this.#properties) properties[name] = values.values;
    return {
      list: this.list,
      entryId: this.entryId,
      entity: { id: `${this.list}:${this.entryId}`, schema: this.schema, caption: names[0] ?? this.entryId, properties },
      aliases,
      programmes: this.#programmes?.values ?? [],
      ...(this.remarks === undefined ? {} : { remarks: this.remarks }),
      ...(this.listedOn === undefined ? {} : { listedOn: this.listedOn }),
      ...(this.endsOn === undefined ? {} : { endsOn: this.endsOn }),
      blocking: this.blocking,
      ...(this.#relations === undefined ? {} : { relations: this.#relations }),
      source: this.#sourceRecord(),
    };
  }

  #keepAnother(name: string, first: string, value: string): void {
    this.#severalInSource ??= new Map();
    const values = this.#severalInSource.get(name) ?? new DistinctTexts();
    this.#severalInSource.set(name, values);
    values.add(first);
    values.add(value);
  }

  #sourceRecord(): Record<string, string> {
    for (const [name, values] of this.#severalInSource ?? []) this.#source[name] = values.values.join(VALUE_SEPARATOR);
    return this.#source;
  }
}

const UNEVEN_SPACE = /^\s|\s$|\s{2}|[^\S ]/;

function clean(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  return UNEVEN_SPACE.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}
