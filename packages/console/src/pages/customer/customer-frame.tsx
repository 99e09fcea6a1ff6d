import type { CustomerView } from '@gatehouse/contracts';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IdText } from '../../components/id-text.tsx';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { AccountStateTag, BandTag, Ofac50Tag, StatusTag } from '../../components/status-tags.tsx';
import { countOf } from '../../format/words.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { pb } from '../../path-builder.ts';

/** The head of a customer's pages, the same for the evidence and for the owners. */
export function CustomerFrame({
  customer,
  aside,
  children,
}: {
  readonly customer: CustomerView;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  useKeys([
    { key: 'e', label: 'Evidence', run: () => void navigate({ to: pb.customer(customer.id) }) },
    { key: 'g', label: 'Graph of owners', run: () => void navigate({ to: pb.owners(customer.id) }) },
    { key: 't', label: 'Timeline', run: () => document.getElementById('timeline')?.focus() },
  ]);
  return (
    <Page
      windowTitle={`Customer ${customer.id}`}
      title={<PersonName name={customer.name} romanised={customer.romanised} />}
      sentence={
        <>
          <IdText id={customer.id} /> {customer.kind === 'entity' ? 'entity' : 'individual'}
          {customer.country === null ? ', country unknown' : ` in ${customer.country}`}
          {customer.missing.length > 0 && `, ${countOf(customer.missing.length, 'field')} missing`}
          {customer.verifyBy !== null && `, to be verified by ${customer.verifyBy.slice(0, 10)}`}.
        </>
      }
      actions={
        <div className="tags">
          <StatusTag status={customer.status} />
          {customer.states.map((state) => (
            <AccountStateTag key={state} state={state} />
          ))}
          <BandTag band={customer.band} />
          <span className="labelled">
            OFAC 50 %: <Ofac50Tag verdict={customer.ofac50} />
          </span>
        </div>
      }
      aside={aside}
    >
      <nav className="tabs" aria-label="Customer">
        <Link to={pb.customer(customer.id)} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
          Evidence <kbd className="key-hint">e</kbd>
        </Link>
        <Link to={pb.owners(customer.id)} activeProps={{ 'aria-current': 'page' }}>
          Owners <kbd className="key-hint">g</kbd>
        </Link>
      </nav>
      {children}
    </Page>
  );
}
