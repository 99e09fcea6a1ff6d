import type { OverviewView } from '@gatehouse/contracts';

/** Says that nothing here is real, and on which day the sample lives. */
export function SampleBanner({ overview }: { readonly overview: OverviewView }) {
  if (!overview.provider.sample) return null;
  const dates = overview.lists.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)])).toSorted();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  const lists =
    oldest === undefined ? 'lists of unknown date' : oldest === newest ? `lists of ${oldest}` : `lists of ${oldest} to ${newest}`;
  return (
    <section className="sample-banner" aria-label="Sample">
      sample data, sample date {overview.provider.asOf.slice(0, 10)}, {lists}
    </section>
  );
}
