/** Moves the focus to the next or previous link inside an element; stays at its ends. */
export function focusStep(root: HTMLElement | null, step: 1 | -1): void {
  const links = [...(root?.querySelectorAll<HTMLElement>('a.today-text') ?? [])];
  const here = links.findIndex((link) => link === document.activeElement);
  const next = here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + step));
  links[next]?.focus();
}
