import type { BodsInterest, BodsStatement } from '@gatehouse/contracts';
import type { RecordedStatement } from '../ownership-source.ts';

/** A made relationship statement as it was recorded on a day, for tests. */
export function recordedStake(
  recordId: string,
  [interestedParty, subject]: readonly [owner: string, owned: string],
  interests: BodsInterest[],
  members: Partial<Extract<BodsStatement, { recordType: 'relationship' }>> = {},
): RecordedStatement {
  const statement: BodsStatement = {
    recordId,
    recordType: 'relationship',
    statementDate: '2026-01-01',
    recordDetails: { subject, interestedParty, interests },
    ...members,
  };
  return { statementId: `s-${recordId}`, recordedAt: '2026-02-01T08:00:00.000Z', statement };
}

/** A made party as it was recorded, for tests. */
export function recordedParty(recordId: string, recordType: 'person' | 'entity'): RecordedStatement {
  const statement: BodsStatement =
    recordType === 'person'
      ? { recordId, recordType, recordDetails: { personType: 'knownPerson', names: [{ fullName: recordId }] } }
      : { recordId, recordType, recordDetails: { entityType: { type: 'registeredEntity' }, name: recordId } };
  return { statementId: `s-${recordId}`, recordedAt: '2026-02-01T08:00:00.000Z', statement };
}
