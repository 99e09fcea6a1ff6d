/** `status-unresolved` as `status unresolved`, for codes that are words already. */
export function formatCode(code: string): string {
  return code.replaceAll('-', ' ');
}

/** `1 owner`, `3 owners`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `birthDate` as `birth date`: the names of properties are English words already. */
export function formatProperty(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
}
