import type { BodsInterest, BodsShare, BodsStatement } from '@gatehouse/contracts';

/** An entity's BODS statement, for tests. */
export function entity(recordId: string, details: Record<string, unknown> = {}): BodsStatement {
  return { recordId, recordType: 'entity', recordDetails: { entityType: { type: 'registeredEntity' }, name: recordId, ...details } };
}

/** A person's BODS statement, for tests. */
export function person(recordId: string, details: Record<string, unknown> = {}): BodsStatement {
  return { recordId, recordType: 'person', recordDetails: { personType: 'knownPerson', names: [{ fullName: recordId }], ...details } };
}

/** A relationship with one shareholding: a number is an exact share. */
export function holds(owner: string, owned: string, share: number | BodsShare, interest: Partial<BodsInterest> = {}): BodsStatement {
  const stated = typeof share === 'number' ? { exact: share } : share;
  return relates(owner, owned, [{ type: 'shareholding', directOrIndirect: 'direct', share: stated, ...interest }]);
}

/** A relationship with any interests. */
export function relates(owner: string, owned: string, interests: BodsInterest[], members: Record<string, unknown> = {}): BodsStatement {
  return {
    recordId: `${owner}>${owned}`,
    recordType: 'relationship',
    statementDate: '2026-01-01',
    recordDetails: { isComponent: false, interestedParty: owner, subject: owned, interests },
    ...members,
  };
}
