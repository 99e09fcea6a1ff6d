import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OwnershipStatementView, ROLES } from '@gatehouse/contracts';
import { edgeOf, LATER, OWNED_CUSTOMER, type OwnedCustomer, refusalOf, startOwnedCustomer, verdictOf } from './owned-customer.ts';

let owned: OwnedCustomer;

before(async () => {
  owned = await startOwnedCustomer();
});
after(() => owned?.server.stop());

test('the owners are those of the day that is asked for, by the knowledge of the day that is asked for', async () => {
  const share = async (query: string): Promise<unknown> => edgeOf(await owned.owners(query), 'r-listed')?.share;
  assert.deepEqual(await share('?asOf=2026-02-15'), { min: 40, max: 40 }, 'the later statement was not made yet');
  assert.deepEqual(await share('?asOf=2026-02-25'), { min: 70, max: 70 });
  assert.deepEqual(await share('?asOf=2026-02-25&knownOn=2026-02-20'), { min: 40, max: 40 }, 'it was made, but nobody here knew');
  assert.deepEqual(await share('?asOf=2026-02-25&knownOn=2026-03-01'), { min: 70, max: 70 }, 'the day on which it was recorded counts');
  assert.equal(
    (await owned.owners('?asOf=2026-02-25&knownOn=2026-02-09')).edges.length,
    0,
    'before anything was recorded nothing was known',
  );
});

test('what was not known on a day is unknown there, never a clearance', async () => {
  const view = await owned.owners('?knownOn=2026-02-09');
  assert.equal(verdictOf(view, 'ofac-50'), 'unknown');
  assert.ok(view.verdicts.every(({ standing }) => standing === 'open'));
});

test('an interest is shown from its first day until the day before it ceased', async () => {
  assert.deepEqual(edgeOf(await owned.owners('?asOf=2026-02-11'), 'r-past')?.interests, [
    {
      right: 'equity',
      type: 'shareholding',
      share: { min: 30, max: 30 },
      route: 'direct',
      from: '2026-01-01',
      until: '2026-02-12',
      details: null,
    },
  ]);
  assert.equal(edgeOf(await owned.owners('?asOf=2026-02-12'), 'r-past'), undefined);
});

test('two facts that disagree stay two edges, each with its source and how it was said', async () => {
  const view = await owned.owners('');
  const both = view.edges.filter(({ owner, owned }) => owner === 'hold' && owned === 'acme');
  assert.deepEqual(
    both.map(({ share, basis, disputed }) => [share?.min, basis, disputed]).toSorted((a, b) => Number(a[0]) - Number(b[0])),
    [
      [55, 'declared', true],
      [60, 'register', true],
    ],
  );
  assert.deepEqual(edgeOf(view, 'r-hold')?.sourceText, ['Extract of the register', 'https://register.example/acme']);
  assert.equal(edgeOf(view, 'r-hold')?.recordedAt, '2026-02-10T12:00:00.000Z');
});

test('an edge leads to its statement as it came, with when it was recorded', async () => {
  const id = edgeOf(await owned.owners(''), 'r-listed')?.statement ?? '';
  const { status, body } = await owned.call('GET', `/v1/ownership/statements/${id}`, { headers: owned.reader });
  assert.equal(status, 200);
  const found = OwnershipStatementView.parse(body);
  assert.equal(found.recordedAt, LATER.replace('Z', '.000Z'));
  assert.equal(found.statement['statementDate'], '2026-02-20');
  assert.deepEqual(refusalOf(await owned.call('GET', '/v1/ownership/statements/absent', { headers: owned.reader })), [404, 'not-found']);
});

test('the shortest path to risk runs from the listed owner down to the customer', async () => {
  const view = await owned.owners('');
  assert.deepEqual(view.riskPath?.nodes, ['listed', 'hold', 'acme']);
  assert.deepEqual(view.riskPath?.edges.toSorted(), ['r-hold', 'r-hold-too', 'r-listed']);
  assert.equal(verdictOf(view, 'ofac-50'), 'blocked');
  assert.equal(verdictOf(view, 'owners-multiplied'), '1 certain');
});

