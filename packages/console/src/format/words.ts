/** `status-unresolved` as `status unresolved`, for codes that are words already. */
export function formatCode(code: string): string {
  return code.replaceAll('-', ' ');
}

/** `1 owner`, `3 owners`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
