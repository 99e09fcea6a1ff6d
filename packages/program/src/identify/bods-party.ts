import type { BodsStatement, FtmEntity, StatusEvidence } from '@gatehouse/contracts';

type Party = Extract<BodsStatement, { recordType: 'entity' | 'person' }>;

/** The newest statement about each party of the ownership records, by record id. */
export function partiesOf(statements: readonly BodsStatement[]): Map<string, Party> {
  const parties = new Map<string, Party>();
  for (const statement of statements) {
    if (statement.recordType === 'relationship') continue;
    const seen = parties.get(statement.recordId);
    if (seen === undefined || (seen.statementDate ?? '') <= (statement.statementDate ?? '')) parties.set(statement.recordId, statement);
  }
  return parties;
}

/** The names of a party, the fullest first. */
export function partyNames(party: Party): string[] {
  if (party.recordType === 'entity') return party.recordDetails.name === undefined ? [] : [party.recordDetails.name];
  const names = party.recordDetails.names ?? [];
  return names
    .map((name) => name.fullName ?? [name.givenName, name.familyName].filter((part) => part !== undefined).join(' '))
    .filter((name) => name !== '');
}

/** The country of a party: jurisdiction of an entity, nationality of a person. */
export function partyCountries(party: Party): string[] {
  const codes =
    party.recordType === 'entity'
      ? [party.recordDetails.jurisdiction?.code]
      : (party.recordDetails.nationalities ?? []).map((place) => place.code);
  return codes.filter((code) => code !== undefined).map((code) => code.slice(0, 2).toUpperCase());
}

/** Where a party is located, as its record says: addresses, and for an entity its jurisdiction. A nationality is no location. */
export function partyPlaces(party: Party): string[] {
  const addresses = party.recordDetails['addresses'];
  const codes = Array.isArray(addresses)
    ? addresses.flatMap((address: { country?: { code?: string } }) => address.country?.code ?? [])
    : [];
  return party.recordType === 'entity' ? [...codes, ...partyCountries(party)] : codes;
}

/** A party as the FollowTheMoney entity that is screened. */
export function partyEntity(party: Party): FtmEntity & { readonly id: string } {
  const properties: Record<string, string[]> = {
    name: partyNames(party),
    country: partyCountries(party).map((code) => code.toLowerCase()),
  };
  const birthDate = party.recordType === 'person' ? party.recordDetails['birthDate'] : undefined;
  if (typeof birthDate === 'string') properties['birthDate'] = [birthDate];
  return { id: party.recordId, schema: party.recordType === 'person' ? 'Person' : 'Company', properties };
}

/**
 * What the record says about a person's status, as evidence. A statement counts as more than a claim
 * only where its source says that it was verified.
 */
export function partyEvidence(party: Party, on: string): StatusEvidence[] {
  const method = isVerified(party) ? 'documentary' : 'claim';
  return partyCountries(party).map((country) => {
    const fact =
      party.recordType === 'person'
        ? country === 'US'
          ? 'us-citizen'
          : 'foreign-citizen'
        : country === 'US'
          ? 'organised-under-us-law'
          : 'organised-under-foreign-law';
    return { fact, method, on, country };
  });
}

function isVerified(party: Party): boolean {
  const source = party['source'];
  if (typeof source !== 'object' || source === null || !('type' in source)) return false;
  return Array.isArray(source.type) && source.type.includes('verified');
}
