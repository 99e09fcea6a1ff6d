import type { AccessEvent, Customer, LawReference, Payment, ReportField } from '@gatehouse/contracts';
import type { FoundOwner } from '../identify/assessment.ts';
import type { StoredRun } from '../meter/stored-run.ts';
import type { ReportBody } from './report-body.ts';

export interface ReportFacts {
  readonly customer: Customer;
  readonly owners: readonly (FoundOwner & { readonly names: readonly string[] })[];
  readonly payments: readonly Payment[];
  readonly access: readonly AccessEvent[];
  readonly run: StoredRun;
  readonly law: LawReference;
  readonly today: string;
}

const ACCESS_LISTED_MAX = 20;
const ASK = 'missing: ask the customer';

/** What a signature under the report means: proposed 7.308(d) and 7.309(e). */
export const SIGNATURE_NOTICE =
  'Whoever files certifies that the report is true, correct and complete (proposed 15 CFR 7.308(d)). A knowingly false statement to the Department is punishable under 18 U.S.C. 1001. This is a draft: nothing is filed until a second person has approved it.';

/**
 * The draft of the initial report of proposed 15 CFR 7.308(d)(1): every field of the form with its value and where it came from,
 * or whom to ask. A field that only the customer can know is never filled by a guess.
 */
export function draftReport(facts: ReportFacts): ReportBody {
  return {
    title: `Initial report on a training run of a large AI model: ${facts.run.id}`,
    law: facts.law,
    notice: SIGNATURE_NOTICE,
    sections: [
      { title: 'The foreign customer', clause: '7.308(d)(1)(i)', fields: identityFields(facts) },
      { title: 'Means of payment and contact', clause: '7.308(d)(1)(i)(C)-(F)', fields: contactFields(facts) },
      { title: 'The training run', clause: '7.308(d)(1)(ii)', fields: runFields(facts) },
    ],
  };
}

/** How many fields of a report still wait for somebody. */
export function missingFields(body: ReportBody): number {
  return body.sections.flatMap((section) => section.fields).filter((field) => field.missing !== null).length;
}

function identityFields({ customer, owners, today }: ReportFacts): ReportField[] {
  const by = 'customer record';
  const natural = owners.filter((owner) => !owner.possible);
  const ownerNames = natural.map((owner) => owner.names[0] ?? owner.id).join('; ');
  const address = customer.address;
  const fields = [
    field('7.308(d)(1)(i)(A)', customer.kind === 'individual' ? 'Full legal name' : 'Business name', customer.name, by, customer.signedUp),
    field(
      '7.308(d)(1)(i)(A)',
      'Names under which it is known',
      join(customer.otherNames.map((name) => `${name.value} (${name.type})`)) ?? 'none known',
      by,
      customer.signedUp,
    ),
    customer.kind === 'entity'
      ? field(
          '7.308(d)(1)(i)(A)(3)',
          'Ultimate beneficial owner (reading D-17: all natural persons at the ends of the chains)',
          ownerNames === '' ? null : ownerNames,
          'ownership records',
          today,
        )
      : field('7.308(d)(1)(i)(A)(3)', 'Ultimate beneficial owner', 'the customer', by, customer.signedUp),
    field(
      '7.308(d)(1)(i)(B)',
      customer.kind === 'individual' ? 'Street address' : 'Principal place of business',
      address === undefined
        ? null
        : [address.street, address.city, address.region, address.postalCode, address.country]
            .filter((part) => part !== undefined)
            .join(', '),
      by,
      customer.signedUp,
    ),
    field(
      '7.308(d)(1)(i)(B)(3)',
      'Locations from which the request originates (reading D-20: collected for all)',
      join(customer.useLocations),
      by,
      customer.signedUp,
    ),
  ];
  if (customer.kind === 'entity') {
    fields.push(
      field('7.308(d)(1)(i)(B)(4)', 'Jurisdiction under whose law it is organised', customer.jurisdiction ?? null, by, customer.signedUp),
    );
    fields.push(field('7.308(d)(1)(i)(B)(5)', 'Beneficial owners', ownerNames === '' ? null : ownerNames, 'ownership records', today));
  }
  return fields;
}

function contactFields({ customer, payments, access }: ReportFacts): ReportField[] {
  const means = payments.map((payment) =>
    [
      payment.kind,
      payment.brand,
      payment.last4 === undefined ? undefined : `ending ${payment.last4}`,
      payment.payerName === undefined ? undefined : `payer ${payment.payerName}`,
      `${payment.firstUsed} to ${payment.lastUsed}`,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  );
  const newest = access.slice(0, ACCESS_LISTED_MAX).map((event) => `${event.ip} ${event.at} ${event.action}`);
  const more = access.length > ACCESS_LISTED_MAX ? ` and ${access.length - ACCESS_LISTED_MAX} more in the annex` : '';
  return [
    field('7.308(d)(1)(i)(C)', 'Means and source of payment', join(means), 'payment processor', payments[0]?.lastUsed ?? null),
    field('7.308(d)(1)(i)(D)', 'E-mail address', customer.email ?? null, 'customer record', customer.signedUp),
    field('7.308(d)(1)(i)(E)', 'Telephone', customer.phone ?? null, 'customer record', customer.signedUp),
    field(
      '7.308(d)(1)(i)(F)',
      'IP addresses with date and time of each access or administrative action',
      newest.length === 0 ? null : `${newest.join('; ')}${more}`,
      'access log',
      access[0]?.at ?? null,
    ),
  ];
}

function runFields({ run, today }: ReportFacts): ReportField[] {
  const used = run.ladder.find((rung) => rung.used);
  const { low, mid, high, ceiling } = run.operations;
  return [
    {
      ...field(
        '7.308(d)(1)(ii)(A)',
        'Estimated number of computational operations (integer or floating-point)',
        `${scientific(mid)} (90 % interval ${scientific(low)} to ${scientific(high)}; physical ceiling ${scientific(ceiling)})`,
        `meter: ${used?.basis ?? 'chip-hours'}`,
        today,
      ),
      unit: 'operations; a multiply-accumulate counts as two; dense',
    },
    field('7.308(d)(1)(ii)(B)', 'Anticipated start date', run.start, 'meter: first usage', today),
    field('7.308(d)(1)(ii)(B)', 'Anticipated completion date', null, 'customer', null, `${ASK}; last usage seen ${run.end}`),
    field('7.308(d)(1)(ii)(C)', 'Training practices', null, 'customer', null),
    field(
      '7.308(d)(1)(ii)(C)',
      'Model of the primary AI accelerators (reading D-16)',
      `${run.accelerators}, up to ${run.count_max.toLocaleString('en')} at once`,
      'meter',
      today,
    ),
    field('7.308(d)(1)(ii)(D)(1)', 'Policies and procedures for storing and protecting trained model weights', null, 'customer', null),
    field(
      '7.308(d)(1)(ii)(D)(2)',
      'Cybersecurity or insider-threat events of the last four years that reached weights or source code',
      null,
      'customer',
      null,
    ),
  ];
}

function field(clause: string, label: string, value: string | null, source: string, at: string | null, missing: string = ASK): ReportField {
  return { clause, label, value, unit: null, source, at, checkedBy: null, missing: value === null ? missing : null };
}

function join(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join('; ');
}

function scientific(value: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential(2).split('e');
  return `${digits} × 10^${Number(exponent)}`;
}
