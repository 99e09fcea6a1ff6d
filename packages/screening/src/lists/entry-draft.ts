import type { ListAlias, ListEntry } from '@gatehouse/contracts';

/** A list entry while it is read from several rows. */
export class EntryDraft {
  readonly list: string;
  readonly entryId: string;
  schema: string;
  blocking: boolean;
  remarks: string | undefined;
  listedOn: string | undefined;
  endsOn: string | undefined;
  readonly source: Record<string, string> = {};
  readonly #names = new Set<string>();
  readonly #aliases = new Map<string, 'strong' | 'weak'>();
  readonly #properties = new Map<string, Set<string>>();
  readonly #programmes = new Set<string>();

  constructor(list: string, entryId: string, schema: string, blocking: boolean) {
    this.list = list;
    this.entryId = entryId;
    this.schema = schema;
    this.blocking = blocking;
  }

  name(text: string | undefined): void {
    const name = clean(text);
    if (name !== '') this.#names.add(name);
  }

  /** A name that the publisher calls strong in one place is strong. */
  alias(text: string | undefined, strength: ListAlias['strength'] = 'strong'): void {
    const alias = clean(text);
    if (alias === '' || this.#names.has(alias) || this.#aliases.get(alias) === 'strong') return;
    this.#aliases.set(alias, strength);
  }

  property(name: string, text: string | undefined): void {
    const value = clean(text);
    if (value === '') return;
    const values = this.#properties.get(name);
    if (values === undefined) this.#properties.set(name, new Set([value]));
    else values.add(value);
  }

  programme(text: string | undefined): void {
    const programme = clean(text);
    if (programme !== '') this.#programmes.add(programme);
  }

  /** What is kept as it came. */
  keep(name: string, text: string | undefined): void {
    const value = clean(text);
    if (value !== '') this.source[name] = value;
  }

  toEntry(): ListEntry {
    const names = [...this.#names];
    const aliases = [...this.#aliases].map(([name, strength]) => ({ name, strength }));
    const strong = aliases.filter((alias) => alias.strength === 'strong').map((alias) => alias.name);
    const weak = aliases.filter((alias) => alias.strength === 'weak').map((alias) => alias.name);
    const properties: Record<string, string[]> = { name: names };
    if (strong.length > 0) properties['alias'] = strong;
    if (weak.length > 0) properties['weakAlias'] = weak;
    for (const [name, values] of this.#properties) properties[name] = [...values];
    return {
      list: this.list,
      entryId: this.entryId,
      entity: { id: `${this.list}:${this.entryId}`, schema: this.schema, caption: names[0] ?? this.entryId, properties },
      aliases,
      programmes: [...this.#programmes],
      ...(this.remarks === undefined ? {} : { remarks: this.remarks }),
      ...(this.listedOn === undefined ? {} : { listedOn: this.listedOn }),
      ...(this.endsOn === undefined ? {} : { endsOn: this.endsOn }),
      blocking: this.blocking,
      source: this.source,
    };
  }
}

function clean(text: string | undefined): string {
  return text === undefined ? '' : text.replace(/\s+/g, ' ').trim();
}
