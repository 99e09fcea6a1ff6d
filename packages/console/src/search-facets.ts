/** A value of a filter is a short code or id. Free text does not fit, so no name can come to stand in a URL. */
const CODE = /^[A-Za-z0-9_.:-]{1,128}$/;

/** Reads the filters that a page knows from its URL, and drops the rest. */
export function searchFacets<const Name extends string>(
  ...names: readonly Name[]
): (search: Record<string, unknown>) => { [K in Name]?: string } {
  return (search) => {
    const facets: { [K in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value;
      if (typeof text === 'string' && CODE.test(text)) facets[name] = text;
    }
    return facets;
  };
}
