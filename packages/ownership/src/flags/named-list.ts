const SHOWN_MAX = 5;

/** Some names in a sentence; of many the first five and a count. */
export function namedList(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_MAX).join(', ');
  return names.length > SHOWN_MAX ? `${shown} and ${names.length - SHOWN_MAX} more` : shown;
}
