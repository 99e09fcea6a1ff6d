import type { AuditRow } from '@gatehouse/contracts';
import { useRead } from '../../api/use-read.ts';
import type { Column } from '../../components/data-table.tsx';
import { Icon } from '../../components/icon.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { formatTime } from '../../format/date.ts';
import { formatCode } from '../../format/words.ts';

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    id: 'index',
    header: 'Entry',
    value: (row) => row.index,
    cell: (row) => row.index ?? <span className="muted">waits</span>,
    align: 'right',
    width: '5rem',
  },
  { id: 'at', header: 'At', value: (row) => row.at, cell: (row) => <time dateTime={row.at}>{formatTime(row.at)}</time>, width: '12rem' },
  { id: 'kind', header: 'Kind', value: (row) => row.kind, cell: (row) => formatCode(row.kind), width: '14rem' },
  {
    id: 'subject',
    header: 'Subject',
    value: (row) => row.subject,
    cell: (row) => <code className="id">{row.subject}</code>,
    width: '16rem',
  },
  {
    id: 'digest',
    header: 'Digest of the leaf',
    value: (row) => row.digest,
    cell: (row) => <code className="id digest">{row.digest}</code>,
  },
  {
    id: 'proof',
    header: 'Proof',
    value: (row) => row.id,
    cell: (row) => (
      <a href={`/v1/audit/${encodeURIComponent(row.id)}/proof`} download={`${row.id}.json`}>
        <Icon name="download" size={12} /> proof
      </a>
    ),
    width: '6rem',
  },
];

/** Prove it. */
export function AuditPage() {
  const checkpoint = useRead('getCheckpoint', {});
  return (
    <ListPage
      operation="listAudit"
      title="Audit"
      noun={['entry', 'entries']}
      sentence="Newest first. `gatehouse verify FILE` proves a downloaded proof without a network."
      columns={COLUMNS}
      rowId={(row) => row.id}
      empty={{ what: 'The log is empty.', how: 'Every decision and every change writes its entry here.' }}
    >
      <Section title="Signed head of the log">
        <ReadState read={checkpoint} lines={3}>
          {(head) => (
            <dl className="summary">
              <dt>Size</dt>
              <dd>
                {head.size.toLocaleString('en-US')} entries, signed {formatTime(head.at)}
              </dd>
              <dt>Root</dt>
              <dd>
                <code className="id">{head.root}</code>
              </dd>
              <dt>Verifier key</dt>
              <dd>
                <code className="id">{head.verifierKey}</code>
              </dd>
            </dl>
          )}
        </ReadState>
      </Section>
    </ListPage>
  );
}
