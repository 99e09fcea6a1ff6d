import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

const RETRIES_MAX = 2;

/** The cache of answers, in memory only: personal data never reaches the browser's storage. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal: only an unreachable or failing server is asked again.
      retry: (failures, error) =>
        failures < RETRIES_MAX && error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status >= 502),
    },
  },
});
