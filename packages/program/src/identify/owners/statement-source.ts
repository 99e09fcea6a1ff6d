import { BodsAnnotations, BodsSource, type BodsStatement } from '@gatehouse/contracts';

const TEXTS_MAX = 20;

/** The types of a statement's source as it wrote them. */
export function sourceTypesOf(statement: BodsStatement): string[] {
  return sourceOf(statement).type ?? [];
}

/** What the source says of itself and of the statement, a line each. */
export function sourceTextOf(statement: BodsStatement): string[] {
  const source = sourceOf(statement);
  const asserted = (source.assertedBy ?? []).flatMap(({ name }) => name ?? []);
  const lines = [
    source.description,
    source.url,
    source.retrievedAt === undefined ? undefined : `retrieved ${source.retrievedAt}`,
    asserted.length === 0 ? undefined : `asserted by ${asserted.join(', ')}`,
    ...BodsAnnotations.parse(statement['annotations']).map(({ motivation, description }) =>
      description === undefined ? undefined : `${motivation ?? 'note'}: ${description}`,
    ),
  ];
  return lines.flatMap((line) => (line === undefined || line === '' ? [] : [line])).slice(0, TEXTS_MAX);
}

function sourceOf(statement: BodsStatement): BodsSource {
  const parsed = BodsSource.safeParse(statement['source']);
  return parsed.success ? parsed.data : {};
}
