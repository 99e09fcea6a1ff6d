import type { Customer, CustomerView, LinkedGroup, ProvenField } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { customerGroups } from './customer-links.ts';
import type { StoredLink } from './linking-records.ts';
import { customerRows } from './list-customers.ts';
import { sumOfOperations } from '../meter/sum-of-operations.ts';
import { missingInformation } from './missing-information.ts';

const ACCESS_SHOWN_MAX = 50;
const TIMELINE_SHOWN_MAX = 100;
/** Links from link to link that are followed, and customers in all, to see a group whole. */
const LINK_STEPS_MAX = 4;
const LINKED_CUSTOMERS_MAX = 200;

/** All the evidence about one customer on one page. The reading is logged with who and why. */
export function showCustomer(world: World, actor: Actor, id: string, why: string): Promise<CustomerView> {
  return world.store.transaction(async (records) => {
    const reading = { who: actor.id, why, case: id };
    const [row] = await customerRows(records, [id], reading);
    const [stored] = await records.customers([id], reading);
    if (row === undefined || stored === undefined)
      throw new ProblemError('not-found', 'There is no such customer, or its data was shredded.', 'Look it up in the list of customers.');
    const { customer, recordedAt } = stored;
    const [assessment] = await records.assessments([id]);
    const accounts = await records.accounts({ customers: [id] });
    const accountIds = accounts.map((account) => account.id);
    const payments = await records.payments(accountIds, reading);
    const cases = await records.cases({ states: ['open', 'claimed', 'snoozed', 'proposed'], customers: [id] }, { after: null, limit: 100 });
    const runs = await records.runs({ customer: id }, { after: null, limit: 50 });
    const links = await records.links([id]);
    return {
      ...row,
      reasons: [...(assessment?.reasons ?? [])],
      carvedOut: assessment?.carvedOut ?? false,
      fields: provenFields(customer, recordedAt),
      missing: missingInformation(customer, payments, assessment?.owners.length ?? 0),
      accounts: [...accounts],
      payments: payments.map(({ account, kind, brand, last4, payerName, payerCountry, firstUsed, lastUsed }) => ({
        account,
        kind,
        brand: brand ?? null,
        last4: last4 ?? null,
        payerName: payerName ?? null,
        payerCountry: payerCountry ?? null,
        firstUsed,
        lastUsed,
      })),
      access: (await records.access(accountIds, ACCESS_SHOWN_MAX, reading)).map(({ account, at, ip, action, country }) => ({
        account,
        at,
        ip,
        action,
        country: country ?? null,
      })),
      verification: customer.verification.map(({ on, method, result, note }) => ({ on, method, result, note: note ?? null })),
      verifyBy: customer.verifyBy ?? null,
      matches: [...(assessment?.matches ?? [])],
      openFlags: cases.items.map((item) => ({ subject: item.subject, code: item.flag, severity: item.severity, because: item.because })),
      runs: runs.items.map(({ id: run, operations, start, end }) => ({ id: run, operations, start, end })),
      linked: links.map(({ customers, probability, because, recordedAt: since }) => ({
        customer: customers.find((other) => other !== id) ?? id,
        probability,
        because: [...because],
        recordedAt: since,
      })),
      group: await linkedGroup(records, id, links),
      timeline: await records.timeline([id, ...accountIds], TIMELINE_SHOWN_MAX),
    };
  });
}

/** The group to which a customer belongs for the meter, with the sum of what all of them used: never less than what one of them did. */
async function linkedGroup(records: Records, id: string, links: readonly StoredLink[]): Promise<LinkedGroup | null> {
  const near = await linksAround(records, id, links);
  const group = customerGroups(near).find(({ customers }) => customers.includes(id));
  if (group === undefined) return null;
  const used = [...(await records.operationsOf(group.customers)).values()];
  const { customers, probability } = group.weakest;
  return {
    customers: [...group.customers],
    weakest: { customers: [...customers], probability },
    operations: used.length === 0 ? null : sumOfOperations(used),
  };
}

/** The links of a customer, of those whom it is linked with, and so on, as far as is shown. */
async function linksAround(records: Records, id: string, links: readonly StoredLink[]): Promise<StoredLink[]> {
  const found = new Map(links.map((link) => [link.customers.join(' '), link]));
  const seen = new Set([id]);
  for (let step = 0; step < LINK_STEPS_MAX; step += 1) {
    const next = [...new Set([...found.values()].flatMap(({ customers }) => customers))].filter((other) => !seen.has(other));
    if (next.length === 0 || seen.size + next.length > LINKED_CUSTOMERS_MAX) break;
    for (const other of next) seen.add(other);
    for (const link of await records.links(next)) found.set(link.customers.join(' '), link);
  }
  return [...found.values()];
}

/** Each field of the record with its clause and where it came from. */
function provenFields(customer: Customer, at: string): ProvenField[] {
  const signUp = 'customer, at sign-up';
  const field = (name: string, label: string, clause: string, value: string | null | undefined, source = signUp): ProvenField => ({
    field: name,
    label,
    value: value ?? null,
    source,
    at: value == null ? null : at,
    clause,
    missing: value == null,
  });
  const address = customer.address;
  const fields = [
    field('name', customer.kind === 'individual' ? 'Full legal name' : 'Business name', '7.302(d)(1)(iii)(A)', customer.name),
    field('otherNames', 'Other names', '7.302(d)(1)(iii)(A)', joined(customer.otherNames.map(({ value, type }) => `${value} (${type})`))),
    field(
      'address',
      'Address',
      '7.302(d)(1)(iii)(B)',
      address === undefined ? null : joined([address.street, address.city, address.region, address.postalCode, address.country]),
    ),
    field('useLocations', 'Where the product is used', '7.302(d)(1)(iii)(B)', joined(customer.useLocations)),
    field('email', 'E-mail', '7.302(d)(1)(iii)(D)', customer.email),
    field('phone', 'Telephone', '7.302(d)(1)(iii)(E)', customer.phone),
  ];
  if (customer.kind === 'entity') {
    fields.push(field('jurisdiction', 'Organised under the law of', '7.302(d)(1)(iii)(B)', customer.jurisdiction));
    fields.push(field('headquarters', 'Head office', 'EAR guidance of May 2025', customer.headquarters));
  } else {
    fields.push(
      field('birthDate', 'Date of birth (optional, for screening: reading D-23)', 'not asked by the proposal', customer.birthDate),
    );
    fields.push(
      field('nationality', 'Nationality (optional, for screening: reading D-23)', 'not asked by the proposal', customer.nationality),
    );
  }
  for (const { scheme, value } of customer.identifiers)
    fields.push(field(`identifier.${scheme}`, `Identifier: ${scheme}`, 'not asked by the proposal', value));
  for (const { fact, method, on, country } of customer.evidence) {
    fields.push({
      field: `evidence.${fact}`,
      label: 'Evidence of status',
      value: `${fact}${country === undefined ? '' : ` (${country})`}`,
      source: method,
      at: on,
      clause: '7.302(d)(1)(i)',
      missing: false,
    });
  }
  return fields;
}

function joined(parts: readonly (string | undefined)[]): string | null {
  const present = parts.filter((part) => part !== undefined && part !== '');
  return present.length === 0 ? null : present.join(', ');
}
