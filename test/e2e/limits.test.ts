import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROUTES } from '@gatehouse/contracts';
import { LIMITS } from '@gatehouse/foundation';
import fc from 'fast-check';
import { apiClient, type Call } from './api-client.ts';
import { type SampleServer, startSampleServer } from './start-sample-server.ts';

let server: SampleServer;
let call: Call;
let engineer: Record<string, string>;

before(async () => {
  server = await startSampleServer();
  call = apiClient(server.url);
  engineer = await server.tokenFor('engineer');
});
after(() => server?.stop());

const codeOf = (body: unknown): string => (body as { code: string }).code;
const reseller = (name: string) => ({ id: 'rsl_test', name, country: 'DE' });

async function entriesAbout(subject: string): Promise<number> {
  const { rows } = await server.installation.pool.query<{ n: number }>(
    'select count(*)::int as n from gatehouse.ledger_entry where subject = $1',
    [subject],
  );
  return rows[0]?.n ?? 0;
}

test('a repeated call with the same key has one effect and the same answer; another body under the key is refused', async () => {
  const first = await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller('First'), key: 'same-key-1' });
  const second = await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller('First'), key: 'same-key-1' });
  assert.equal(first.status, 200);
  assert.deepEqual(second.body, first.body);
  assert.equal(second.headers.get('idempotent-replayed'), 'true');
  assert.equal(await entriesAbout('rsl_test'), 1);
  const other = await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller('Second'), key: 'same-key-1' });
  assert.equal(codeOf(other.body), 'idempotency-mismatch');
  const elsewhere = await call('POST', '/v1/access', { headers: engineer, body: [], key: 'same-key-1' });
  assert.equal(codeOf(elsewhere.body), 'idempotency-mismatch');
  assert.equal(await entriesAbout('rsl_test'), 1);
});

test('a key belongs to its caller', async () => {
  const another = await server.tokenFor('engineer');
  assert.equal((await call('PUT', '/v1/resellers/rsl_test', { headers: another, body: reseller('Third'), key: 'same-key-1' })).status, 200);
});

test('calls with one key at the same time have one effect, and all get its answer', async () => {
  const tries = Array.from({ length: 12 }, () =>
    call('PUT', '/v1/resellers/rsl_at_once', {
      headers: engineer,
      body: { ...reseller('At once'), id: 'rsl_at_once' },
      key: 'at-the-same-time',
    }),
  );
  const answers = await Promise.all(tries);
  for (const { status, body } of answers) {
    assert.equal(status, 200);
    assert.deepEqual(body, answers[0]?.body);
  }
  assert.equal(await entriesAbout('rsl_at_once'), 1);
});

test('a changing call without a key, or with one that is none, is refused', async () => {
  assert.equal(
    codeOf((await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller('x'), key: null })).body),
    'idempotency-missing',
  );
  for (const key of ['short', 'x'.repeat(201), 'with space in it']) {
    assert.equal((await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller('x'), key })).status, 400, key);
  }
});

test('a call that failed keeps no answer: it can be made again with its key', async () => {
  const account = { id: 'acc_late', customer: 'cus_none', opened: '2026-01-01T00:00:00Z' };
  const failed = await call('PUT', '/v1/accounts/acc_late', { headers: engineer, body: account, key: 'retried-key-1' });
  assert.equal(failed.status, 422);
  const right = await call('PUT', '/v1/accounts/acc_late', {
    headers: engineer,
    body: { ...account, customer: 'cus_00001' },
    key: 'retried-key-1',
  });
  assert.equal(right.status, 200);
});

test('bodies and pages over their limits are refused with the reason', async () => {
  const long = 'x'.repeat(LIMITS.body_bytes_max + 1);
  const large = await call('PUT', '/v1/resellers/rsl_test', { headers: engineer, body: reseller(long) });
  assert.equal(large.status, 413);
  assert.equal(codeOf(large.body), 'too-large');
  for (const limit of [0, -1, LIMITS.page_rows_max + 1, 'many']) {
    assert.equal((await call('GET', `/v1/customers?limit=${limit}`, { headers: engineer })).status, 422, String(limit));
  }
});

test('pages follow one another without a gap or a repetition', async () => {
  for (const list of [
    '/v1/customers',
    '/v1/accounts',
    '/v1/cases',
    '/v1/runs',
    '/v1/matches',
    '/v1/persons',
    '/v1/audit',
    '/v1/resellers',
    '/v1/measures',
  ]) {
    const seen: string[] = [];
    const totals: number[] = [];
    for (let cursor: string | null = '', rounds = 0; cursor !== null && rounds < 200; rounds += 1) {
      const suffix: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await call('GET', `${list}?limit=13${suffix}`, { headers: engineer });
      assert.equal(status, 200, `${list} ${JSON.stringify(body)}`);
      const page = body as { items: { id: string }[]; total: number; next: string | null };
      seen.push(...page.items.map(({ id }) => id));
      totals.push(page.total);
      cursor = page.next;
    }
    assert.equal(new Set(seen).size, seen.length, `${list} repeats`);
    // The log grows by itself: nothing of what stood at the first page is missing, and nothing is told that never stood.
    const [first = -1, last = -1] = [totals[0], totals.at(-1)];
    assert.ok(first <= seen.length && seen.length <= last, `${list}: ${seen.length} of ${first} to ${last}`);
  }
});

