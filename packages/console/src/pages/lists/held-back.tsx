import type { ListCandidateView } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { Section } from '../../components/section.tsx';
import { formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';
import { formatVersionDay } from './date-basis.ts';
import { FindingTag, OverruleTag } from './list-tags.tsx';
import { VersionText } from './version-text.tsx';
import { whyNotDecide } from './why-not-decide.ts';

/** The versions that the guard did not take, each with why, and what two persons can do about it. */
export function HeldBack({ candidates }: { readonly candidates: readonly ListCandidateView[] }) {
  return (
    <Section title="Held back by the guard" note={countOf(candidates.length, 'version')}>
      {candidates.map((candidate) => (
        <Candidate key={candidate.id} candidate={candidate} />
      ))}
    </Section>
  );
}

type Act = 'ask' | 'take' | 'refuse';
const ACTS: Readonly<Record<Act, { readonly title: string; readonly submit: string; readonly effect: string }>> = {
  ask: {
    title: 'Ask to take this version',
    submit: 'Ask',
    effect: 'Nothing changes yet: another person must take it before any screening uses it.',
  },
  take: {
    title: 'Take this version',
    submit: 'Take it',
    effect: 'It becomes live at once, whole, and every decision from then on names it. Whoever it touches is screened again.',
  },
  refuse: { title: 'Refuse this version', submit: 'Refuse', effect: 'The live version stays. The refusal is recorded beside the request.' },
};

function Candidate({ candidate }: { readonly candidate: ListCandidateView }) {
  const person = usePerson();
  const cache = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const { overrule } = candidate;
  const name = candidate.lists[0]?.name ?? '';
  const whyNotAsk = overrule?.state === 'asked' ? 'Somebody has asked: another person decides.' : whyNot(person, 'overruleGuard');
  const whyNotTake = whyNotDecide(overrule, person);

  const perform = async (because: string, idempotencyKey: string): Promise<void> => {
    if (act === 'ask') await call('overruleGuard', { params: { name }, body: { candidate: candidate.id, because }, idempotencyKey });
    else await call('approveOverrule', { params: { id: overrule?.id ?? '' }, body: { approve: act === 'take', because }, idempotencyKey });
    await Promise.all(
      ['listLists', 'listChanges', 'listImpact', 'getOverview', 'getToday'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
    );
  };
  return (
    <article className="panel">
      <header className="panel-head">
        <h3>{candidate.file}</h3>
        <span className="muted">
          {formatVersionDay(candidate)}; version <VersionText version={candidate.version} />; came by {candidate.by},{' '}
          {formatTime(candidate.heldAt)}
        </span>
        <span className="panel-acts">
          <ActionButton why={whyNotAsk} onClick={() => setAct('ask')}>
            Ask to overrule
          </ActionButton>
          <ActionButton why={whyNotTake} primary={whyNotTake === null} onClick={() => setAct('take')}>
            Take it
          </ActionButton>
          <ActionButton why={whyNotTake} onClick={() => setAct('refuse')}>
            Refuse
          </ActionButton>
        </span>
      </header>
      <ul className="findings">
        {candidate.findings.map((finding) => (
          <li key={finding.list + finding.code}>
            <FindingTag code={finding.code} /> <strong>{finding.list}</strong> {finding.text}
          </li>
        ))}
      </ul>
      <FactsTable
        caption={`What ${candidate.file} would change`}
        head={['List', 'Entries now', 'Entries then', 'Added', 'Removed', 'Changed', 'Compare']}
        rows={candidate.lists.map((list) => ({
          key: list.name,
          cells: [
            list.name,
            list.liveEntries === null ? 'not loaded' : list.liveEntries.toLocaleString('en-US'),
            list.entries.toLocaleString('en-US'),
            ...(list.counts === null
              ? ['—', '—', '—']
              : [list.counts.added, list.counts.removed, list.counts.changed].map((count) => count.toLocaleString('en-US'))),
            <Link key="l" to={pb.list(list.name)} search={{ to: candidate.version }}>
              entries and customers<span className="visually-hidden"> of {list.name}</span>
            </Link>,
          ],
        }))}
        empty="It holds no list."
      />
      {overrule !== null && (
        <div className="panel-note">
          <OverruleTag state={overrule.state} /> {overrule.askedByName} asked, {formatTime(overrule.askedAt)}: {overrule.because}
          {overrule.decidedByName !== null &&
            ` — ${overrule.decidedByName}, ${formatTime(overrule.decidedAt)}: ${overrule.decidedBecause ?? ''}`}
        </div>
      )}
      {act !== null && (
        <ReasonDialog
          title={ACTS[act].title}
          intro={<p>{ACTS[act].effect}</p>}
          submitLabel={ACTS[act].submit}
          onClose={() => setAct(null)}
          onSubmit={perform}
        />
      )}
    </article>
  );
}
