import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Customer } from '@gatehouse/contracts';
import { lawReference } from '@gatehouse/rules';
import { madeUpCustomer, madeUpPayment } from '../../test-support/made-up.ts';
import { shippedPacks } from '../../test-support/shipped-packs.ts';
import type { StoredRun } from '../meter/stored-run.ts';
import { draftReport, missingFields, type ReportFacts } from './draft-report.ts';

const operations = { low: 1.2e26, mid: 2e26, high: 3e26, ceiling: 2e27 };
const run: StoredRun = {
  id: 'run_1',
  customers: ['cus_1'],
  accounts: ['acc_1'],
  start: '2026-10-01T00:00:00.000Z',
  end: '2026-10-30T00:00:00.000Z',
  accelerators: 'NVIDIA H100 SXM5 80GB',
  count_max: 40_000,
  operations,
  over: [],
  joined: false,
  series: [],
  regimes: [],
  ladder: [{ basis: 'tensor-activity', operations, used: true, detail: '' }],
  parts: [],
  because: [],
  cluster: { datacentres: [], link_gbps: null, peak_operations_per_second: { min: 0, max: 0 } },
};
const PERSON: Partial<Customer> = {
  address: { kind: 'street', street: '1 Main Street', country: 'DE' },
  useLocations: ['DE'],
  email: 'a@b.example',
  phone: '+4930123456',
};
const owner = { id: 'p1', share: { min: 60, max: 60 }, control: [], possible: false, status: 'foreign', names: ['Ada Pine'] } as const;

function drafted(customer: Partial<Customer>, facts: Partial<ReportFacts> = {}) {
  const law = lawReference(shippedPacks, { pack: 'us-iaas-nprm-2024', citation: '7.308(d)(1)' }, { on: '2026-11-02' });
  const body = draftReport({
    customer: madeUpCustomer(customer),
    owners: [],
    payments: [madeUpPayment()],
    access: [{ account: 'acc_1', ip: '192.0.2.7', at: '2026-10-01T00:00:00Z', action: 'access' }],
    run,
    law,
    today: '2026-11-02',
    ...facts,
  });
  return { body, fields: body.sections.flatMap((section) => section.fields) };
}

/** The paragraphs of 7.308(d)(1) that the form answers. */
const EVERYBODY = [
  '(i)(A)',
  '(i)(A)(3)',
  '(i)(B)',
  '(i)(B)(3)',
  '(i)(C)',
  '(i)(D)',
  '(i)(E)',
  '(i)(F)',
  '(ii)(A)',
  '(ii)(B)',
  '(ii)(C)',
  '(ii)(D)(1)',
  '(ii)(D)(2)',
];
const clausesOf = (fields: readonly { clause: string }[]): string[] =>
  [...new Set(fields.map(({ clause }) => clause.replace('7.308(d)(1)', '')))].toSorted();

test('draftReport() has every field of the form, for an individual and for an entity', () => {
  assert.deepEqual(clausesOf(drafted(PERSON).fields), EVERYBODY.toSorted());
  const entity = drafted({ ...PERSON, kind: 'entity', jurisdiction: 'DE' }, { owners: [owner] });
  assert.deepEqual(clausesOf(entity.fields), [...EVERYBODY, '(i)(B)(4)', '(i)(B)(5)'].toSorted());
});

test('draftReport() guesses nothing: a field without a value says whom to ask, one with a value says where it came from', () => {
  for (const { fields, body } of [
    drafted(PERSON),
    drafted({}, { payments: [], access: [] }),
    drafted({ kind: 'entity' }, { payments: [], access: [] }),
  ]) {
    for (const field of fields) {
      assert.equal(field.value === null, field.missing !== null, field.label);
      assert.ok(field.source !== '', field.label);
      if (field.missing !== null) assert.match(field.missing, /^missing: ask the customer/);
    }
    assert.equal(missingFields(body), fields.filter(({ missing }) => missing !== null).length);
  }
});

test('draftReport() leaves to the customer what only the customer can know', () => {
  const asked = drafted(PERSON).fields.filter(({ missing }) => missing !== null);
  assert.deepEqual(
    asked.map(({ label }) => label.split(' ').slice(0, 2).join(' ')),
    ['Anticipated completion', 'Training practices', 'Policies and', 'Cybersecurity or'],
  );
});

test('draftReport() names certain owners, and asks where none is certain', () => {
  const value = (owners: ReportFacts['owners']): string | null | undefined =>
    drafted({ ...PERSON, kind: 'entity', jurisdiction: 'DE' }, { owners }).fields.find(({ label }) => label === 'Beneficial owners')?.value;
  assert.equal(value([owner]), 'Ada Pine');
  assert.equal(value([{ ...owner, possible: true }]), null);
  assert.equal(value([]), null);
});

test('draftReport() gives operations with their interval and their unit, and counts what the annex holds', () => {
  const access = Array.from({ length: 25 }, (_, day) => ({
    account: 'acc_1',
    ip: '192.0.2.7',
    at: `2026-10-${String(day + 1).padStart(2, '0')}T00:00:00Z`,
    action: 'access' as const,
  }));
  const { fields } = drafted(PERSON, { access });
  const estimate = fields.find(({ clause }) => clause.endsWith('(ii)(A)'));
  assert.match(estimate?.value ?? '', /2\.00 × 10\^26 \(90 % interval 1\.20 × 10\^26 to 3\.00 × 10\^26/);
  assert.match(estimate?.unit ?? '', /multiply-accumulate counts as two/);
  assert.match(fields.find(({ clause }) => clause.endsWith('(i)(F)'))?.value ?? '', /and 5 more in the annex$/);
});
