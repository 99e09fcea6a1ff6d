/** A made BODS 0.4 statement about a record, as its standard wants one. */
export function bodsStatement(recordType: string, recordId: string, declarationSubject: string, recordDetails: object): object {
  return {
    statementId: `${recordType}-statement-of-${recordId}`.padEnd(36, '0'),
    statementDate: '2026-02-01',
    declarationSubject,
    recordId,
    recordType,
    recordStatus: 'new',
    recordDetails: { isComponent: false, ...recordDetails },
    publicationDetails: { publicationDate: '2026-02-01', bodsVersion: '0.4', publisher: { name: 'A register' } },
  };
}
