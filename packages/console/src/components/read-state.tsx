import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNote } from './problem-note.tsx';

/** Shows what was read; until then its outline, and where it failed the reason. */
export function ReadState<T>({
  read,
  lines = 8,
  children,
}: {
  readonly read: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (value: T) => ReactNode;
}) {
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <ProblemNote error={read.error} onRetry={() => void read.refetch()} />;
  return <Outline lines={lines} />;
}

/** Grey lines of the height of rows, so that nothing jumps when the rows come. */
export function Outline({ lines }: { readonly lines: number }) {
  return (
    <div className="outline" role="status" aria-busy="true" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={20} radius="sm" />
      ))}
    </div>
  );
}
