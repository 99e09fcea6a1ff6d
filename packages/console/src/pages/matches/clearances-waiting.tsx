import type { MatchRow } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/icon.tsx';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';

const ROWS_LOOKED_AT_MAX = 500;

/** The clearances that wait for a second person: those that this person may approve, and how many of their own wait for somebody else. */
export function ClearancesWaiting() {
  const person = usePerson();
  const open = useRead('listMatches', { query: { open: true, limit: ROWS_LOOKED_AT_MAX } });
  const waiting = (open.data?.items ?? []).filter(({ decision }) => decision.state === 'awaiting-second');
  if (person === null || waiting.length === 0) return null;
  const own = waiting.filter(({ decision }) => decision.by === person.id);
  const others = waiting.filter(({ decision }) => decision.by !== person.id);
  const mayApprove = whyNot(person, 'approveMatch') === null;
  return (
    <div className="note">
      <Icon name="clock" />
      <div>
        {others.length > 0 && (
          <p>
            <strong>
              {countOf(others.length, 'clearance waits', 'clearances wait')} for{' '}
              {mayApprove ? 'you as the second person' : 'a second person'}:
            </strong>{' '}
            {others.map((row) => (
              <MatchLink key={row.id} row={row} />
            ))}
          </p>
        )}
        {own.length > 0 && <p className="muted">{countOf(own.length, 'clearance')} of yours: another person approves.</p>}
      </div>
    </div>
  );
}

function MatchLink({ row }: { readonly row: MatchRow }) {
  return (
    <>
      <Link to={pb.match(row.id)}>
        <bdi>{row.customerName ?? row.customer}</bdi> against <bdi>{row.caption}</bdi>
      </Link>{' '}
    </>
  );
}
