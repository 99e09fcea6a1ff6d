import type { ReactNode, Ref } from 'react';

interface Props {
  readonly label: string;
  readonly className: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A part that scrolls by itself. It takes the focus, so that the keyboard can scroll it too. */
export function ScrollBox({ label, className, ref, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard (WCAG 2.1.1), and no tag means "group" without a form or a disclosure
    <div className={className} ref={ref} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
