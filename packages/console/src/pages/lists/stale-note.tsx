import type { ListView } from '@gatehouse/contracts';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/icon.tsx';

/** Says at the top which lists are too old or of no known age, what that stops, and what to do. Nothing where all are fresh. */
export function StaleNote({ lists }: { readonly lists: readonly ListView[] }) {
  const sample = useRead('getOverview', {}).data?.provider.sample === true;
  const stale = lists.filter((list) => list.stale);
  if (stale.length === 0) return null;
  const named = stale.map(
    (list) => `${list.name} (${list.age_days === null ? 'age unknown' : `${list.age_days} d`}, limit ${list.ageMax_days} d)`,
  );
  return (
    <div className="note note-stop" role="alert">
      <Icon name="warn" />
      <div>
        <strong>Stale: {named.join(', ')}.</strong>{' '}
        {sample
          ? 'The sample lives on its own date; elsewhere new clearances would be held.'
          : 'New clearances are held until a newer version is live.'}
        <p>
          Refresh it, or bring a newer file with <code>gatehouse lists import FILE</code>. What was decided before names the version that it
          was decided by.
        </p>
      </div>
    </div>
  );
}
