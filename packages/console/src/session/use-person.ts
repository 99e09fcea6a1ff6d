import type { Person } from '@gatehouse/contracts';
import { useRead } from '../api/use-read.ts';

/** The signed-in person; null until known. */
export function usePerson(): Person | null {
  return useRead('getSession', {}).data?.person ?? null;
}
