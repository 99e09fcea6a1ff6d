import { type OperationId, type ResponseOf } from '@gatehouse/contracts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call, type CallInput } from './call.ts';

/** Reads one operation and keeps its answer in the cache under the operation and what was asked. */
export function useRead<Id extends OperationId>(
  id: Id,
  input: CallInput<Id>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<ResponseOf<Id>> {
  return useQuery({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, { ...input, signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}
