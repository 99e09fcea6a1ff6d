import { type CustomerView, FLAGS } from '@gatehouse/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { LawNote } from '../../components/law-note.tsx';
import { MatchPanel } from '../../components/match-panel.tsx';
import { PathLink } from '../../components/path-link.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { AccountStateTag, SeverityTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { formatOperationsBounds, formatOperationsInterval } from '../../format/operations.ts';
import { countOf, formatCode } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';
import { accessByCountry } from './access-by-country.ts';
import { CustomerFrame } from './customer-frame.tsx';
import { LinkedSection } from './linked-section.tsx';

/** Who is this, and how do we know? */
export function CustomerPage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getCustomer', { params: { id } });
  return (
    <ReadState read={read} lines={16}>
      {(customer) => (
        <CustomerFrame customer={customer} aside={<Timeline items={customer.timeline} />}>
          <Standing customer={customer} />
          <Missing customer={customer} />
          <Flags customer={customer} />
          <Identity customer={customer} />
          {customer.matches.length > 0 && (
            <Section title="Matches" note={countOf(customer.matches.length, 'entry', 'entries')}>
              {customer.matches.map((match) => (
                <MatchPanel key={match.id} match={match} />
              ))}
            </Section>
          )}
          <LinkedSection customer={customer} />
          <Accounts customer={customer} />
          <Money customer={customer} />
          <Access customer={customer} />
          <Runs customer={customer} />
        </CustomerFrame>
      )}
    </ReadState>
  );
}

interface Props {
  readonly customer: CustomerView;
}

function Standing({ customer }: Props) {
  return (
    <Section title="Status and reasons" note={customer.carvedOut ? 'carved out of verification' : undefined}>
      {customer.reasons.length === 0 ? (
        <p className="empty-line">No reason is recorded: the status is not a clearance.</p>
      ) : (
        <ul className="reasons">
          {customer.reasons.map((reason) => (
            <li key={reason.code + reason.text}>
              <span>{reason.text}</span>
              {reason.law === null ? <span className="muted">no clause: a policy of the provider</span> : <LawNote law={reason.law} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Missing({ customer }: Props) {
  if (customer.missing.length === 0) return null;
  return (
    <Section title="What is missing, and whom to ask">
      <FactsTable
        caption="What is missing, and whom to ask"
        head={['Field', 'Asked by', 'Whom to ask']}
        rows={customer.missing.map((gap) => ({
          key: gap.field,
          cells: [
            <Tag key="m" tone="warn" icon="unknown">
              {gap.field}
            </Tag>,
            gap.clause,
            gap.ask,
          ],
        }))}
        empty="Nothing is missing."
      />
    </Section>
  );
}

function Flags({ customer }: Props) {
  if (customer.openFlags.length === 0) return null;
  return (
    <Section title="Red flags" note="evidence for a person, never a verdict">
      <FactsTable
        caption="Red flags"
        head={['Severity', 'Flag', 'Because']}
        rows={customer.openFlags.map((flag) => ({
          key: flag.code + flag.because,
          cells: [
            <SeverityTag key="s" severity={flag.severity} />,
            <PathLink key="l" path={pb.casesWithFlag(flag.code)}>
              {FLAGS[flag.code].title}
            </PathLink>,
            flag.because,
          ],
        }))}
        empty="No flag is open."
      />
    </Section>
  );
}

function Identity({ customer }: Props) {
  return (
    <Section title="Identity, field by field">
      <FactsTable
        caption="Identity, field by field"
        head={['Field', 'Value', 'Source', 'Recorded', 'Asked by']}
        rows={customer.fields.map((field) => ({
          key: field.field,
          cells: [
            field.label,
            field.value === null ? (
              <Tag tone={field.missing ? 'warn' : 'plain'} icon="unknown">
                {field.missing ? 'missing' : 'not given'}
              </Tag>
            ) : (
              <bdi>{field.value}</bdi>
            ),
            field.source,
            formatTime(field.at),
            <span key="c" className="muted">
              {field.clause}
            </span>,
          ],
        }))}
        empty="No field is recorded."
      />
      <FactsTable
        caption="Attempts at verification"
        head={['Day', 'Method', 'Result', 'Note']}
        rows={customer.verification.map((attempt) => ({
          key: attempt.on + attempt.method,
          cells: [formatDay(attempt.on), attempt.method, attempt.result, attempt.note ?? '—'],
        }))}
        empty="No attempt at verification is recorded."
      />
    </Section>
  );
}

function Accounts({ customer }: Props) {
  return (
    <Section title="Accounts">
      <FactsTable
        caption="Accounts"
        head={['Account', 'State', 'Since', 'Because', 'Opened', 'Last access', 'Reseller']}
        rows={customer.accounts.map((account) => ({
          key: account.id,
          cells: [
            <IdText key="i" id={account.id} />,
            <AccountStateTag key="s" state={account.state} />,
            formatTime(account.since),
            account.because,
            formatDay(account.opened),
            formatTime(account.lastAccess),
            account.reseller ?? '—',
          ],
        }))}
        empty="The customer has no account."
      />
    </Section>
  );
}

function Money({ customer }: Props) {
  return (
    <Section title="Means of payment" note="by token; numbers are never stored">
      <FactsTable
        caption="Means of payment"
        head={['Account', 'Kind', 'Card', 'Payer', 'First used', 'Last used']}
        rows={customer.payments.map((payment) => ({
          key: payment.account + payment.kind + payment.firstUsed + (payment.last4 ?? ''),
          cells: [
            <IdText key="i" id={payment.account} />,
            formatCode(payment.kind),
            payment.last4 === null ? '—' : `${payment.brand ?? ''} … ${payment.last4}`,
            [payment.payerName, payment.payerCountry].filter((part) => part !== null).join(', ') || '—',
            formatDay(payment.firstUsed),
            formatDay(payment.lastUsed),
          ],
        }))}
        empty="No means of payment is recorded."
      />
    </Section>
  );
}

function Access({ customer }: Props) {
  return (
    <Section title="Access" note="by country of the address; a country is a hint, not a place">
      <FactsTable
        caption="Access by country"
        head={['Country', 'Times', 'Addresses', 'First', 'Last']}
        rows={accessByCountry(customer.access).map((group) => ({
          key: group.country,
          cells: [
            group.country,
            group.count,
            group.addresses.map((address) => <IdText key={address} id={address} />),
            formatTime(group.first),
            formatTime(group.last),
          ],
        }))}
        empty="No access is recorded."
      />
    </Section>
  );
}

function Runs({ customer }: Props) {
  if (customer.runs.length === 0) return null;
  return (
    <Section title="Runs">
      <FactsTable
        caption="Runs"
        head={['Run', 'Operations', '90 % interval', 'Begin', 'End']}
        rows={customer.runs.map((run) => ({
          key: run.id,
          cells: [
            <Link key="l" to={pb.run(run.id)}>
              <IdText id={run.id} />
            </Link>,
            formatOperationsInterval(run.operations),
            formatOperationsBounds(run.operations),
            formatTime(run.start),
            formatTime(run.end),
          ],
        }))}
        empty="No run is known."
      />
    </Section>
  );
}
