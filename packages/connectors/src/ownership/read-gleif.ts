import type { GleifEntity, GleifRelationship } from '@gatehouse/ownership';
import { problem } from '@gatehouse/foundation';
import { csvRecords, type CsvValues } from './csv-records.ts';
import { openFile, type ReadResult } from './read-result.ts';

/** A row of either level, told apart by the header. */
export type GleifRow =
  | { readonly level: 1; readonly entity: GleifEntity }
  | { readonly level: 2; readonly relationship: GleifRelationship };

const PERIODS = [1, 2, 3, 4, 5];

/**
 * The rows of a GLEIF CSV: level 1 (golden copy, or its flattened small form) or level 2 (relationship records), recognised by the
 * header. Throws `file-missing`.
 */
export async function* readGleif(file: string): AsyncGenerator<ReadResult<GleifRow>> {
  for await (const result of csvRecords(await openFile(file), file)) {
    if ('problem' in result) {
      yield result;
      continue;
    }
    const { value: values, line } = result;
    const row = relationshipOf(values) ?? entityOf(values);
    yield row === null
      ? {
          id: null,
          problem: problem('bad-input', 'The row holds no LEI.', 'Give a GLEIF level 1 or level 2 CSV with its header.', { file, line }),
        }
      : { value: row, line };
  }
}

function relationshipOf(values: CsvValues): GleifRow | null {
  const childLei = values['Relationship.StartNode.NodeID'];
  const parentLei = values['Relationship.EndNode.NodeID'];
  const type = values['Relationship.RelationshipType'];
  if (childLei === undefined || parentLei === undefined || type === undefined || childLei === '' || parentLei === '') return null;
  const period = PERIODS.find((number) => values[`Relationship.Period.${number}.periodType`] === 'RELATIONSHIP_PERIOD');
  return {
    level: 2,
    relationship: {
      childLei,
      parentLei,
      type,
      status: values['Relationship.RelationshipStatus'] ?? '',
      registrationStatus: filled(values['Registration.RegistrationStatus']),
      startDate: period === undefined ? null : filled(values[`Relationship.Period.${period}.startDate`]),
      lastUpdateDate: filled(values['Registration.LastUpdateDate']),
    },
  };
}

function entityOf(values: CsvValues): GleifRow | null {
  const lei = values['lei'] ?? values['LEI'];
  if (lei === undefined || lei === '') return null;
  const either = (flat: string, golden: string): string | null => filled(values[flat]) ?? filled(values[golden]);
  return {
    level: 1,
    entity: {
      lei,
      name: either('entity_legal_name', 'Entity.LegalName') ?? lei,
      jurisdiction: either('entity_legal_jurisdiction', 'Entity.LegalJurisdiction'),
      headquartersCountry: either('entity_headquarters_address_country', 'Entity.HeadquartersAddress.Country'),
      legalAddressCountry: either('entity_legal_address_country', 'Entity.LegalAddress.Country'),
      registrationStatus: either('registration_registration_status', 'Registration.RegistrationStatus'),
      lastUpdateDate: either('registration_last_update_date', 'Registration.LastUpdateDate'),
    },
  };
}

function filled(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
