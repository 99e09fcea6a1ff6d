import type { CustomerView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { FactsTable } from '../../components/facts-table.tsx';
import { IdText } from '../../components/id-text.tsx';
import { Section } from '../../components/section.tsx';
import { formatTime } from '../../format/date.ts';
import { formatOperationsBounds, formatOperationsInterval } from '../../format/operations.ts';
import { countOf } from '../../format/words.ts';
import { pb } from '../../path-builder.ts';

/** Who else may be the same customer, how likely and why; and what those who count as one did together. */
export function LinkedSection({ customer }: { readonly customer: CustomerView }) {
  const { linked, group } = customer;
  if (linked.length === 0) return null;
  return (
    <Section title="May be the same customer" note="linked, not merged">
      <FactsTable
        caption="Who else may be the same customer"
        head={['Customer', 'Probability', 'Because', 'Since']}
        rows={linked.map((link) => ({
          key: link.customer,
          cells: [
            <Link key="l" to={pb.customer(link.customer)}>
              <IdText id={link.customer} />
            </Link>,
            `${(link.probability * 100).toFixed(0)} %`,
            <ul key="b" className="reasons">
              {link.because.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>,
            formatTime(link.recordedAt),
          ],
        }))}
        empty="Nobody."
      />
      {group !== null && (
        <p>
          {countOf(group.customers.length, 'customer')} count as one for the meter; the weakest link that holds them is{' '}
          {(group.weakest.probability * 100).toFixed(0)} %.{' '}
          {group.operations === null
            ? 'None of them used accelerators.'
            : `Together they ran ${formatOperationsInterval(group.operations)} operations (${formatOperationsBounds(group.operations)}).`}
        </p>
      )}
    </Section>
  );
}