test('health, readiness, metrics, the OpenAPI document and its reference are there without signing in', async () => {
  assert.deepEqual((await call('GET', '/healthz')).body, { status: 'ok' });
  assert.equal((await call('GET', '/readyz')).status, 200);
  assert.match(String((await call('GET', '/metrics')).body), /gatehouse_decisions_total/);
  assert.match((await call('GET', '/docs/')).type, /html/);
  const document = (await call('GET', '/openapi.json')).body as {
    openapi: string;
    paths: Record<string, Record<string, { operationId?: string; responses?: object }>>;
  };
  assert.match(document.openapi, /^3\.1\.\d$/);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = operations.map(({ operationId }) => operationId);
  for (const id of Object.keys(ROUTES)) assert.ok(ids.includes(id), id);
  assert.equal(new Set(ids).size, ids.length);
  for (const operation of operations) assert.ok(Object.keys(operation.responses ?? {}).length > 0, operation.operationId);
  for (const reference of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (reference[1] ?? '')
      .split('/')
      .reduce((node: unknown, part) => (node as Record<string, unknown> | undefined)?.[part], document);
    assert.ok(target !== undefined, reference[1]);
  }
});

test('what the database says when it fails never reaches an answer', async () => {
  const answers = await Promise.all(
    [
      '/v1/customers?cursor=%00',
      '/v1/audit?cursor=abc',
      '/v1/cases?cursor=abc',
      '/v1/runs?cursor=abc',
      "/v1/customers/'%20or%201=1",
      '/v1/audit?cursor=99999999999999999999',
    ].map((path) => call('GET', path, { headers: engineer })),
  );
  for (const { status, body } of answers) {
    assert.ok(status < 500, JSON.stringify(body));
    assert.doesNotMatch(JSON.stringify(body), /select |postgres|relation|syntax/i);
  }
});

const SEED = 7300;
const FUZZED = 2000;

test('two thousand malformed requests over all routes give no 5xx, and the server lives', async () => {
  const everybody = [engineer, await server.tokenFor('analyst', 'officer'), await server.tokenFor('administrator', 'officer'), {}];
  const customers = (await readFile(join(server.exportFolder, 'customers.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .slice(0, 5)
    .map((line): unknown => JSON.parse(line));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '..', '\ud800', '%', '\u0000', "'", '__proto__', '-1', '1e309', 'cus_00001', '🙂'.repeat(20)),
  );
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(...customers),
    fc.record(
      { id: text, reason: text, roles: fc.array(text), subject: fc.jsonValue(), evaluations: fc.jsonValue() },
      { requiredKeys: [] },
    ),
  );
  const requests = fc.record({
    route: fc.constantFrom(...Object.values(ROUTES)),
    parameter: text,
    query: fc.dictionary(
      fc.constantFrom('cursor', 'limit', 'q', 'state', 'flag', 'over', 'on', 'known', 'subject', 'customer', 'mine'),
      text,
      { maxKeys: 3 },
    ),
    body: anything,
    type: fc.constantFrom('application/json', 'text/plain', 'application/xml', 'application/octet-stream', 'text/csv'),
    cut: fc.boolean(),
    key: fc.option(text, { nil: undefined }),
    caller: fc.constantFrom(...everybody),
  });
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  for (const batch of chunks(fc.sample(requests, { numRuns: FUZZED, seed: SEED }), 20)) {
    await Promise.all(
      batch.map(async ({ route, parameter, query, body, type, cut, key, caller }) => {
        // Revoking at random would end the callers; signing out is harmless.
        const path = route.path.replaceAll(/:[a-z]+/g, encodeURIComponent(parameter.toWellFormed()) || 'x');
        const search = new URLSearchParams(
          Object.entries(query).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
        ).toString();
        const json = JSON.stringify(body);
        const header = key === undefined ? {} : { 'idempotency-key': encodeURIComponent(key.toWellFormed()) };
        const content = route.method === 'GET' ? {} : { body: cut ? json.slice(0, -1) : json };
        const response = await fetch(`${server.url}${path}?${search}`, {
          method: route.method,
          headers: { 'content-type': type, ...header, ...caller },
          redirect: 'manual',
          ...content,
        });
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const answer = await response.text();
        if (response.status >= 500) wrong.push(`${route.method} ${path}?${search} ${type} ${json.slice(0, 200)}: ${answer.slice(0, 200)}`);
        else if (response.status >= 400)
          assert.match(response.headers.get('content-type') ?? '', /problem\+json/, `${route.method} ${path}: ${answer.slice(0, 100)}`);
      }),
    );
  }
  assert.deepEqual(wrong, []);
  assert.ok((statuses.get(422) ?? 0) > 100, JSON.stringify([...statuses]));
  assert.equal((await call('GET', '/readyz')).status, 200);
});

function* chunks<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
