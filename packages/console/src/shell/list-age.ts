import type { OverviewView } from '@gatehouse/contracts';

export interface ListAge {
  readonly text: string;
  /** True where a list is stale, missing or of unknown age: none of these clears anybody. */
  readonly loud: boolean;
}

/** The ages of the lists in one phrase: the oldest speaks for all, and what is stale is named. */
export function listAge(lists: OverviewView['lists']): ListAge {
  if (lists.length === 0) return { text: 'no lists loaded', loud: true };
  const stale = lists.filter((list) => list.stale);
  if (stale.length > 0) return { text: staleText(stale, lists.length), loud: true };
  const undated = lists.filter((list) => list.age_days === null);
  const oldest_days = Math.max(...lists.map((list) => list.age_days ?? 0));
  if (undated.length > 0) return { text: `lists ${oldest_days} d, ${undated.length} of unknown age`, loud: true };
  return { text: `lists ${oldest_days} d`, loud: false };
}

/** More stale lists than this are counted; the page of lists names them all. */
const NAMED_MAX = 3;

function staleText(stale: OverviewView['lists'], all: number): string {
  const oldest_days = Math.max(...stale.map((list) => list.age_days ?? 0));
  const which = stale.length > NAMED_MAX ? `${stale.length} of ${all} lists stale` : `stale: ${stale.map(({ name }) => name).join(', ')}`;
  return `${which}, oldest ${oldest_days} d`;
}
