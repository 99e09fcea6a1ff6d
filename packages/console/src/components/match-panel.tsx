import type { MatchView } from '@gatehouse/contracts';
import { formatDay } from '../format/date.ts';
import { IdText } from './id-text.tsx';
import { ScoreBars } from './score-bars.tsx';
import { BandTag } from './status-tags.tsx';

/** One match: which entry of which version of a list, and how the score came about. */
export function MatchPanel({ match }: { readonly match: MatchView }) {
  return (
    <article className="panel">
      <header className="panel-head">
        <h3>
          <bdi>{match.caption}</bdi>
        </h3>
        <BandTag band={match.band} />
        <span className="muted">
          {match.list} of {formatDay(match.listDate)}, version <IdText id={match.listVersion} />, entry <IdText id={match.entryId} />
        </span>
      </header>
      <ScoreBars match={match} />
    </article>
  );
}
