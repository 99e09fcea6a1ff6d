import type { RefreshView } from '@gatehouse/contracts';
import { ActionButton } from '../../components/action-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { formatTime } from '../../format/date.ts';
import { OutcomeTag } from './list-tags.tsx';

/** Each address that lists are fetched from: how it went last, and when it is asked next. */
export function RefreshesTable({
  refreshes,
  why,
  onRefresh,
}: {
  readonly refreshes: readonly RefreshView[];
  readonly why: string | null;
  readonly onRefresh: (name: string) => void;
}) {
  if (refreshes.length === 0) {
    return (
      <EmptyState
        what="No list is fetched by itself: each stays as it was shipped or imported."
        how="Once the operator gives a publisher’s address, its last answer, its failures and its next turn stand here."
      />
    );
  }
  return (
    <FactsTable
      caption="Refresh by address"
      head={['Source', 'Lists', 'Address', 'Every', 'Last', 'Confirmed, next', 'Failures', 'Now']}
      rows={refreshes.map((refresh) => ({
        key: refresh.name,
        cells: [
          <span key="n" className="nowrap">
            {refresh.name}
          </span>,
          refresh.lists.length === 0 ? 'none yet' : refresh.lists.join(', '),
          <IdText key="u" id={refresh.url} />,
          <span key="h" className="nowrap">{`${refresh.everyHours} h`}</span>,
          refresh.last === null ? (
            'never'
          ) : (
            <span key="l">
              <OutcomeTag outcome={refresh.last.outcome} /> <span className="nowrap">{formatTime(refresh.last.at)}</span>
              <small>{refresh.last.detail}</small>
            </span>
          ),
          <span key="c" className="nowrap">
            {formatTime(refresh.confirmedAt)}
            <small>next {formatTime(refresh.nextAt)}</small>
          </span>,
          refresh.failures === 0 ? 'none' : `${refresh.failures} in a row`,
          <ActionButton key="b" why={why} onClick={() => onRefresh(refresh.name)}>
            Refresh<span className="visually-hidden"> {refresh.name}</span>
          </ActionButton>,
        ],
      }))}
      empty="No list is fetched by itself."
    />
  );
}
