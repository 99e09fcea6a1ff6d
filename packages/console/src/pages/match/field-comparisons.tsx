import type { AlignedNames, FieldComparison } from '@gatehouse/contracts';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { formatProperty } from '../../format/words.ts';
import { VerdictTag } from './verdict-tag.tsx';

interface Props {
  readonly fields: readonly FieldComparison[];
  /** The names that decided the score: they stand before the others. */
  readonly names: AlignedNames | null;
}

/** Both sides field by field: the customer's record at the left, the listed party at the right, the verdict between. */
export function FieldComparisons({ fields, names }: Props) {
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
                <Values values={field.query} first={names?.query} />
              </td>
              <td>
                <VerdictTag verdict={field.verdict} />
              </td>
              <td>
                <Values values={field.candidate} first={names?.candidate} />
              </td>
              <td className="muted">{field.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** More values than this are folded away, so that one field with many aliases does not push the others off the screen. */
const VALUES_SHOWN_MAX = 3;

/** All that one side says of a field, the one that decided first; silence is said aloud. */
function Values({ values, first }: { readonly values: readonly string[]; readonly first: string | undefined }) {
  if (values.length === 0) return <span className="muted">not given</span>;
  const ordered = values.toSorted((a, b) => Number(b === first) - Number(a === first));
  const folded = ordered.slice(VALUES_SHOWN_MAX);
  return (
    <>
      <ValueList values={ordered.slice(0, VALUES_SHOWN_MAX)} />
      {folded.length > 0 && (
        <details>
          <summary>{folded.length} more</summary>
          <ValueList values={folded} />
        </details>
      )}
    </>
  );
}

function ValueList({ values }: { readonly values: readonly string[] }) {
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
