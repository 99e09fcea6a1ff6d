import type { LawReference } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { formatLaw } from '../format/law.ts';
import { pb } from '../path-builder.ts';
import { LawStatusTag } from './status-tags.tsx';

/** The law behind a statement: regime, clause, its status on the day, and the readings taken. */
export function LawNote({ law }: { readonly law: LawReference }) {
  return (
    <span className="law">
      <Link to={pb.rulePack(law.pack)} hash={law.clauseId} title={`${law.regime}: ${formatLaw(law)}`}>
        {law.clause}
      </Link>
      <span className="muted">{law.citation}</span>
      <LawStatusTag status={law.status} />
      {law.confirm && <span className="muted">a person must confirm this status</span>}
      {law.readings.length > 0 && <span className="muted">readings: {law.readings.join(', ')}</span>}
    </span>
  );
}
