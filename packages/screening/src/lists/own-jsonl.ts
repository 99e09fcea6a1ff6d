import { FtmEntity } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { DraftsById } from './drafts-by-id.ts';
import type { EntryDraft } from './entry-draft.ts';
import { FTM_DETAIL_HOLDERS, type FtmEdge, readFtmEdges } from './ftm-edges.ts';
import { readJsonValues } from './json-values.ts';
import type { ListReader, ListReading } from './list-reader.ts';

const DEFAULT_LIST = 'own';
const LIST_NAME_MAX = 64;
/** Topics by which a publisher marks whom it lists. */
const LISTED_TOPIC = /^(?:sanction|debarment|export\.|reg\.|wanted)/;
const NAMES = new Set(['name', 'alias', 'weakAlias']);

/**
 * FollowTheMoney entities, one a line: an operator's own list (with `list` and `blocking` beside the schema), or an export with
 * its sanctions, ownerships and other edges. Of an export only whom its publisher lists becomes an entry; the others lend their names to edges.
 */
export const ownJsonl: ListReader = {
  family: 'own-jsonl',
  recognises: (head) => /^\uFEFF?\s*\{\s*"/.test(head) && /"schema"\s*:/.test(head) && /"properties"\s*:/.test(head),
  read: async (text, file) => {
    const reader = new FtmReader(file);
    await readJsonValues(text, 0, file, (value, line) => reader.take(value, line));
    return reader.reading();
  },
};

interface Held {
  readonly entity: FtmEntity;
  readonly line: number;
}

class FtmReader {
  readonly #file: string;
  readonly #parties = new Map<string, Held>();
  readonly #details = new Map<string, FtmEntity[]>();
  readonly #edges: FtmEdge[] = [];
  #hasSanctions = false;

  constructor(file: string) {
    this.#file = file;
  }

  take(value: unknown, line: number): void {
    const parsed = FtmEntity.safeParse(value);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new ProblemError('bad-input', `Line ${line} is no FollowTheMoney entity.`, 'Give schema and properties.', {
        file: this.#file,
        line,
        field,
      });
    }
    const entity = parsed.data;
    const edges = readFtmEdges(entity);
    const holder = FTM_DETAIL_HOLDERS[entity.schema];
    const holders = holder === undefined ? [] : (entity.properties[holder] ?? []);
    if (edges !== undefined) this.#edges.push(...edges);
    else if (holders.length > 0) this.#detail(entity, holders);
    else if (entity.schema !== 'Sanction' && entity.schema !== 'Address') this.#party(entity, line);
  }

  reading(): ListReading {
    const drafts = new DraftsById(this.#file);
    const byId = new Map<string, EntryDraft>();
    for (const [id, { entity, line }] of this.#parties) {
      if (!this.#isListed(id, entity)) continue;
      const draft = drafts.begin(listOf(entity), id, entity.schema, entity['blocking'] === true, line);
      fill(draft, entity);
      for (const detail of this.#details.get(id) ?? []) fillDetail(draft, detail);
      byId.set(id, draft);
    }
    for (const edge of this.#edges) this.#relate(edge, byId);
    return { entries: drafts.entries() };
  }

  #party(entity: FtmEntity, line: number): void {
    const id = entity.id ?? `${line}`;
    if (this.#parties.has(id)) {
      const detail = `Line ${line} repeats the id of an entity before it.`;
      throw new ProblemError('bad-input', detail, 'Give each entity an id of its own.', { file: this.#file, line, field: 'id' });
    }
    this.#parties.set(id, { entity, line });
  }

  #detail(entity: FtmEntity, holders: readonly string[]): void {
    if (entity.schema === 'Sanction') this.#hasSanctions = true;
    for (const holder of holders) {
      const known = this.#details.get(holder) ?? [];
      this.#details.set(holder, known);
      known.push(entity);
    }
  }

  #isListed(id: string, entity: FtmEntity): boolean {
    if (entity['list'] !== undefined || entity['target'] === true) return true;
    if (entity['target'] === false) return false;
    if ((entity.properties['topics'] ?? []).some((topic) => LISTED_TOPIC.test(topic))) return true;
    const sanctions = this.#details.get(id)?.some((detail) => detail.schema === 'Sanction') ?? false;
    return !this.#hasSanctions || sanctions;
  }

  #relate(edge: FtmEdge, byId: ReadonlyMap<string, EntryDraft>): void {
    for (const [of, other, kind] of [[edge.from, edge.to, edge.ofTo] as const, [edge.to, edge.from, edge.ofFrom] as const]) {
      const draft = byId.get(of);
      const party = this.#parties.get(other)?.entity;
      const name = party?.caption ?? party?.properties['name']?.[0] ?? '';
      if (draft === undefined || name === '') continue;
      const known = byId.get(other);
      const entryId = known !== undefined && known.list === draft.list ? { entryId: other } : {};
      draft.relate({ kind, name, ...entryId, ...(edge.former ? { former: true } : {}), words: edge.words });
    }
  }
}

function listOf(entity: FtmEntity): string {
  const { list, datasets } = entity;
  if (typeof list === 'string' && list !== '') return list.slice(0, LIST_NAME_MAX);
  const [dataset]: unknown[] = Array.isArray(datasets) ? datasets : [];
  return typeof dataset === 'string' && dataset !== '' ? dataset.slice(0, LIST_NAME_MAX) : DEFAULT_LIST;
}

function fill(draft: EntryDraft, entity: FtmEntity): void {
  const { properties } = entity;
  for (const name of properties['name'] ?? []) draft.name(name);
  for (const name of properties['alias'] ?? []) draft.alias(name);
  for (const name of properties['weakAlias'] ?? []) draft.alias(name, 'weak');
  for (const [property, values] of Object.entries(properties)) {
    for (const value of values) {
      if (!NAMES.has(property)) draft.property(property, value);
      draft.keep(property, value);
    }
  }
  for (const programme of [...(properties['program'] ?? []), ...(properties['programId'] ?? [])]) draft.programme(programme);
  draft.remarks = properties['notes']?.join('; ');
}

/** What a sanction, a document or a wallet that names the party says of it. */
function fillDetail(draft: EntryDraft, { schema, properties }: FtmEntity): void {
  for (const [property, values] of Object.entries(properties)) for (const value of values) draft.keep(`${schema}.${property}`, value);
  if (schema === 'Sanction') {
    for (const programme of [...(properties['program'] ?? []), ...(properties['programId'] ?? [])]) draft.programme(programme);
    draft.listedOn = properties['listingDate']?.[0] ?? properties['startDate']?.[0] ?? draft.listedOn;
    draft.endsOn = properties['endDate']?.[0] ?? draft.endsOn;
  } else if (schema === 'CryptoWallet') {
    for (const key of properties['publicKey'] ?? []) draft.property('cryptoWallet', key);
  } else if (schema === 'Passport' || schema === 'Identification') {
    const isPassport = schema === 'Passport' || /passport/i.test(properties['type']?.[0] ?? '');
    for (const number of [...(properties['number'] ?? []), ...(properties['passportNumber'] ?? [])])
      draft.property(isPassport ? 'passportNumber' : 'idNumber', number);
  }
}
