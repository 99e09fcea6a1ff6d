import type { MatchView } from '@gatehouse/contracts';

/** The parts of a score as bars that add up from left to right; what speaks against it is striped and runs back. */
export function ScoreBars({ match }: { readonly match: MatchView }) {
  return (
    <table className="facts score">
      <caption className="visually-hidden">Parts of the score of {match.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">What was compared</th>
          <th scope="col" className="score-bar-head">
            Adds up
          </th>
          <th scope="col" className="number">
            Effect
          </th>
        </tr>
      </thead>
      <tbody>
        {runningSums(match.parts).map(({ part, from, to }) => {
          const left = Math.max(0, Math.min(from, to));
          return (
            <tr key={part.feature}>
              <td>{part.feature}</td>
              <td>{part.detail}</td>
              <td>
                <div className="score-track" aria-hidden="true">
                  <div
                    className={part.effect < 0 ? 'score-bar against' : 'score-bar'}
                    style={{ left: `${left * 100}%`, width: `${Math.abs(part.effect) * 100}%` }}
                  />
                </div>
                <span className="visually-hidden">{to.toFixed(3)}</span>
              </td>
              <td className="number">
                {part.effect < 0 ? '−' : '+'}
                {Math.abs(part.effect).toFixed(3)}
              </td>
            </tr>
          );
        })}
        <tr className="total">
          <td colSpan={3}>Score</td>
          <td className="number">{match.score.toFixed(3)}</td>
        </tr>
      </tbody>
    </table>
  );
}

type Part = MatchView['parts'][number];

/** Each part with the sum before it and after it. */
function runningSums(parts: readonly Part[]): readonly { readonly part: Part; readonly from: number; readonly to: number }[] {
  return parts.map((part, index) => {
    const from = parts.slice(0, index).reduce((sum, { effect }) => sum + effect, 0);
    return { part, from, to: from + part.effect };
  });
}
