import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BodsStatement, Customer, Payment, AccessEvent } from '@gatehouse/contracts';
import { inclusionProofs, leafHash, verifyInclusion } from '@gatehouse/ledger';
import { LogReader } from '@gatehouse/store';
import { apiClient, type Call } from './api-client.ts';
import { type SampleServer, startSampleServer } from './start-sample-server.ts';

let server: SampleServer;
let call: Call;
let analyst: Record<string, string>;
let customers: Customer[];

before(async () => {
  server = await startSampleServer();
  call = apiClient(server.url);
  analyst = await server.signIn('analyst');
  customers = (await linesOf('customers.jsonl')).map((row) => Customer.parse(row));
});
after(() => server?.stop());

async function linesOf(file: string): Promise<unknown[]> {
  const text = await readFile(join(server.exportFolder, file), 'utf8');
  return file.endsWith('.json')
    ? JSON.parse(text)
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

/** Texts that say who somebody is. */
async function personalTexts(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const add = (what: string, text: string | undefined): void => void (text !== undefined && text.length >= 6 && texts.set(text, what));
  for (const customer of customers) {
    add('e-mail', customer.email);
    add('phone', customer.phone);
    // What a company is called and where it is registered is nobody's personal data, and stands in ownership records.
    if (customer.kind === 'entity') continue;
    add('name', customer.name);
    for (const { value } of customer.otherNames) add('other name', value);
    add('street', customer.address?.street);
    for (const { value } of customer.identifiers) add('identifier', value);
  }
  for (const row of await linesOf('payments.jsonl')) add('payer', Payment.parse(row).payerName);
  for (const row of await linesOf('access.jsonl')) add('IP address', AccessEvent.parse(row).ip);
  for (const row of await linesOf('ownership.json')) {
    const statement = BodsStatement.parse(row);
    if (statement.recordType === 'person') for (const { fullName } of statement.recordDetails.names ?? []) add('owner', fullName);
  }
  return texts;
}

/** Names that a government published: of listed parties (an injected name-sake bears the same), and of the person whom a determination names. */
const PUBLISHED = new Set(['match.caption', 'measure.body']);
/** What is compared with the truth of a made-up export is itself made up: a provider of one's own has none of it. */
const SHOWN: Readonly<Record<string, string>> = { 'job.summary': "(summary::jsonb - 'injected')::text" };

test('no column of the database but the sealed ones holds a name, an address, a number or an IP of anybody', async () => {
  const columns = await server.installation.pool.query<{ table_name: string; column_name: string; data_type: string }>(
    "select table_name, column_name, data_type from information_schema.columns where table_schema = 'gatehouse'",
  );
  const texts = await personalTexts();
  assert.ok(texts.size > 500, `${texts.size} texts`);
  const wanted = [...texts.keys()];
  const leaks: string[] = [];
  for (const { table_name: table, column_name: column, data_type: type } of columns.rows) {
    if (column.endsWith('_sealed') || PUBLISHED.has(`${table}.${column}`)) continue;
    const asText = SHOWN[`${table}.${column}`] ?? (type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`);
    const { rows } = await server.installation.pool.query<{ found: string; n: number }>(
      `select found, count(*)::int as n from gatehouse."${table}", unnest($1::text[]) as found where strpos(${asText}, found) > 0 group by 1`,
      [wanted],
    );
    for (const { found, n } of rows) leaks.push(`${table}.${column}: ${texts.get(found)} "${found}" in ${n} rows`);
  }
  assert.deepEqual(leaks, []);
});

test('every opening of personal data is logged with who and why', async () => {
  const readsOf = async (subject: string): Promise<{ who: string; why: string; fields: string[] }[]> =>
    (await server.installation.pool.query('select who, why, fields from gatehouse.personal_read where subject = $1 order by id', [subject]))
      .rows;
  const before50 = await readsOf('cus_00010');
  assert.equal((await call('GET', '/v1/customers/cus_00010?why=test%20of%20the%20log', { headers: analyst })).status, 200);
  const fresh = (await readsOf('cus_00010')).slice(before50.length);
  assert.ok(fresh.length > 0);
  assert.ok(
    fresh.some(({ why, fields }) => why === 'test of the log' && fields.includes('gatehouse.customer_version.body_sealed')),
    JSON.stringify(fresh),
  );
  const session = (await call('GET', '/v1/session', { headers: analyst })).body as { person: { id: string } };
  assert.ok(fresh.some(({ who }) => who === session.person.id));
  await assert.rejects(
    server.installation.pool.query("delete from gatehouse.personal_read where subject = 'cus_00010'"),
    /only ever added/,
  );
});

test('after shredding a subject nothing about it can be read, and every proof of the log still holds', async () => {
  const subject = server.judgement.flags.find((flag) => flag.code === 'list-match')?.subject ?? '';
  const { name } = customers.find(({ id }) => id === subject) ?? {};
  assert.ok(name);
  const shown = async (): Promise<string> => {
    const paths = [
      `/v1/customers/${subject}`,
      `/v1/customers/${subject}/ownership`,
      '/v1/customers?limit=500',
      '/v1/cases?limit=500',
      '/v1/matches?limit=500',
      '/v1/today',
    ];
    return JSON.stringify(await Promise.all(paths.map((path) => call('GET', path, { headers: analyst }))));
  };
  assert.ok((await shown()).includes(name));
  await server.installation.store.db.transaction().execute(async () => undefined);
  const client = await server.installation.pool.connect();
  try {
    await server.installation.vault.shred({ query: async (text, values) => client.query(text, [...(values ?? [])]) }, subject);
  } finally {
    client.release();
  }
  assert.equal((await call('GET', `/v1/customers/${subject}`, { headers: analyst })).status, 404);
  const after50 = await shown();
  assert.ok(!after50.includes(`"name":${JSON.stringify(name)}`));
  const decision = await call('POST', '/access/v1/evaluation', {
    headers: analyst,
    body: { subject: { type: 'customer', id: subject }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'x' } },
  });
  assert.equal((decision.body as { decision: boolean }).decision, false);
  await server.installation.sequencer.run();
  await assertEveryProof();
});

async function assertEveryProof(): Promise<void> {
  const log = new LogReader(server.installation.store.db);
  const head = await log.head();
  assert.ok(head);
  const { rows } = await server.installation.pool.query<{ id: string }>(
    'select id from gatehouse.ledger_entry where number is not null and number < $1',
    [head.size],
  );
  const leaves = await log.leaves(rows.map(({ id }) => id));
  assert.equal(leaves.length, head.size);
  const proofs = await inclusionProofs(
    log.readTile,
    leaves.map(({ index }) => index),
    head.size,
  );
  for (const [place, { index, leaf }] of leaves.entries()) {
    verifyInclusion({ index, size: head.size, leafHash: leafHash(leaf), proof: proofs[place] ?? [], root: head.root });
  }
}
