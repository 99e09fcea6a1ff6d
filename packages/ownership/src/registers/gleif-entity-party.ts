import type { Evidence } from '../facts/evidence.ts';
import { dayOf } from '../facts/facts-on.ts';
import { type Party, type PartyAddress, type PartyIdentifier, partyOf } from '../facts/party.ts';
import type { GleifEntity } from './gleif-records.ts';

/** States of an LEI's registration that say something of the entity or the record; LAPSED stands on its own, ISSUED and the pending ones are nothing to tell. */
const TELLING_STATUS = new Set(['ANNULLED', 'DUPLICATE', 'MERGED', 'RETIRED', 'CANCELLED']);

/** The party of a level 1 record. `exceptions` is what level 2 says of it besides. */
export function partyOfGleifEntity(entity: GleifEntity, exceptions: readonly Evidence[]): Party {
  const { headquartersCountry, legalAddressCountry } = entity;
  return partyOf({
    id: entity.lei,
    kind: 'entity',
    name: entity.name,
    jurisdiction: entity.jurisdiction,
    seat:
      headquartersCountry !== null
        ? { country: headquartersCountry, basis: 'headquarters-address' }
        : { country: legalAddressCountry, basis: legalAddressCountry === null ? 'unknown' : 'registered-address' },
    identifiers: identifiersOf(entity),
    foundedOn: dayOf(entity.creationDate),
    legalForm: entity.legalForm ?? null,
    addresses: addressesOf(entity),
    lapsed: entity.registrationStatus === 'LAPSED' ? { what: 'registration', on: dayOf(entity.lastUpdateDate) } : null,
    evidence: [...statusEvidence(entity), ...exceptions],
  });
}

/** The scheme of the LEI in org-id.guide's list. */
export const LEI_SCHEME = 'XI-LEI';

function identifiersOf({ lei, registrationAuthority, registrationNumber }: GleifEntity): PartyIdentifier[] {
  const own = { scheme: LEI_SCHEME, value: lei };
  if (registrationNumber === null || registrationNumber === undefined) return [own];
  return [own, { scheme: registrationAuthority ?? 'unknown', value: registrationNumber }];
}

function addressesOf({ headquartersAddress, headquartersCountry, legalAddress, legalAddressCountry }: GleifEntity): PartyAddress[] {
  const addresses: PartyAddress[] = [];
  if (typeof headquartersAddress === 'string')
    addresses.push({ type: 'headquarters', text: headquartersAddress, country: headquartersCountry });
  if (typeof legalAddress === 'string') addresses.push({ type: 'registered', text: legalAddress, country: legalAddressCountry });
  return addresses;
}

function statusEvidence({ lei, entityStatus, registrationStatus, lastUpdateDate }: GleifEntity): Evidence[] {
  const said: { category: string; says: string }[] = [];
  if (entityStatus === 'INACTIVE') said.push({ category: entityStatus, says: 'The entity is out of operation.' });
  if (typeof registrationStatus === 'string' && TELLING_STATUS.has(registrationStatus))
    said.push({ category: registrationStatus, says: `The registration of its LEI is ${registrationStatus.toLowerCase()}.` });
  return said.map((one) => ({ kind: 'register-statement', ...one, on: dayOf(lastUpdateDate), source: `GLEIF level 1 ${lei}` }));
}
