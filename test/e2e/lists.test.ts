import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Account, Customer, EvaluationResponse, ListChangesView, ListImpactView, ListsView, OverruleView } from '@gatehouse/contracts';
import { GATEHOUSE, recordAccount, recordCustomer } from '@gatehouse/program';
import { type Installation, openInstallation, openServer, type RunningServer } from '@gatehouse/server';
import { type TestDatabase, testDatabase } from '@gatehouse/store';
import { DEMO_PERSONS } from '../../packages/cli/src/demo-persons.ts';
import { type ListServer, listServer, serveFile } from '../../packages/connectors/test-support/list-server.ts';
import { madeList, type MadeShelf, madeShelf } from '../../packages/connectors/test-support/made-lists.ts';
import { apiClient, type Answer, type Call } from './api-client.ts';

const ROBIN = Customer.parse({
  id: 'cus-home',
  kind: 'individual',
  name: 'Robin Example',
  address: { street: '1 Main Street', country: 'US' },
  evidence: [{ fact: 'us-citizen', method: 'documentary', on: '2023-06-01' }],
  verification: [{ on: '2023-06-02', method: 'documentary', result: 'verified' }],
  signedUp: '2023-06-01T08:00:00Z',
});
/** A list on which the customer stands. */
const WITH_ROBIN = madeList(101).replace(',,,,"Example 7, Ltd."', ',,Individual,,"Robin Example"');
const BECAUSE = 'the publisher announced it on its page';
const PROBES_MAX = 200;

let place: MadeShelf;
let database: TestDatabase;
let installation: Installation;
let server: RunningServer;
let lists: ListServer;
let call: Call;
let mara: Record<string, string>;
let tomas: Record<string, string>;

before(async () => {
  [place, database] = [await madeShelf(), await testDatabase()];
  lists = await listServer((request, response) =>
    serveFile(request, response, { body: new TextEncoder().encode(madeList(104)), lastModified: 'Sun, 03 Mar 2024 08:00:00 GMT' }),
  );
  place.clock.set('2024-01-03T12:00:00Z');
  installation = await openInstallation({
    dataDir: place.folder,
    env: { DATABASE_URL: database.connectionString },
    clock: place.clock,
    shippedLists: join(place.folder, 'shipped'),
  });
  const world = installation.world({ fixed: null, sample: false });
  await recordCustomer(world, GATEHOUSE, ROBIN);
  await recordAccount(world, GATEHOUSE, Account.parse({ id: 'acc-home', customer: 'cus-home', opened: ROBIN.signedUp }));
  server = await openServer({ installation, world, clock: place.clock, host: '127.0.0.1', port: 0, log: false });
  for (const person of DEMO_PERSONS) await server.people.add({ ...person, password: passwordOf(person.email) });
  call = apiClient(server.url);
  await onDay('2024-01-03T12:00:00Z');
});
after(async () => {
  await server?.close();
  await installation?.stop();
  await lists?.close();
  await database?.drop();
  await rm(place.folder, { recursive: true, force: true });
});

/** Moves the clock; a session lasts hours, so both sign in anew. */
async function onDay(instant: string): Promise<void> {
  place.clock.set(instant);
  [mara = {}, tomas = {}] = await Promise.all(
    DEMO_PERSONS.map(async ({ email }) => {
      const answer = await call('POST', '/v1/session', { body: { email, password: passwordOf(email) }, key: null });
      return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    }),
  );
}
const passwordOf = (email: string): string => `secret of ${email}`;
const read = async (path: string): Promise<Answer> => call('GET', path, { headers: mara });
const listsNow = async (): Promise<ListsView> => ListsView.parse((await read('/v1/lists')).body);
const elNow = async () => (await listsNow()).lists.find(({ name }) => name === 'EL');

async function decisionOn(id: string): Promise<EvaluationResponse> {
  const body = { subject: { type: 'account', id }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'h100' } };
  return EvaluationResponse.parse((await call('POST', '/access/v1/evaluation', { headers: tomas, body, key: null })).body);
}

