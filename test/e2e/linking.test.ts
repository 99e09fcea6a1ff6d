import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CustomerView } from '@gatehouse/contracts';
import { apiClient, type Call } from './api-client.ts';
import { type BareServer, SDN_FILES, startBareServer } from './start-bare-server.ts';

let server: BareServer;
let call: Call;
let headers: Record<string, string>;

before(async () => {
  server = await startBareServer((all) => all.slice(0, 10), SDN_FILES);
  call = apiClient(server.url);
  headers = await server.tokenFor('administrator', 'engineer', 'officer', 'auditor');
});
after(() => server?.stop());

const ORLA = {
  kind: 'individual',
  name: 'Orla Vantongeren',
  birthDate: '1980-02-03',
  email: 'orla.vantongeren@firm.example',
  phone: '+353123456789',
  address: { kind: 'street', street: '4 Mill Lane', city: 'Cork', postalCode: 'T12', country: 'IE' },
  signedUp: '2026-01-05T09:00:00Z',
};

async function put(id: string, facts: object): Promise<void> {
  const { status, body } = await call('PUT', `/v1/customers/${id}`, {
    headers,
    body: { id, ...ORLA, ...facts },
  });
  assert.ok(status < 300, JSON.stringify(body));
}

async function show(id: string): Promise<CustomerView> {
  const { body } = await call('GET', `/v1/customers/${id}`, { headers });
  return CustomerView.parse(body);
}

test('a customer who signs up again under a slip of the name is linked from both sides, with reasons and no value', async () => {
  await put('cus_first', {});
  await put('cus_other', {
    name: 'Pim Achterberg',
    birthDate: '1991-09-30',
    email: 'pim@mail.example',
    phone: '+31201234567',
    address: undefined,
  });
  await put('cus_again', { name: 'Orla Vantongern', email: 'ov@mail.example', signedUp: '2026-02-20T15:00:00Z' });
  const again = await show('cus_again');
  assert.deepEqual(
    again.linked.map(({ customer }) => customer),
    ['cus_first'],
  );
  assert.ok((again.linked[0]?.probability ?? 0) > 0.9);
  const because = again.linked[0]?.because.join('; ') ?? '';
  assert.match(because, /the same telephone .*the same date of birth|the same date of birth .*the same telephone/);
  assert.doesNotMatch(because, /1980|orla|vantong|\+353|mill/i);
  assert.deepEqual(
    (await show('cus_first')).linked.map(({ customer }) => customer),
    ['cus_again'],
  );
  assert.deepEqual((await show('cus_other')).linked, []);
});

test('linked customers stay two, and are a group for the meter', async () => {
  const first = await show('cus_first');
  assert.deepEqual(first.group?.customers, ['cus_again', 'cus_first']);
  assert.equal(first.group?.operations, null);
  assert.notEqual((await show('cus_again')).name, first.name);
});

test('a link that facts no longer bear is given up', async () => {
  await put('cus_again', {
    name: 'Orla Vantongern',
    birthDate: '1962-12-30',
    email: 'ov@mail.example',
    phone: '+3531999999',
    address: { kind: 'street', street: '77 Harbour Road', city: 'Galway', postalCode: 'H91', country: 'IE' },
    signedUp: '2026-02-20T15:00:00Z',
  });
  assert.deepEqual((await show('cus_again')).linked, []);
  assert.deepEqual((await show('cus_first')).linked, []);
});
