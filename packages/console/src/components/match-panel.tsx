import type { MatchView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../format/date.ts';
import { pb } from '../path-builder.ts';
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
        <Link className="panel-acts" to={pb.match(match.id)}>
          Review field by field<span className="visually-hidden"> against {match.caption}</span>
        </Link>
      </header>
      <ScoreBars caption={match.caption} score={match.score} parts={match.parts} />
    </article>
  );
}
