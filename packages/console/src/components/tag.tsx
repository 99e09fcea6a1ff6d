import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** `stop` is red and means overdue, denied or blocked, and nothing else. */
export type Tone = 'plain' | 'accent' | 'warn' | 'stop';

/** A word with an icon and a tone: the word alone is enough to understand it. */
export function Tag({ tone = 'plain', icon, children }: { readonly tone?: Tone; readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <Icon name={icon} size={12} />
      {children}
    </span>
  );
}
