import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { type OperationId, ROLES, type Route, ROUTES } from '@gatehouse/contracts';
import { manualClock } from '@gatehouse/foundation';
import { openServer } from '@gatehouse/server';
import { apiClient, type Call } from './api-client.ts';
import { type SampleServer, startSampleServer } from './start-sample-server.ts';

const clock = manualClock('2026-11-02T09:00:00Z');
const HOUR_MS = 3_600_000;
let server: SampleServer;
let call: Call;

before(async () => {
  server = await startSampleServer({ clock });
  call = apiClient(server.url);
});
after(() => server?.stop());

const routes = Object.entries(ROUTES) as [OperationId, Route][];
const pathOf = (route: Route): string => route.path.replaceAll(/:[a-z]+/g, 'absent');
/** Calls that a person makes and no token, whatever its roles; `lists.test.ts` makes them. */
const FOR_PERSONS = new Set<OperationId>(['overruleGuard', 'approveOverrule']);
/** Beyond sign-in and roles: whatever else is wrong with the call, it got past the guard. */
const GOT_IN = new Set([200, 201, 202, 400, 404, 409, 415, 422]);

test('every route lets in exactly the roles that its row names', async () => {
  for (const role of ROLES) {
    const headers = await server.tokenFor(role);
    for (const [id, route] of routes) {
      // Signing out and in is for people.
      if (route.roles === 'public') continue;
      const allowed = (route.roles === 'any' || route.roles.includes(role)) && !FOR_PERSONS.has(id);
      const status = await guardWithBody(route, headers);
      assert.equal(GOT_IN.has(status), allowed, `${id} as ${role}: ${status}`);
      if (!allowed) assert.equal(status, 403, `${id} as ${role}`);
    }
  }
});

// A body's schema is checked before the caller is known; any JSON that the schema refuses would hide the guard's answer.
async function guardWithBody(route: Route, headers: Record<string, string>): Promise<number> {
  const bodies: Readonly<Record<string, unknown>> = {
    snoozeCase: { until: '2027-01-01' },
    disposeCase: { disposition: 'monitor', reason: 'a reason of ten characters' },
    approveCase: { approve: true, reason: 'a reason of ten characters' },
    putCustomer: { id: 'absent', kind: 'individual', name: 'Nobody Inparticular', signedUp: '2026-01-01T00:00:00Z' },
    putOwnership: '[]',
    putAccount: { id: 'absent', customer: 'absent', opened: '2026-01-01T00:00:00Z' },
    addAccess: [],
    addPayments: [],
    addUsage: 'account,job\n',
    proposeReport: { reason: 'a reason of ten characters' },
    approveReport: { approve: true, reason: 'a reason of ten characters' },
    putMeasure: { id: 'absent', kind: 'jurisdiction', targets: ['AQ'], issued: '2020-01-01', title: 'Lapsed', citation: 'none' },
    putReseller: { id: 'absent', name: 'Absent', country: 'US' },
    createToken: { name: 'made by the matrix', roles: ['auditor'] },
    refreshLists: {},
    overruleGuard: { candidate: 'cand_0000000000000000', because: 'a reason of ten characters' },
    approveOverrule: { approve: true, because: 'a reason of ten characters' },
    decideMatch: { verdict: 'unknown', because: 'a reason of ten characters' },
    approveMatch: { approve: true, because: 'a reason of ten characters' },
    evaluateOwnership: { subject: { customer: 'absent' }, changes: [] },
    evaluate: { subject: { type: 'customer', id: 'absent' }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'x' } },
    evaluateMany: {
      evaluations: [
        { subject: { type: 'customer', id: 'absent' }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'x' } },
      ],
    },
  };
  const id = routes.find(([, candidate]) => candidate === route)?.[0] ?? '';
  const body = bodies[id];
  const { status } = await call(route.method, pathOf(route), { headers, ...(body === undefined ? {} : { body }) });
  return status;
}

test('a visitor of the sample looks around and asks for decisions, but works on no case, report, measure or token', async () => {
  for (const [id, route] of routes) {
    if (route.roles === 'public') continue;
    const status = await guardWithBody(route, {});
    const mayCall = route.roles === 'any' || route.roles.includes('engineer') || route.roles.includes('auditor');
    assert.equal(status !== 403, mayCall, `${id}: ${status}`);
  }
  for (const id of [
    'disposeCase',
    'claimCase',
    'approveCase',
    'proposeReport',
    'approveReport',
    'putMeasure',
    'createToken',
    'decideMatch',
    'approveMatch',
    'overruleGuard',
    'approveOverrule',
    'revokeToken',
  ] as const) {
    assert.equal(await guardWithBody(ROUTES[id], {}), 403, id);
  }
});

test('without the sample nobody gets in without signing in, there are no demo persons, and none can be signed in as', async () => {
  const world = { ...server.installation.world({ fixed: null, sample: false }), sample: false };
  const live = await openServer({ installation: server.installation, world, clock, host: '127.0.0.1', port: 0, log: false });
  try {
    const demo = (await call('GET', '/v1/session')).body as { demo: { id: string }[] };
    const there = apiClient(live.url);
    for (const [id, route] of routes) {
      if (route.roles === 'public') continue;
      const { status } = await there(route.method, pathOf(route), { body: route.body === undefined ? undefined : {} });
      assert.ok(status === 401 || (status === 422 && route.body !== undefined) || status === 415, `${id}: ${status}`);
    }
    assert.deepEqual((await there('GET', '/v1/session')).body, { person: null, demo: [] });
    assert.equal((await there('POST', '/v1/session/demo', { body: { id: demo.demo[0]?.id } })).status, 403);
  } finally {
    await live.close();
  }
});

