import type { NameKind } from '../names/prepare-name.ts';

/** What kind of party a schema stands for. `party` may be a person or an organisation. */
export type SchemaGroup = 'person' | 'organisation' | 'party' | 'vessel' | 'aircraft' | 'other';

const GROUP_BY_SCHEMA: Readonly<Record<string, SchemaGroup>> = {
  Person: 'person',
  Company: 'organisation',
  Organization: 'organisation',
  PublicBody: 'organisation',
  LegalEntity: 'party',
  Thing: 'party',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

/** The group of a FollowTheMoney schema; `party` where it is not known. */
export function schemaGroup(schema: string | undefined): SchemaGroup {
  return GROUP_BY_SCHEMA[schema ?? ''] ?? 'party';
}

/** How a group's names are read. */
export function nameKind(group: SchemaGroup): NameKind {
  if (group === 'person') return 'person';
  return group === 'vessel' || group === 'aircraft' ? 'object' : 'organisation';
}

/** Whether one party can be of both groups. */
export function areCompatible(a: SchemaGroup, b: SchemaGroup): boolean {
  if (a === b || a === 'other' || b === 'other') return true;
  const parties: readonly SchemaGroup[] = ['person', 'organisation'];
  return (a === 'party' && parties.includes(b)) || (b === 'party' && parties.includes(a));
}
