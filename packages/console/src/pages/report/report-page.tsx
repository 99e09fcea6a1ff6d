import type { ReportView } from '@gatehouse/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { IdText } from '../../components/id-text.tsx';
import { LawNote } from '../../components/law-note.tsx';
import { Page } from '../../components/page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { DueTag, ReportStateTag } from '../../components/status-tags.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';
import { whyNot } from '../../session/can.ts';
import { usePerson } from '../../session/use-person.ts';
import { ReportSection } from './report-section.tsx';
import { ReportStanding } from './report-standing.tsx';

/** May I sign this? */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getReport', { params: { id } });
  return (
    <ReadState read={read} lines={16}>
      {(report) => <ReportBody report={report} />}
    </ReadState>
  );
}

type Act = 'propose' | 'approve' | 'refuse';

function ReportBody({ report }: { readonly report: ReportView }) {
  const cache = useQueryClient();
  const person = usePerson();
  const [act, setAct] = useState<Act | null>(null);
  const [beside, setBeside] = useState(false);
  const whyNotPropose = report.can.propose ?? whyNot(person, 'proposeReport');
  const whyNotApprove = report.can.approve ?? whyNot(person, 'approveReport');

  const perform = async (reason: string, idempotencyKey: string): Promise<void> => {
    const params = { id: report.id };
    const view =
      act === 'propose'
        ? await call('proposeReport', { params, body: { reason }, idempotencyKey })
        : await call('approveReport', { params, body: { approve: act === 'approve', reason }, idempotencyKey });
    cache.setQueryData(['getReport', { params }], view);
    // The rest is read again behind: the dialog closes when the act is done.
    void Promise.all(['listReports', 'getOverview', 'getToday'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
  };
  const pressP = (): void => {
    if (whyNotPropose === null) setAct('propose');
    else if (whyNotApprove === null) setAct('approve');
  };
  useKeys([
    {
      key: 'p',
      label: whyNotPropose === null ? 'Propose to file' : whyNotApprove === null ? 'Approve' : 'Propose or approve (not possible now)',
      run: pressP,
    },
    { key: 'e', label: 'Evidence: first field', run: () => document.getElementById('fields')?.focus() },
    { key: 't', label: 'Timeline', run: () => document.getElementById('timeline')?.focus() },
  ]);

  return (
    <Page
      windowTitle={`Report ${report.id}`}
      title={report.title}
      sentence={
        <>
          <IdText id={report.id} /> {report.kind},{' '}
          {report.missing === 0 ? 'nothing missing' : `${countOf(report.missing, 'field')} missing`}.
        </>
      }
      actions={
        <>
          <ActionButton
            primary={whyNotPropose === null}
            hotkey={whyNotPropose === null ? 'p' : undefined}
            why={whyNotPropose}
            onClick={() => setAct('propose')}
          >
            Propose to file
          </ActionButton>
          <ActionButton
            primary={whyNotApprove === null}
            hotkey={whyNotApprove === null ? 'p' : undefined}
            why={whyNotApprove}
            onClick={() => setAct('approve')}
          >
            Approve
          </ActionButton>
          <ActionButton why={whyNotApprove} onClick={() => setAct('refuse')}>
            Refuse
          </ActionButton>
        </>
      }
      aside={<Timeline items={report.timeline} />}
    >
      <dl className="summary">
        <dt>State</dt>
        <dd>
          <ReportStateTag state={report.state} />
        </dd>
        <dt>Due</dt>
        <dd>
          <DueTag due={report.due} />
        </dd>
        <dt>Law</dt>
        <dd>
          <LawNote law={report.law} />
        </dd>
        <dt>About</dt>
        <dd>
          run{' '}
          <Link to={pb.run(report.run)}>
            <IdText id={report.run} />
          </Link>
          , customer{' '}
          <Link to={pb.customer(report.customer)}>
            <IdText id={report.customer} />
          </Link>
        </dd>
        <dt>Drafted</dt>
        <dd>{formatTime(report.createdAt)}</dd>
        <dt>Documents</dt>
        <dd className="tags">
          <a href={report.documents.pdf} target="_blank" rel="noreferrer">
            PDF
          </a>
          <a href={report.documents.json} target="_blank" rel="noreferrer">
            JSON
          </a>
          <ActionButton onClick={() => setBeside(!beside)}>{beside ? 'Hide the PDF' : 'Show the PDF beside'}</ActionButton>
        </dd>
      </dl>
      <ReportStanding report={report} whyNotPropose={whyNotPropose} whyNotApprove={whyNotApprove} />
      <div className={beside ? 'columns' : undefined}>
        <div id="fields" tabIndex={-1}>
          {report.sections.map((section) => (
            <ReportSection key={section.clause + section.title} section={section} />
          ))}
        </div>
        {beside && (
          <object className="pdf" aria-label={`PDF of report ${report.id}`} data={report.documents.pdf} type="application/pdf">
            <p>This browser shows no PDF inside a page: open it by the link above.</p>
          </object>
        )}
      </div>
      {act !== null && (
        <ReasonDialog
          title={act === 'propose' ? 'Propose to file this report' : act === 'approve' ? 'Approve this report' : 'Refuse this report'}
          intro={
            <>
              <p>{report.notice}</p>
              <LawNote law={report.law} />
              <p className="muted">
                {act === 'propose'
                  ? 'Another person must approve before anything is filed. Gatehouse files nothing by itself.'
                  : report.proposal === null
                    ? ''
                    : `${report.proposal.byName} proposed: ${report.proposal.reason}`}
              </p>
            </>
          }
          submitLabel={act === 'propose' ? 'Propose' : act === 'approve' ? 'Approve' : 'Refuse'}
          onClose={() => setAct(null)}
          onSubmit={perform}
        />
      )}
    </Page>
  );
}
