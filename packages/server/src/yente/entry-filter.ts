import type { ListEntry, MatchQuery } from '@gatehouse/contracts';
import { yenteId } from './listed-entity.ts';

/** The name under which yente's clients ask for everything. */
export const ALL_LISTS = 'default';

/** What a list's entries are, in the words of OpenSanctions' topics. A list that is not named here is the operator's own. */
const TOPICS_OF_LIST: Readonly<Record<string, readonly string[]>> = {
  SDN: ['sanction'],
  NONSDN: ['sanction'],
  UN: ['sanction'],
  EU: ['sanction'],
  UK: ['sanction'],
  ISN: ['sanction'],
  EL: ['export.control'],
  MEU: ['export.control'],
  UVL: ['export.control'],
  DPL: ['export.control'],
  DTC: ['debarment', 'export.control'],
  '1260H': ['mil'],
};

type Filters = Pick<
  MatchQuery,
  'include_dataset' | 'exclude_dataset' | 'exclude_schema' | 'topics' | 'exclude_entity_ids' | 'changed_since'
>;

/**
 * Which entries a call asks for: those of the dataset in its path and of `include_dataset`, less what it excludes.
 * Where nobody says what an entry's topics are, or since when it is listed, it stays: leaving it out would clear somebody.
 */
export function entryFilter(dataset: string, filters: Filters): (entry: ListEntry) => boolean {
  const asked = new Set([dataset, ...filters.include_dataset]);
  const all = asked.has(ALL_LISTS) && filters.include_dataset.every((name) => name === ALL_LISTS);
  const excludedLists = new Set(filters.exclude_dataset);
  const excludedSchemas = new Set(filters.exclude_schema);
  const excludedIds = new Set(filters.exclude_entity_ids);
  return (entry) =>
    (all || asked.has(entry.list)) &&
    !excludedLists.has(entry.list) &&
    !excludedSchemas.has(entry.entity.schema) &&
    !excludedIds.has(yenteId(entry)) &&
    hasTopic(entry, filters.topics) &&
    isChangedSince(entry, filters.changed_since);
}

/** Does a call leave any entry out? */
export function isFiltered(dataset: string, filters: Filters): boolean {
  const { include_dataset, exclude_dataset, exclude_schema, topics, exclude_entity_ids, changed_since } = filters;
  const lists = [include_dataset, exclude_dataset, exclude_schema, topics, exclude_entity_ids];
  return dataset !== ALL_LISTS || changed_since !== undefined || lists.some((values) => values.length > 0);
}

function hasTopic(entry: ListEntry, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const topics = entry.entity.properties['topics'] ?? TOPICS_OF_LIST[entry.list];
  return topics === undefined || topics.some((topic) => wanted.includes(topic));
}

function isChangedSince(entry: ListEntry, since: string | undefined): boolean {
  return since === undefined || entry.listedOn === undefined || entry.listedOn >= since.slice(0, 10);
}
