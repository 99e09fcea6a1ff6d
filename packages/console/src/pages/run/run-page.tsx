import type { RunView } from '@gatehouse/contracts';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useRead } from '../../api/use-read.ts';
import { runSeries } from '../../charts/run-series.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { LawNote } from '../../components/law-note.tsx';
import { Page } from '../../components/page.tsx';
import { Outline, ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { DueTag, OverTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { formatOperations, formatOperationsBounds, formatOperationsInterval } from '../../format/operations.ts';
import { countOf } from '../../format/words.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';

const RunChart = lazy(async () => ({ default: (await import('../../charts/run-chart.tsx')).RunChart }));

/** Is this a covered training run? */
export function RunPage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getRun', { params: { id } });
  return (
    <ReadState read={read} lines={16}>
      {(run) => <RunBody run={run} />}
    </ReadState>
  );
}

function RunBody({ run }: { readonly run: RunView }) {
  const navigate = useNavigate();
  const series = useMemo(() => runSeries(run), [run]);
  const toReport = (): void => void (run.report !== null && navigate({ to: pb.report(run.report) }));
  useKeys([
    { key: 'e', label: 'Evidence: ladder of sensors', run: () => document.getElementById('ladder')?.focus() },
    { key: 't', label: 'Timeline', run: () => document.getElementById('timeline')?.focus() },
    ...(run.report === null ? [] : [{ key: 'p', label: 'Open its report', run: toReport }]),
  ]);
  return (
    <Page
      windowTitle={`Run ${run.id}`}
      title={
        <>
          Run <IdText id={run.id} />
        </>
      }
      sentence={sentenceOf(run)}
      actions={
        <ActionButton
          primary
          hotkey="p"
          why={run.report === null ? 'No report is drafted: no reporting threshold is reached.' : null}
          onClick={toReport}
        >
          Open its report
        </ActionButton>
      }
      aside={<Timeline items={run.timeline} />}
    >
      <dl className="summary">
        <dt>Operations</dt>
        <dd>
          <strong>{formatOperationsInterval(run.operations)}</strong>{' '}
          <span className="muted">
            90 % interval {formatOperationsBounds(run.operations)}, physical ceiling {formatOperations(run.operations.ceiling)}
          </span>
        </dd>
        <dt>Time</dt>
        <dd>
          {formatTime(run.start)} to {formatTime(run.end)}
        </dd>
        <dt>Accelerators</dt>
        <dd>
          up to {run.count_max.toLocaleString('en-US')} × {run.accelerators}
        </dd>
        <dt>Cluster</dt>
        <dd>
          {run.cluster.datacentres.join(', ') || 'place unknown'}, links{' '}
          {run.cluster.link_gbps === null ? 'unknown' : `${run.cluster.link_gbps} Gbit/s`}, peak{' '}
          {formatOperations(run.cluster.peak_operations_per_second.min)} to {formatOperations(run.cluster.peak_operations_per_second.max)}{' '}
          operations/s
        </dd>
        <dt>Customers</dt>
        <dd>
          {run.customers.map((id) => (
            <Link key={id} to={pb.customer(id)}>
              <IdText id={id} />
            </Link>
          ))}
        </dd>
      </dl>
      <Section title="Operations over time" note="log scale, UTC">
        {run.series.length === 0 ? (
          <p className="empty-line">No series is recorded for this run: only its total is known.</p>
        ) : (
          <Suspense fallback={<Outline lines={14} />}>
            <RunChart
              series={series}
              label={`Cumulative operations from ${formatDay(run.start)} to ${formatDay(run.end)}, ending at ${formatOperationsInterval(run.operations)}. The table of regimes below says which lines are crossed and when.`}
            />
          </Suspense>
        )}
      </Section>
      <Section title="One run, every regime">
        <FactsTable
          caption="One run, every regime"
          head={['Regime and law', 'Over its limit', 'Crossed', 'Because']}
          rows={run.regimes.map((regime) => ({
            key: regime.threshold,
            cells: [
              <>
                <strong>{regime.title}</strong>
                <LawNote law={regime.law} />
              </>,
              <div key="o">
                <OverTag over={regime.over} />
                <small>{regime.limit === null ? 'no number of operations' : `${formatOperations(regime.limit)} ${regime.unit}`}</small>
              </div>,
              <Crossed key="c" at={regime.crossedAt} />,
              <>
                {regime.because}
                <small>
                  Would owe: {regime.owes}. Measured: {regime.measurement}.
                </small>
              </>,
            ],
          }))}
          empty="No threshold is compared: what the chips could do at most lies under every one, or the work is no training."
        />
      </Section>
      {run.clocks.length > 0 && (
        <Section title="Clocks">
          <FactsTable
            caption="Clocks"
            head={['Clock', 'Due', 'Due at', 'Alarms', 'Law']}
            rows={run.clocks.map((clock) => ({
              key: clock.id,
              cells: [
                clock.clock,
                <DueTag key="d" due={clock.due} />,
                formatTime(clock.dueAt),
                clock.alarms.join('; ') || '—',
                <LawNote key="l" law={clock.law} />,
              ],
            }))}
            empty="No clock runs."
          />
        </Section>
      )}
      <Section title="Ladder of evidence" id="ladder" note="the sensor that was used stands first">
        <FactsTable
          caption="Ladder of evidence"
          head={['Sensor', 'Operations', '90 % interval', 'Detail']}
          rows={run.ladder.map((step) => ({
            key: step.basis,
            cells: [
              <>
                {step.used ? (
                  <Tag icon="check" tone="accent">
                    used
                  </Tag>
                ) : null}{' '}
                {step.basis}
              </>,
              step.operations.mid === undefined ? '—' : formatOperations(step.operations.mid),
              step.operations.low === undefined || step.operations.high === undefined
                ? '—'
                : formatOperationsBounds({ low: step.operations.low, high: step.operations.high }),
              step.detail,
            ],
          }))}
          empty="No sensor spoke."
        />
      </Section>
      <Section title="Joined parts" note={run.joined ? `${countOf(run.parts.length, 'part')} joined into one run` : 'one part'}>
        <FactsTable
          caption="Joined parts"
          head={['Account', 'Customer', 'Reseller', 'Job', 'Operations', 'Because']}
          rows={run.parts.map((part, index) => ({
            key: `${part.account}${part.job ?? ''}${index}`,
            cells: [
              <IdText key="a" id={part.account} />,
              <Link key="c" to={pb.customer(part.customer)}>
                <IdText id={part.customer} />
              </Link>,
              part.reseller ?? '—',
              part.job ?? '—',
              formatOperationsInterval(part.operations),
              part.because,
            ],
          }))}
          empty="No part is known."
        />
        <ul className="prose">
          {run.because.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function sentenceOf(run: RunView): string {
  const over = run.regimes.filter((regime) => regime.over === 'yes').length;
  const possibly = run.regimes.filter((regime) => regime.over === 'possibly').length;
  return `Over ${countOf(over, 'threshold')}, possibly over ${possibly}, of ${countOf(run.regimes.length, 'regime')}.`;
}

function Crossed({ at }: { readonly at: RunView['regimes'][number]['crossedAt'] }) {
  if (at.mid === null && at.low === null) return '—';
  return (
    <span className="crossed">
      {at.mid === null ? 'possibly' : formatDay(at.mid)}
      <small>
        {at.low === null ? 'from the start' : formatDay(at.low)} to {at.high === null ? 'not in sight' : formatDay(at.high)}
      </small>
    </span>
  );
}
