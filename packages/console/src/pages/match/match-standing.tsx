import type { MatchDecisionView, MatchVerdict } from '@gatehouse/contracts';
import { FactsTable } from '../../components/facts-table.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { formatProperty } from '../../format/words.ts';

export const VERDICT_WORDS: Readonly<Record<MatchVerdict, string>> = {
  same: 'Same party',
  different: 'Different party',
  unknown: 'Not enough information',
};

interface Standing {
  readonly state: MatchDecisionView['state'];
  readonly verdict: MatchVerdict | null;
}

/** Where a match stands, in a word or two. All but a standing `different` hold the customer. */
export function standingOf({ state, verdict }: Standing): readonly [tone: Tone, icon: IconName, word: string] {
  if (state === 'none' || verdict === null) return ['plain', 'unknown', 'not judged'];
  if (state === 'awaiting-second') return ['accent', 'clock', 'waits for a second person'];
  if (state === 'lapsed') return ['warn', 'warn', 'lapsed'];
  const looks = {
    same: ['stop', 'stop', 'same party'],
    different: ['plain', 'check', 'different party'],
    unknown: ['warn', 'unknown', 'not enough information'],
  } as const;
  return looks[verdict];
}

export function StandingTag({ decision }: { readonly decision: Standing }) {
  const [tone, icon, word] = standingOf(decision);
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}

/** What was said of this match, by whom and why; who approved; and why it no longer stands where it lapsed. */
export function MatchHistory({ decision }: { readonly decision: MatchDecisionView }) {
  const { first, second, basis } = decision;
  if (first === null)
    return (
      <p className="empty-line">Nobody has judged it yet. Each judgement stands here with its reason, its list version and who made it.</p>
    );
  return (
    <>
      <ol className="judgements">
        <li>
          <strong>{decision.verdict === null ? 'Judged' : VERDICT_WORDS[decision.verdict]}.</strong> {first.because}
          <p className="muted">
            {first.byName}, {formatTime(first.at)}
            {basis !== null &&
              `; score ${basis.score.toFixed(3)}, band ${basis.band}, list of ${formatDay(basis.listDate)}, profile ${basis.profile}`}
          </p>
        </li>
        {second !== null && (
          <li>
            <strong>Approved by a second person.</strong> {second.because}
            <p className="muted">
              {second.byName}, {formatTime(second.at)}
            </p>
          </li>
        )}
        {decision.lapsedAt !== null && (
          <li>
            <strong>Lapsed.</strong> {decision.lapsedBecause}
            <p className="muted">{formatTime(decision.lapsedAt)}</p>
          </li>
        )}
      </ol>
      {decision.changes.length > 0 && (
        <FactsTable
          caption="What changed since it was judged"
          head={['Side', 'Field', 'Then', 'Now']}
          rows={decision.changes.map((change) => ({
            key: change.side + change.field,
            cells: [
              change.side === 'subject' ? 'customer' : 'list',
              formatProperty(change.field),
              change.before.join('; ') || 'not given',
              change.after.join('; ') || 'not given',
            ],
          }))}
          empty="Nothing changed."
        />
      )}
    </>
  );
}

/** Why the match is open although somebody judged it: a second person is awaited, or a side changed. */
export function StandingNote({ decision, why }: { readonly decision: MatchDecisionView; readonly why: string | null }) {
  if (decision.state === 'awaiting-second') {
    return (
      <div className="note">
        <Icon name="clock" />
        <div>
          <strong>Waits for a second person.</strong> {decision.first?.byName} cleared a match that takes two: {decision.first?.because}
          <p className="muted">Until then it holds the customer. {why ?? 'You may approve or refuse it: press p.'}</p>
        </div>
      </div>
    );
  }
  if (decision.state === 'lapsed') {
    return (
      <div className="note note-warn">
        <Icon name="warn" />
        <div>
          <strong>The judgement lapsed.</strong> {decision.lapsedBecause} It must be judged again on what is known now.
        </div>
      </div>
    );
  }
  return null;
}
