import type { ListView } from '@gatehouse/contracts';

/** The age of a list and the age from which it is stale, in words and as a bar. */
export function AgeAgainstLimit({ list }: { readonly list: Pick<ListView, 'age_days' | 'ageMax_days' | 'stale'> }) {
  if (list.age_days === null) return <span className="missing">unknown; limit {list.ageMax_days} d</span>;
  const filled = Math.min(1, list.age_days / Math.max(1, list.ageMax_days));
  return (
    <span className="age">
      <span className="nowrap">
        {list.age_days} of {list.ageMax_days} d
      </span>
      <span className="age-track" aria-hidden="true">
        <span className={list.stale ? 'age-fill over' : 'age-fill'} style={{ width: `${filled * 100}%` }} />
      </span>
    </span>
  );
}
