import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Customer, type ListEntry } from '@gatehouse/contracts';
import { type Rng, seededRng } from '@gatehouse/foundation';
import { GATEHOUSE, judgeByPresentLists, recordCustomer, recordListsInUse, recordStatements } from '@gatehouse/program';
import { buildCustomerIndex, type CustomerRecord, diffLists } from '@gatehouse/screening';
import { listsGround } from '@gatehouse/server';
import { type BareInstallation, openBareInstallation } from './start-bare-server.ts';

// Real entries of two lists; the customers are made up, some of them named after an entry, one in five with an owner above them.
const ENTRIES = 500;
const CUSTOMERS = 50;
const ROUNDS = 3;

let server: BareInstallation;
let all: readonly ListEntry[];
/** Everybody who is screened, by the customer behind whom they stand. */
const screened: CustomerRecord[] = [];
const names: string[] = [];

before(async () => {
  server = await openBareInstallation((shipped) => {
    all = ['SDN', 'EL'].flatMap((list) => shipped.filter((entry) => entry.list === list).slice(0, ENTRIES));
    return all.slice(0, ENTRIES);
  });
  const rng = seededRng(7);
  for (let number = 0; number < CUSTOMERS; number += 1) await putCustomer(number, rng);
  await catchUp();
});
after(() => server?.stop());

const nameOf = (entry: ListEntry): string => entry.entity.properties['name']?.[0] ?? '';
const SYLLABLES = ['bra', 'quil', 'ost', 'mer', 'vant', 'ulo', 'ing', 'dre', 'pas', 'kho', 'lin', 'zef'];
const madeUpName = (rng: Rng): string => [3, 4].map((length) => Array.from({ length }, () => rng.pick(SYLLABLES)).join('')).join(' ');
const screenedAs = (customer: string, schema: string, name: string): void =>
  void screened.push({ id: customer, entity: { schema, properties: { name: [name] } } });

async function putCustomer(number: number, rng: Rng): Promise<void> {
  const { world } = server;
  const id = `cus_${number}`;
  const listed = rng.pick(all);
  const name = number % 3 === 0 ? nameOf(listed) : madeUpName(rng);
  names.push(name);
  const facts = { signedUp: '2026-01-05T09:00:00Z', email: `${id}@example.org`, evidence: [] };
  if (number % 5 !== 0) {
    screenedAs(id, 'Person', name);
    await recordCustomer(world, GATEHOUSE, Customer.parse({ ...facts, id, kind: 'individual', name }));
    return;
  }
  const record = `firm-${number}`;
  for (const own of [`Firm ${number}`, name]) screenedAs(id, 'Company', own);
  const statement = (kind: string, recordId: string, recordDetails: object) => ({
    statementId: `${kind}-${recordId}`.padEnd(36, '0'),
    statementDate: '2026-02-01',
    recordId,
    recordType: kind,
    recordStatus: 'new',
    recordDetails,
  });
  await recordStatements(world, GATEHOUSE, [
    statement('entity', record, { entityType: { type: 'registeredEntity' }, name: `Firm ${number}` }),
    // An entity above that is no person, and so no beneficial owner: its share counts all the same.
    statement('entity', `${record}-parent`, { entityType: { type: 'registeredEntity' }, name }),
    statement('relationship', `${record}-share`, {
      subject: record,
      interestedParty: `${record}-parent`,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 60 } }],
    }),
  ] as Parameters<typeof recordStatements>[2]);
  await recordCustomer(world, GATEHOUSE, Customer.parse({ ...facts, id, kind: 'entity', name: `Firm ${number}`, bods: record }));
}

async function catchUp(): Promise<{ judged: number; carried: number }> {
  const sum = { judged: 0, carried: 0 };
  for (;;) {
    const { judged, carried, done } = await judgeByPresentLists(server.world);
    sum.judged += judged;
    sum.carried += carried;
    if (done) return sum;
  }
}

/** What is concluded of every customer, without when and how often it was concluded. */
async function conclusions(): Promise<Map<string, string>> {
  const { rows } = await server.installation.pool.query<{ customer_id: string; said: string }>(`
    select a.customer_id, json_build_array(a.status, a.band, a.ofac50, a.affiliates50, a.confirmed, a.remembered, a.matched_entries, a.lists_digest, a.rules_digest,
      (select json_agg(json_build_array(m.subject, m.list, m.entry_id, m.caption, m.score, m.band, m.list_version) order by m.id)
       from gatehouse.match m where m.customer_id = a.customer_id and m.assessment = a.number))::text as said
    from gatehouse.customer_assessment a where a.current order by 1`);
  return new Map(rows.map((row) => [row.customer_id, row.said]));
}

async function timesJudged(): Promise<Map<string, number>> {
  const { rows } = await server.installation.pool.query<{ customer_id: string; number: number }>(
    'select customer_id, number from gatehouse.customer_assessment where current',
  );
  return new Map(rows.map((row) => [row.customer_id, row.number]));
}

