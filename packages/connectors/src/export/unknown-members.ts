/**
 * The members of a row that its schema does not know, as dotted paths: a misspelt name must not vanish in silence.
 * `read` is the row after validation, which has dropped them.
 */
export function unknownMembers(written: unknown, read: unknown, path: string = ''): string[] {
  if (Array.isArray(written) && Array.isArray(read))
    return written.flatMap((item, index) => unknownMembers(item, read[index], `${path}${index}.`));
  if (!isRecord(written) || !isRecord(read)) return [];
  return Object.keys(written).flatMap((name) =>
    name in read ? unknownMembers(written[name], read[name], `${path}${name}.`) : [`${path}${name}`],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
