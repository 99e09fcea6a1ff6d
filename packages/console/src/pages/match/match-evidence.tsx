import type { MatchExplanation, MatchReviewView } from '@gatehouse/contracts';
import type { Ref } from 'react';
import { useRead } from '../../api/use-read.ts';
import { FactsTable } from '../../components/facts-table.tsx';
import { Section } from '../../components/section.tsx';
import { ScoreBars } from '../../components/score-bars.tsx';
import { ScoreBandTag } from '../../components/status-tags.tsx';
import { countOf } from '../../format/words.ts';
import { AlignedWords } from './aligned-words.tsx';
import { FieldComparisons } from './field-comparisons.tsx';
import { MatchHistory } from './match-standing.tsx';
import { SourceRecord } from './source-record.tsx';

/** All that a person needs to judge a match, on one screen. */
export function MatchEvidence({ review, record }: { readonly review: MatchReviewView; readonly record: Ref<HTMLDetailsElement> }) {
  const overview = useRead('getOverview', {});
  const { explanation, entry, match } = review;
  return (
    <>
      {explanation === null ? (
        <p className="note">One side is gone: the customer’s record was shredded, or the entry is no longer on the list.</p>
      ) : (
        <Compared explanation={explanation} titles={[review.subject.name, match.caption]} />
      )}
      <div className="columns match-columns">
        <div>
          <Section title="Score" note={scoreNote(review)}>
            <div className="scroll-x">
              <ScoreBars
                caption={match.caption}
                score={explanation?.score ?? match.score}
                parts={explanation?.parts ?? []}
                lines={review.bands}
              />
            </div>
          </Section>
          {explanation !== null && <Flips explanation={explanation} />}
          <Section title="What was said of it">
            <MatchHistory decision={review.decision} />
          </Section>
        </div>
        <div>
          <Section title="Source record">
            {entry === null ? (
              <p className="empty-line">The entry is no longer on the list. Its earlier versions stand on the page of the list.</p>
            ) : (
              <SourceRecord entry={entry} list={overview.data?.lists.find(({ name }) => name === entry.list)} ref={record} />
            )}
          </Section>
          <Section title="Closest rival" note="another entry that this subject resembles">
            <Rival rival={review.rival} />
          </Section>
          {explanation !== null && (
            <Section title="What did not count">
              <FactsTable
                caption="What did not count"
                head={['What', 'Why']}
                rows={explanation.ignored.map(({ what, why }) => ({ key: what + why, cells: [what, why] }))}
                empty="All that was given counted."
              />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

function Compared({ explanation, titles }: { readonly explanation: MatchExplanation; readonly titles: readonly [string, string] }) {
  const counts = (['agree', 'close', 'conflict', 'unknown'] as const).map((verdict) => {
    const count = explanation.fields.filter((field) => field.verdict === verdict).length;
    return `${count} ${verdict}`;
  });
  return (
    <>
      <Section title="Names, word by word">
        {explanation.names === null ? (
          <p className="empty-line">The names did not decide the score: another fact did.</p>
        ) : (
          <AlignedWords
            names={explanation.names}
            other={explanation.names.query !== titles[0] || explanation.names.candidate !== titles[1]}
          />
        )}
      </Section>
      <Section title="Field by field" note={counts.join(', ')}>
        <FieldComparisons fields={explanation.fields} names={explanation.names} />
      </Section>
    </>
  );
}

function Flips({ explanation }: { readonly explanation: MatchExplanation }) {
  return (
    <Section title="What would flip it" note="one fact, and the band it leads to">
      <FactsTable
        caption="What would flip it"
        head={['If', 'Score', 'Band']}
        rows={explanation.flips.map((flip) => ({
          key: flip.change,
          cells: [flip.change, flip.score.toFixed(3), <ScoreBandTag key="b" band={flip.band} />],
        }))}
        empty="No single fact would move it into another band."
      />
    </Section>
  );
}

function Rival({ rival }: { readonly rival: MatchReviewView['rival'] }) {
  if (rival === null) return <p className="empty-line">No other entry comes near.</p>;
  return (
    <p>
      <bdi>{rival.caption}</bdi>, {rival.list} entry <code className="id">{rival.entryId}</code>, score {rival.score.toFixed(3)}{' '}
      <ScoreBandTag band={rival.band} />
    </p>
  );
}

function scoreNote({ explanation, match, bands }: MatchReviewView): string {
  const score = explanation?.score ?? match.score;
  const parts = countOf(explanation?.parts.length ?? 0, 'part');
  return `${parts} add up to ${score.toFixed(3)}${bands === undefined ? '' : ` by the profile ${bands.profile}`}`;
}