test('a record has owners of its own, and the text says what the graph shows', async () => {
  const view = await owned.owners('', 'ownership/hold');
  assert.equal(view.subject, 'hold');
  assert.deepEqual(
    view.nodes.map(({ id, depth }) => [id, depth]),
    [
      ['hold', 0],
      ['listed', 1],
    ],
  );
  assert.ok(
    view.text.some((line) => /holds 70 % of the ownership \(shareholding\) in hold Ltd, which reaches 25 % and reaches 50 %/.test(line)),
  );
  assert.deepEqual(refusalOf(await owned.call('GET', '/v1/ownership/nobody-knows', { headers: owned.reader })), [404, 'not-found']);
});

test('the law is that of the day: the Affiliates Rule before it was made, in force, suspended, and back', async () => {
  const status = async (day: string): Promise<string | undefined> =>
    (await owned.owners(`?asOf=${day}`)).verdicts.find(({ id }) => id === 'affiliates-50')?.law.status;
  assert.equal(await status('2025-09-28'), 'not-yet');
  assert.equal(await status('2025-10-01'), 'in-force');
  assert.equal(await status('2025-11-10'), 'suspended');
  assert.equal(await status('2026-11-10'), 'in-force');
  assert.match((await owned.owners('?asOf=2025-10-01')).basis.join(' '), /Law: as it stood on 2025-10-01/);
});

test('the dates of the slider are those on which a fact, the knowledge of it or the law changed', async () => {
  const { changes } = await owned.owners('');
  const has = (date: string, axis: string, what: RegExp): boolean =>
    changes.some((change) => change.date === date && change.axis === axis && what.test(change.what));
  assert.ok(has('2026-02-20', 'valid', /statement updated/));
  assert.ok(has('2026-02-12', 'valid', /interest ended/));
  assert.ok(has('2026-02-10', 'recorded', /8 × statement recorded/));
  assert.ok(has('2026-03-01', 'recorded', /1 statement recorded/));
  assert.ok(has('2026-11-10', 'law', /BIS Affiliates Rule: in force/));
  assert.deepEqual(
    changes.map(({ date }) => date),
    changes.map(({ date }) => date).toSorted(),
  );
});

test('days and counts out of bounds are refused', async () => {
  for (const query of [
    '?asOf=2026-02-30',
    '?asOf=yesterday',
    '?knownOn=2026',
    '?limit=0',
    '?limit=2001',
    '?kind=person',
    '?around=acme&kind=ghost',
  ])
    assert.equal(
      (await owned.call('GET', `/v1/customers/${OWNED_CUSTOMER}/ownership${query}`, { headers: owned.reader })).status,
      422,
      query,
    );
});

test('a graph larger than the limit tells what is left out, and opens around one of its parties by kind', async () => {
  const small = await owned.owners('?limit=2&asOf=2026-02-11');
  assert.deepEqual(
    small.nodes.map(({ id }) => id),
    ['acme', 'hold'],
    'the subject and its path to risk come first',
  );
  assert.equal(small.remainder.nodes, 2);
  assert.match(small.remainder.because ?? '', /limit is 2/);
  assert.equal(
    verdictOf(small, 'ofac-50'),
    verdictOf(await owned.owners('?asOf=2026-02-11'), 'ofac-50'),
    'what is left out is judged all the same',
  );
  const around = async (kind: string): Promise<string[]> =>
    (await owned.owners(`?around=acme&asOf=2026-02-11&kind=${kind}`)).nodes.map(({ id }) => id);
  assert.deepEqual(await around('person'), ['acme', 'quiet']);
  assert.deepEqual(await around('entity'), ['acme', 'hold']);
  assert.deepEqual(await around('nominee'), ['acme']);
});

test('whoever may read may ask, and nobody without a name', async () => {
  for (const role of ROLES) {
    const headers = await owned.server.tokenFor(role);
    const answers = await Promise.all([
      owned.call('GET', `/v1/customers/${OWNED_CUSTOMER}/ownership`, { headers }),
      owned.call('GET', '/v1/ownership/acme', { headers }),
      owned.call('POST', '/v1/ownership/what-if', { headers, body: { subject: { record: 'acme' }, changes: [] }, key: null }),
    ]);
    for (const { status } of answers) assert.equal(status, 200, role);
  }
  const wrong = { authorization: 'Bearer nobody' };
  assert.equal((await owned.call('GET', '/v1/ownership/acme', { headers: wrong })).status, 401);
});