test('a person signs in with e-mail and password, is known by the cookie, and signs out', async () => {
  await server.people.add({ name: 'Ines Fabre', email: 'Ines@cirrus.example', roles: ['analyst'], password: 'a long enough pass phrase' });
  const wrong = await call('POST', '/v1/session', { body: { email: 'ines@cirrus.example', password: 'another' } });
  const unknown = await call('POST', '/v1/session', { body: { email: 'nobody@cirrus.example', password: 'another' } });
  assert.equal(wrong.status, 401);
  assert.deepEqual(unknown.body, wrong.body, 'an unknown address is answered as a wrong password is');
  const right = await call('POST', '/v1/session', { body: { email: 'ines@cirrus.example', password: 'a long enough pass phrase' } });
  assert.equal(right.status, 200);
  const set = right.headers.getSetCookie()[0] ?? '';
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Strict/);
  const cookie = set.split(';')[0] ?? '';
  assert.ok(!JSON.stringify(right.body).includes(cookie.split('=')[1] ?? ''), 'the secret stands in the cookie alone');
  const who = async (): Promise<unknown> =>
    ((await call('GET', '/v1/session', { headers: { cookie } })).body as { person: { name: string } | null }).person?.name;
  assert.equal(await who(), 'Ines Fabre');
  assert.equal((await call('DELETE', '/v1/session', { headers: { cookie } })).status, 200);
  assert.equal(await who(), undefined);
});

test('a session ends after its hours', async () => {
  const headers = await server.signIn('analyst');
  const person = async (): Promise<unknown> => ((await call('GET', '/v1/session', { headers })).body as { person: unknown }).person;
  assert.ok(await person());
  clock.advance(12 * HOUR_MS + 1);
  assert.equal(await person(), null);
});

test('a token is made by an administrator, works until it is revoked or expires, and is stored as a digest only', async () => {
  const administrator = await server.signIn('administrator');
  const make = async (): Promise<{ id: string; token: string; expiresAt: string }> => {
    const answer = await call('POST', '/v1/tokens', {
      headers: administrator,
      body: { name: 'pipeline', roles: ['engineer'], expires_days: 1 },
    });
    assert.equal(answer.status, 201);
    return answer.body as { id: string; token: string; expiresAt: string };
  };
  const use = async (token: string): Promise<number> =>
    (await call('GET', '/v1/overview', { headers: { authorization: `Bearer ${token}` } })).status;
  const [first, second] = [await make(), await make()];
  assert.equal(await use(first.token), 200);
  assert.deepEqual((await call('DELETE', `/v1/tokens/${first.id}`, { headers: administrator })).body, { id: first.id, revoked: true });
  assert.equal(await use(first.token), 401);
  assert.equal(await use(second.token), 200);
  clock.advance(24 * HOUR_MS + 1);
  assert.equal(await use(second.token), 401);
  assert.equal(await use('gh_made-up'), 401);
  const { rows } = await server.installation.pool.query('select * from gatehouse.api_token');
  assert.ok(!JSON.stringify(rows).includes(first.token));
});

test('a wrong token is refused even in the sample: it does not fall back to the visitor', async () => {
  for (const authorization of ['Bearer nonsense', 'Basic dXNlcjpwYXNz', 'Bearer '])
    assert.equal((await call('GET', '/v1/overview', { headers: { authorization } })).status, 401, authorization);
});

test('a page of another origin changes nothing, and a foreign host name reaches nothing', async () => {
  const headers = await server.signIn('analyst');
  const body = { subject: { type: 'customer', id: 'x' }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'x' } };
  for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null://']) {
    assert.equal((await call('POST', '/access/v1/evaluation', { headers: { ...headers, origin }, body })).status, 403, origin);
  }
  assert.equal((await call('POST', '/access/v1/evaluation', { headers: { ...headers, origin: server.url }, body })).status, 200);
  assert.equal(await statusWithHost('gatehouse.evil.example'), 403);
  assert.equal(await statusWithHost(`gatehouse.evil.example:${new URL(server.url).port}`), 403);
  assert.equal(await statusWithHost(`localhost:${new URL(server.url).port}`), 200);
});

// fetch() sets the host itself.
function statusWithHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${server.url}/v1/session`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('an opaque origin ("null") changes nothing either: sandboxed frames send it', async () => {
  const headers = await server.signIn('analyst');
  const calling = (site: string): Promise<{ status: number }> =>
    call('DELETE', '/v1/session', { headers: { ...headers, origin: 'null', 'sec-fetch-site': site } });
  assert.equal((await call('DELETE', '/v1/session', { headers: { ...headers, origin: 'null' } })).status, 403);
  assert.equal((await calling('cross-site')).status, 403);
  assert.equal((await calling('same-origin')).status, 200);
});

test('signing in is limited to thirty tries a minute', async () => {
  const tries = Array.from({ length: 32 }, () =>
    call('POST', '/v1/session', { body: { email: 'guess@cirrus.example', password: 'guess' } }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  assert.ok(statuses.includes(429));
  assert.ok(
    statuses.every((status) => status === 401 || status === 429),
    statuses.join(' '),
  );
});
