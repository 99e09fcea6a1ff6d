import data from '../../data/han-variants.json' with { type: 'json' };

const SIMPLIFIED: ReadonlyMap<string, string> = simplifiedByTraditional();

/** A Han character as simplified writing has it: by it a name in traditional characters meets the same in simplified ones. */
export function simplifyHan(character: string): string {
  return SIMPLIFIED.get(character) ?? character;
}

function simplifiedByTraditional(): Map<string, string> {
  const simplified = [...data.simplified];
  return new Map([...data.traditional].map((character, at) => [character, simplified[at] ?? character]));
}
