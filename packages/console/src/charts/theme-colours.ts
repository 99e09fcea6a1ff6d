export type ThemeColours = Readonly<Record<'--text' | '--muted' | '--line' | '--accent' | '--warn' | '--panel', string>>;

/** The theme's colours as a canvas needs them: resolved for the scheme that is on. */
export function themeColours(within: HTMLElement): ThemeColours {
  const probe = document.createElement('span');
  within.append(probe);
  const resolve = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    '--text': resolve('--text'),
    '--muted': resolve('--muted'),
    '--line': resolve('--line'),
    '--accent': resolve('--accent'),
    '--warn': resolve('--warn'),
    '--panel': resolve('--panel'),
  };
  probe.remove();
  return colours;
}