/** Looks again until it is so: the server follows the shelf by itself. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let probe = 0; probe < PROBES_MAX; probe += 1) if (await isSo()) return;
  assert.fail(`never: ${what}`);
}
const slowly = async (isSo: () => Promise<boolean>): Promise<boolean> => {
  // A round through the database between two looks.
  for (let turn = 0; turn < 10; turn += 1) await read('/readyz');
  return isSo();
};

test('a version imported beside a running server is in use without a restart, and its customers are held, then judged by it', async () => {
  assert.equal((await decisionOn('acc-home')).context.outcome, 'allow');
  const version = (await elNow())?.version;
  await place.shelf.import(await place.file('csl-2024-01-02.csv', WITH_ROBIN));
  let sawHold = false;
  await until('the new version decides', () =>
    slowly(async () => {
      const codes = (await decisionOn('acc-home')).context.reasons.map(({ code }) => code);
      if (codes.includes('list-match') || codes.includes('matched')) return true;
      sawHold ||= (await elNow())?.version !== version;
      // Between the switch and the judgement by it, nobody is let through by the old one.
      if ((await elNow())?.version !== version) assert.equal((await decisionOn('acc-home')).decision, false, codes.join());
      return false;
    }),
  );
  assert.deepEqual([(await elNow())?.date, (await elNow())?.entries, (await elNow())?.age_days], ['2024-01-02', 101, 1]);
});

test('a decision names the exact version of every list that it was made by', async () => {
  const { context } = await decisionOn('acc-home');
  const { rows } = await database.pool.query<{ versions: { name: string; version: string; date: string }[] }>(
    'select s.versions from gatehouse.decision d join gatehouse.list_set s on s.digest = d.lists_digest where d.id = $1',
    [context.decision_id],
  );
  assert.deepEqual(
    rows[0]?.versions.map(({ name, version, date }) => [name, version, date]),
    [['EL', (await elNow())?.version, '2024-01-02']],
  );
});

test('what changed is told entry by entry, and whom it touches', async () => {
  const changes = ListChangesView.parse((await read('/v1/lists/EL/changes')).body);
  assert.deepEqual(changes.counts, { added: 1, removed: 0, changed: 1 });
  assert.deepEqual(
    changes.items.map(({ kind, caption }) => [kind, caption]),
    [
      ['added', 'Example 100, Ltd.'],
      ['changed', 'Robin Example'],
    ],
  );
  assert.equal(ListChangesView.parse((await read('/v1/lists/EL/changes?kind=changed&limit=1')).body).total, 1);
  const impact = ListImpactView.parse((await read('/v1/lists/EL/impact')).body);
  assert.deepEqual(
    impact.items.map(({ kind, customer, after: { band } }) => [kind, customer, band]),
    [['arises', 'cus-home', 'match']],
  );
  assert.equal(impact.complete, true);
  assert.deepEqual(
    impact.items.map(({ customerName }) => customerName),
    ['Robin Example'],
  );
  const readings = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(
      "select count(*)::int as n from gatehouse.personal_read where subject = 'cus-home' and why = 'show whom a change of a list touches'",
    );
    return rows[0]?.n ?? 0;
  };
  const before = await readings();
  const again = await Promise.all([mara, tomas].map((headers) => call('GET', '/v1/lists/EL/impact', { headers })));
  for (const { body } of again) assert.deepEqual(ListImpactView.parse(body), impact);
  assert.equal((await readings()) - before, 2, 'what is kept is not worked out again, but who reads a name is logged');
  assert.equal((await read('/v1/lists/NONE/changes')).status, 404);
  assert.equal((await read('/v1/lists/EL/changes?to=none')).status, 404);
});

test('what the guard holds back is taken by two persons, and the ledger knows who', async () => {
  await assert.rejects(place.shelf.import(await place.file('csl-2024-01-03.csv', madeList(80))));
  const [candidate] = (await elNow())?.candidates ?? [];
  assert.deepEqual(
    candidate?.findings.map(({ code }) => code),
    ['shrank', 'entries-replaced', 'cut-off'],
  );
  assert.deepEqual(candidate?.lists, [{ name: 'EL', entries: 80, liveEntries: 101, counts: { added: 0, removed: 21, changed: 1 } }]);
  const ask = await call('POST', '/v1/lists/EL/overrules', { headers: mara, body: { candidate: candidate?.id, because: BECAUSE } });
  assert.equal(ask.status, 201, JSON.stringify(ask.body));
  const approval = `/v1/lists/overrules/${OverruleView.parse(ask.body).id}/approval`;
  const own = await call('POST', approval, { headers: mara, body: { approve: true, because: BECAUSE } });
  assert.equal(own.status, 403);
  assert.equal((await elNow())?.entries, 101);
  const token = await server.people.createToken(
    { id: 't', name: 'T', roles: ['administrator'], how: 'session' },
    'program',
    ['officer'],
    1,
  );
  const program = { authorization: `Bearer ${token.token}` };
  assert.equal((await call('POST', approval, { headers: program, body: { approve: true, because: BECAUSE } })).status, 403);
  const approved = await call('POST', approval, { headers: tomas, body: { approve: true, because: BECAUSE } });
  assert.equal(OverruleView.parse(approved.body).state, 'approved');
  assert.equal((await elNow())?.entries, 80);
  assert.equal((await elNow())?.candidates.length, 0);
  const { rows } = await database.pool.query<{ kind: string; text: string }>(
    'select e.kind, e.text from gatehouse.list_event l join gatehouse.ledger_entry e on e.id = l.entry_id order by l.at, e.arrival',
  );
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['list', 'list', 'list', 'approval'],
  );
  assert.match(rows.at(-1)?.text ?? '', /Tomas Okoye approved what Mara Lindqvist asked/);
});

test('a source is refreshed when somebody asks; a customer is let through again by what came', async () => {
  await writeFile(join(place.shelf.folder, 'sources.json'), JSON.stringify({ sources: [{ name: 'csl', url: `${lists.url}/csl.csv` }] }));
  await onDay('2024-03-04T12:00:00Z');
  const held = await call('POST', '/v1/lists/refresh', { headers: tomas, body: {} });
  assert.match(JSON.stringify(held.body), /"outcome":"held".*EL grew by 30.0 %/);
  const [candidate] = (await elNow())?.candidates ?? [];
  const ask = await call('POST', '/v1/lists/EL/overrules', { headers: tomas, body: { candidate: candidate?.id, because: BECAUSE } });
  const approval = `/v1/lists/overrules/${OverruleView.parse(ask.body).id}/approval`;
  await call('POST', approval, { headers: mara, body: { approve: true, because: BECAUSE } });
  const view = await elNow();
  assert.deepEqual(
    [view?.date, view?.entries, view?.stale, view?.refresh?.name, view?.url],
    ['2024-03-03', 104, false, 'csl', `${lists.url}/csl.csv`],
  );
  await until('judged by the new version', () => slowly(async () => (await decisionOn('acc-home')).context.outcome === 'allow'));
});

test('past its limit a list holds clearances, and everything that watches says so', async () => {
  assert.equal((await read('/readyz')).status, 200);
  // Its publisher was heard to offer it on 4 March, and since then is asked no more.
  await writeFile(join(place.shelf.folder, 'sources.json'), JSON.stringify({ sources: [] }));
  await onDay('2024-03-12T12:00:00Z');
  const { decision, context } = await decisionOn('acc-home');
  assert.equal(decision, false);
  assert.ok(context.reasons.some(({ code }) => code === 'lists-stale'));
  const ready = await read('/readyz');
  assert.equal(ready.status, 503);
  assert.match(JSON.stringify(ready.body), /EL/);
  assert.deepEqual([(await elNow())?.age_days, (await elNow())?.stale], [9, true]);
  await until('the metrics tell the age', () =>
    slowly(async () => /gatehouse_list_age_days\{list="EL"\} 9\b/.test(String((await read('/metrics')).body))),
  );
});
