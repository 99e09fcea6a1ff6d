import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OwnershipSupposition, OwnershipView } from '@gatehouse/contracts';
import { edgeOf, OWNED_CUSTOMER, type OwnedCustomer, refusalOf, startOwnedCustomer, verdictOf } from './owned-customer.ts';

let owned: OwnedCustomer;

before(async () => {
  owned = await startOwnedCustomer();
});
after(() => owned?.server.stop());

async function supposed(changes: readonly OwnershipSupposition[]): Promise<OwnershipView> {
  const { status, body } = await owned.suppose(changes);
  assert.equal(status, 200, JSON.stringify(body));
  return OwnershipView.parse(body);
}

test('a supposed share changes the verdict, a supposed list and a supposed end of control too', async () => {
  assert.equal(verdictOf(await supposed([]), 'ofac-50'), 'blocked');
  const lower = await supposed([{ change: 'share', edge: 'r-listed', right: 'equity', share: { min: 49.9, max: 49.9 } }]);
  assert.equal(verdictOf(lower, 'ofac-50'), 'possibly', 'the rest of hold, which nobody claims, may be a listed party’s');
  assert.deepEqual(
    [lower.supposed, edgeOf(lower, 'r-listed')?.supposed, edgeOf(lower, 'r-listed')?.share],
    [true, true, { min: 49.9, max: 49.9 }],
  );
  assert.equal(edgeOf(lower, 'r-listed')?.recordedAt, null, 'what is supposed was never recorded');
  const ranged = await supposed([{ change: 'share', edge: 'r-listed', right: 'equity', share: { min: 30, max: 60 } }]);
  assert.equal(verdictOf(ranged, 'ofac-50'), 'possibly');
  const cleared: OwnershipSupposition = { change: 'designate', record: 'listed', lists: [] };
  const claimed = { change: 'add', owner: 'quiet', owned: 'acme', right: 'equity', share: { min: 40, max: 40 } } as const;
  const all = { change: 'share', edge: 'r-listed', right: 'equity', share: { min: 100, max: 100 } } as const;
  const unlisted = await supposed([cleared, claimed, all, { change: 'remove', edge: 'r-hold-too' }]);
  assert.equal(verdictOf(unlisted, 'ofac-50'), 'not', 'nobody is listed and nothing is left unclaimed');
  assert.deepEqual(unlisted.nodes.find(({ id }) => id === 'listed')?.lists, []);
  assert.equal(verdictOf(await supposed([{ change: 'designate', record: 'hold', lists: ['SDN'] }]), 'ofac-50'), 'blocked');
  assert.equal(verdictOf(await supposed([{ change: 'remove', edge: 'r-listed' }]), 'ofac-50'), 'possibly');
  const added = await supposed([{ change: 'add', owner: 'quiet', owned: 'acme', right: 'equity', share: { min: 25, max: 25 } }]);
  assert.ok(added.beneficialOwners.some(({ id }) => id === 'quiet'));
  const governed = await supposed([{ change: 'control', edge: 'r-listed', type: 'appointmentOfBoard', held: true }]);
  assert.deepEqual(edgeOf(governed, 'r-listed')?.rights.toSorted(), ['appointmentOfBoard', 'shareholding']);
});

test('a what-if keeps nothing and decides nothing; what it opens is logged as a reading is', async () => {
  const { pool } = owned.server.installation;
  const count = async (table: string): Promise<number> =>
    Number((await pool.query<{ n: string }>(`select count(*) as n from gatehouse.${table}`)).rows[0]?.n);
  const tables = ['ownership_statement', 'decision', 'assessment', 'ledger_entry', 'idempotency', 'customer_version'];
  const present = await tablesThere(tables);
  const counted = (): Promise<number[]> => Promise.all(present.map(count));
  const [kept, reads] = [await counted(), await count('personal_read')];
  const facts = await owned.owners('');
  await supposed([{ change: 'share', edge: 'r-listed', right: 'equity', share: { min: 1, max: 1 } }]);
  assert.deepEqual(await counted(), kept);
  assert.deepEqual(await owned.owners(''), facts);
  assert.ok((await count('personal_read')) > reads);
  const { rows } = await pool.query<{ case_id: string; subject: string }>(
    "select distinct case_id, subject from gatehouse.personal_read where why = 'ask what if of the owners' order by subject",
  );
  assert.deepEqual(
    rows.map(({ case_id: about, subject }) => [about, subject]),
    [OWNED_CUSTOMER, 'listed', 'quiet'].map((subject) => [OWNED_CUSTOMER, subject]),
  );
});

async function tablesThere(names: string[]): Promise<string[]> {
  const { rows } = await owned.server.installation.pool.query<{ table_name: string }>(
    "select table_name from information_schema.tables where table_schema = 'gatehouse'",
  );
  const there = names.filter((name) => rows.some(({ table_name: known }) => known === name));
  assert.ok(there.includes('ownership_statement') && there.includes('decision'), there.join(' '));
  return there;
}

test('a supposition that names nothing of the graph is an error that names its place', async () => {
  const share = { min: 1, max: 1 };
  const wrong: readonly (readonly [OwnershipSupposition, string])[] = [
    [{ change: 'share', edge: 'gone', right: 'equity', share }, 'changes[0].edge'],
    [{ change: 'remove', edge: 'acme' }, 'changes[0].edge'],
    [{ change: 'add', owner: 'gone', owned: 'acme', right: 'votes', share }, 'changes[0].owner'],
    [{ change: 'designate', record: 'gone', lists: [] }, 'changes[0].record'],
    [{ change: 'designate', record: 'acme', lists: ['NO SUCH LIST'] }, 'changes[0].lists'],
    [{ change: 'control', edge: 'r-hold', type: 'telepathy', held: true }, 'changes[0].type'],
  ];
  for (const [change, field] of wrong) {
    const answer = await owned.suppose([change]);
    assert.deepEqual(refusalOf(answer), [422, 'unknown-name'], JSON.stringify(answer.body));
    assert.equal((answer.body as { field: string }).field, field);
  }
});

test('shares out of bounds and too many suppositions are refused', async () => {
  const over = { change: 'share', edge: 'r-hold', right: 'equity', share: { min: 0, max: 101 } } as const;
  const upside = { change: 'share', edge: 'r-hold', right: 'equity', share: { min: 2, max: 1 } } as const;
  for (const change of [over, upside]) assert.equal((await owned.suppose([change])).status, 422);
  const many = Array.from({ length: 101 }, () => ({ change: 'designate' as const, record: 'listed', lists: [] }));
  assert.equal((await owned.suppose(many)).status, 422);
  assert.equal((await owned.suppose(many.slice(1))).status, 200);
  assert.deepEqual(refusalOf(await owned.suppose([], { subject: { customer: 'absent' } })), [404, 'not-found']);
});
