/** An address of the console in the parts that the router takes. */
export function splitPath(path: string): { readonly to: string; readonly search: Readonly<Record<string, string>>; readonly hash: string } {
  // The origin is only there to make the address whole; nothing of it is kept.
  const { pathname, searchParams, hash } = new URL(path, 'http://console.invalid');
  return { to: pathname, search: Object.fromEntries(searchParams), hash: hash.slice(1) };
}
