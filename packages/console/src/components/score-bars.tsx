import type { ScorePart } from '@gatehouse/contracts';
import { formatCode } from '../format/words.ts';

/** Where the bands begin, 0..1. */
export interface BandLines {
  readonly review: number;
  readonly match: number;
}

interface Props {
  /** With whom, for readers of the screen. */
  readonly caption: string;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly lines?: BandLines | undefined;
}

/** The parts of a score as bars that add up from left to right; what speaks against it is striped and runs back. */
export function ScoreBars({ caption, score, parts, lines }: Props) {
  return (
    <table className="facts score">
      <caption className="visually-hidden">Parts of the score of {caption}</caption>
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
        {runningSums(parts).map(({ part, from, to }, index) => (
          <tr key={`${index}${part.feature}`}>
            <td>{formatCode(part.feature)}</td>
            <td>{part.detail}</td>
            <td>
              <Track from={from} to={to} lines={lines} />
              <span className="visually-hidden">{to.toFixed(3)}</span>
            </td>
            <td className="number">
              {part.effect < 0 ? '−' : '+'}
              {Math.abs(part.effect).toFixed(3)}
            </td>
          </tr>
        ))}
        <tr className="total">
          <td>Score</td>
          <td>{lines !== undefined && `review from ${lines.review.toFixed(2)}, match from ${lines.match.toFixed(2)}`}</td>
          <td>
            <Track from={0} to={score} lines={lines} />
          </td>
          <td className="number">{score.toFixed(3)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** One bar on the scale from 0 to 1, with the lines of the bands. The numbers beside it say the same. */
function Track({ from, to, lines }: { readonly from: number; readonly to: number; readonly lines: BandLines | undefined }) {
  const left = Math.max(0, Math.min(from, to));
  return (
    <div className="score-track" aria-hidden="true">
      <div
        className={to < from ? 'score-bar against' : 'score-bar'}
        style={{ left: `${left * 100}%`, width: `${Math.abs(to - from) * 100}%` }}
      />
      {lines !== undefined && (
        <>
          <i style={{ left: `${lines.review * 100}%` }} />
          <i style={{ left: `${lines.match * 100}%` }} />
        </>
      )}
    </div>
  );
}

/** Each part with the sum before it and after it. */
function runningSums(parts: readonly ScorePart[]): readonly { readonly part: ScorePart; readonly from: number; readonly to: number }[] {
  let sum = 0;
  return parts.map((part) => {
    const from = sum;
    sum += part.effect;
    return { part, from, to: sum };
  });
}
