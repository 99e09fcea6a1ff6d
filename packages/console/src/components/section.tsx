import { type ReactNode, useId } from 'react';

/** A part of a page with its heading. */
export function Section({
  title,
  note,
  id,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="section" id={id} aria-labelledby={heading} tabIndex={id === undefined ? undefined : -1}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <div className="muted">{note}</div>}
      </div>
      {children}
    </section>
  );
}
