import type { OperationId } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type CallInput } from './call.ts';

/** Reads beforehand what is likely to be opened next, under the key that `useRead` will look for. Nothing for null. */
export function usePrefetch<Id extends OperationId>(id: Id, input: CallInput<Id> | null): void {
  const cache = useQueryClient();
  const asked = JSON.stringify(input);
  useEffect(() => {
    if (input === null) return;
    void cache.prefetchQuery({ queryKey: [id, input], queryFn: ({ signal }) => call(id, { ...input, signal }) });
    // oxlint-disable-next-line react/exhaustive-deps -- the input is made anew each time; what it asks is compared as text
  }, [cache, id, asked]);
}
