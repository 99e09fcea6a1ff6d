import type { Customer, FtmEntity } from '@gatehouse/contracts';

const IDENTIFIER_PROPERTIES: Readonly<Record<Customer['identifiers'][number]['scheme'], string>> = {
  lei: 'leiCode',
  registration: 'registrationNumber',
  tax: 'taxNumber',
  passport: 'passportNumber',
  'national-id': 'idNumber',
  imo: 'imoNumber',
  wallet: 'publicKey',
  domain: 'website',
};

/** A customer as the FollowTheMoney entity that is screened. */
export function customerEntity(customer: Customer): FtmEntity & { readonly id: string } {
  const countries = [customer.nationality, customer.jurisdiction, customer.address?.country, customer.headquarters].filter(
    (code) => code !== undefined,
  );
  const properties: Record<string, string[]> = {
    name: [customer.name],
    alias: customer.otherNames.map((name) => name.value),
    country: [...new Set(countries.map((code) => code.slice(0, 2).toLowerCase()))],
  };
  if (customer.birthDate !== undefined) properties['birthDate'] = [customer.birthDate];
  if (customer.address !== undefined) {
    properties['address'] = [
      [customer.address.street, customer.address.city, customer.address.postalCode, customer.address.country]
        .filter((part) => part !== undefined)
        .join(', '),
    ];
  }
  for (const { scheme, value } of customer.identifiers) {
    const property = IDENTIFIER_PROPERTIES[scheme];
    properties[property] = [...(properties[property] ?? []), value];
  }
  return { id: customer.id, schema: customer.kind === 'individual' ? 'Person' : 'Company', properties };
}
