import type { OperationId, ResponseOf } from '@gatehouse/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type CallInput } from './call.ts';

interface PageShape {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly next: string | null;
}
/** The operations that answer with a page of rows. */
export type PagedOperation = { [Id in OperationId]: ResponseOf<Id> extends PageShape ? Id : never }[OperationId];
export type RowOf<Id extends PagedOperation> = ResponseOf<Id> extends { items: readonly (infer Row extends object)[] } ? Row : never;

const PAGE_ROWS = 500;

export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The rows of a list, page after page, as far as they were scrolled to. */
export function usePages<Id extends PagedOperation>(id: Id, query: Readonly<Record<string, unknown>>): Pages<RowOf<Id>> {
  const result = useInfiniteQuery({
    queryKey: [id, 'pages', query],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<PageShape> => {
      const input = { query: { ...query, limit: PAGE_ROWS, cursor: pageParam }, signal };
      // Every paged operation takes a query and nothing else; the compiler cannot see that through the table.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (await call(id, input as unknown as CallInput<Id>)) as PageShape;
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same: the schema of the operation has parsed them
  const rows = useMemo(() => (result.data?.pages.flatMap((page) => page.items) ?? []) as RowOf<Id>[], [result.data]);
  return {
    rows,
    total: result.data?.pages[0]?.total ?? null,
    loading: result.isPending,
    error: result.error,
    more: result.hasNextPage,
    loadMore: () => {
      if (result.hasNextPage && !result.isFetchingNextPage) void result.fetchNextPage();
    },
    retry: () => void result.refetch(),
  };
}
