/** Moves the focus to the next or previous of the links inside an element that lead to its items; stays at its ends. */
export function focusStep(root: HTMLElement | null, step: 1 | -1, linksSelector = 'a.today-text'): void {
  const links = [...(root?.querySelectorAll<HTMLElement>(linksSelector) ?? [])];
  const here = links.findIndex((link) => link === document.activeElement);
  const next = here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + step));
  links[next]?.focus();
}