/** Whom a change concerns, found the other way round: each changed entry is looked for among all who are screened. */
function concerned(before: readonly ListEntry[], after: readonly ListEntry[]): string[] {
  const { added, removed, changed: altered } = diffLists(before, after);
  const changes = [...added.map((entry) => ({ after: entry })), ...removed.map((entry) => ({ before: entry })), ...altered];
  return [...buildCustomerIndex(screened).rescreen(changes)].toSorted();
}

/** The same entries less some, with some changed, and some that were not among them. */
function changedLists(rng: Rng, present: readonly ListEntry[]): ListEntry[] {
  const kept = present.filter(() => rng.below(40) !== 0).map((entry) => (rng.below(40) === 0 ? changed(rng, entry) : entry));
  const here = new Set(kept.map((entry) => `${entry.list} ${entry.entryId}`));
  const come = all.filter((entry) => !here.has(`${entry.list} ${entry.entryId}`) && rng.below(40) === 0);
  return [...kept, ...come];
}

function changed(rng: Rng, entry: ListEntry): ListEntry {
  if (rng.below(2) === 0) return { ...entry, remarks: `Changed ${rng.below(1_000)}` };
  const properties = { ...entry.entity.properties, name: [rng.pick(names)] };
  return { ...entry, entity: { ...entry.entity, properties } };
}

function use(entries: readonly ListEntry[], version: string): void {
  const { lists } = server.installation.ground;
  server.installation.useLists(
    listsGround({
      ...lists,
      entries: [...entries],
      versions: lists.versions.map((known) => ({ ...known, version: `${known.name} ${version}` })),
    }),
  );
}

test('another profile judges everybody again though the lists are the same, and what was judged leads to the very versions', async () => {
  const { ground } = server.installation;
  const before = server.world.lists;
  server.installation.useLists({ ...ground, profile: 'default@another' });
  const { lists } = server.world;
  assert.notEqual(lists.digest, before.digest);
  await recordListsInUse(server.world, lists);
  assert.deepEqual(await catchUp(), { judged: CUSTOMERS, carried: 0 });
  const versionsOf = (digest: string) => server.world.store.transaction((records) => records.listSet(digest));
  const versions = lists.versions.map(({ name, version, date, entries }) => ({ name, version, date, entries }));
  assert.deepEqual(await versionsOf(lists.digest), versions);
  server.installation.useLists(ground);
  assert.deepEqual(await catchUp(), { judged: CUSTOMERS, carried: 0 }, 'and back again');
});

test('a change of the lists judges again only whom it concerns, and leaves what judging everybody leaves', async () => {
  const rng = seededRng(73);
  const total = { judged: 0, carried: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [old, numbers] = [server.world.lists.entries, await timesJudged()];
    use(changedLists(rng, old), `round ${round}`);
    const { judged, carried } = await catchUp();
    assert.equal(judged + carried, CUSTOMERS);
    const after = await timesJudged();
    const again = [...after].filter(([id, times]) => times !== numbers.get(id)).map(([id]) => id);
    assert.deepEqual(again.toSorted(), concerned(old, server.world.lists.entries), 'whom an index over the customers finds, too');
    const byDelta = await conclusions();
    await server.world.store.transaction((records) => records.judgeLater([...after.keys()]));
    assert.deepEqual(await catchUp(), { judged: CUSTOMERS, carried: 0 });
    assert.deepEqual(byDelta, await conclusions(), `round ${round}`);
    total.judged += judged;
    total.carried += carried;
  }
  assert.ok(total.judged > 0 && total.carried > total.judged, JSON.stringify(total));
});

test('lists that say the same under another version judge nobody again, and everybody stands on the new version', async () => {
  use([...server.world.lists.entries].map((entry) => structuredClone(entry)).toReversed(), 'said again');
  assert.deepEqual(await catchUp(), { judged: 0, carried: CUSTOMERS });
  const { rows } = await server.installation.pool.query<{ n: string }>(
    `select count(*) as n from gatehouse.match m join gatehouse.customer_assessment a on a.customer_id = m.customer_id and a.current and a.number = m.assessment
     where m.list_version not like '%said again'`,
  );
  assert.equal(rows[0]?.n, '0');
});

test('who is carried over is logged, and nobody is held who stands on the lists in use', async () => {
  const { rows } = await server.installation.pool.query<{ text: string }>(
    "select text from gatehouse.ledger_entry where subject = 'lists' and kind = 'assessment' order by arrival desc limit 1",
  );
  assert.match(rows[0]?.text ?? '', /^50 customers carried over/);
  const others = await server.world.store.transaction((records) =>
    records.judgedByOthers(server.world.lists.digest, server.world.rules.digest, 10),
  );
  assert.deepEqual(others, []);
});
