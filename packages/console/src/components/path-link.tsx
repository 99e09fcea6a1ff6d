import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { splitPath } from '../split-path.ts';

/** A link to an address of the console that may carry filters, such as the path builder or the API gives. */
export function PathLink({
  path,
  className,
  children,
}: {
  readonly path: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { to, search, hash } = splitPath(path);
  return (
    <Link to={to} search={search} hash={hash} className={className}>
      {children}
    </Link>
  );
}
