import type { FieldComparison } from '@gatehouse/contracts';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { formatProperty } from '../../format/words.ts';
import { VerdictTag } from './verdict-tag.tsx';

/** Both sides field by field: the customer's record at the left, the listed party at the right, the verdict between. */
export function FieldComparisons({ fields }: { readonly fields: readonly FieldComparison[] }) {
  if (fields.length === 0) return <p className="empty-line">No field could be compared: both sides say nothing beyond their names.</p>;
  return (
    <ScrollBox className="scroll-x" label="Field by field">
      <table className="facts sides">
        <caption className="visually-hidden">Field by field, customer at the left, listed party at the right</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Customer’s record</th>
            <th scope="col">Verdict</th>
            <th scope="col">Listed party</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.field} data-verdict={field.verdict}>
              <th scope="row">{formatProperty(field.field)}</th>
              <td>
                <Values values={field.query} />
              </td>
              <td>
                <VerdictTag verdict={field.verdict} />
              </td>
              <td>
                <Values values={field.candidate} />
              </td>
              <td className="muted">{field.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** All that one side says of a field; silence is said aloud. */
function Values({ values }: { readonly values: readonly string[] }) {
  if (values.length === 0) return <span className="muted">not given</span>;
  return (
    <ul className="values">
      {values.map((value) => (
        <li key={value}>
          <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  );
}
