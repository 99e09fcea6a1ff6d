import type { ReportView } from '@gatehouse/contracts';
import { FactsTable } from '../../components/facts-table.tsx';
import { Section } from '../../components/section.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatTime } from '../../format/date.ts';

/** A part of the form: each field with its value, its source, who checked it and when; what is missing says whom to ask. */
export function ReportSection({ section }: { readonly section: ReportView['sections'][number] }) {
  return (
    <Section title={section.title} note={section.clause}>
      <FactsTable
        caption={section.title}
        head={['Field', 'Value', 'Source', 'As of', 'Checked by', 'Clause']}
        rows={section.fields.map((field) => ({
          key: field.clause + field.label,
          cells: [
            field.label,
            field.value === null ? (
              <Tag tone="warn" icon="unknown">
                {field.missing ?? 'missing'}
              </Tag>
            ) : (
              <span className="value">
                <bdi>{field.value}</bdi>
                {field.unit === null ? '' : ` ${field.unit}`}
              </span>
            ),
            field.source,
            formatTime(field.at),
            field.checkedBy ?? <span className="muted">not yet</span>,
            <span key="c" className="muted nowrap">
              {field.clause}
            </span>,
          ],
        }))}
        empty="This part has no fields."
      />
    </Section>
  );
}
