import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type CaseView, CheckpointView, EvidenceBundle, ReportView, RunView } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import { parseBundle, parseVerifierKey, verifyBundle } from '@gatehouse/ledger';
import { apiClient, type Call } from './api-client.ts';
import { type SampleServer, startSampleServer } from './start-sample-server.ts';

const CLI = fileURLToPath(new URL('../../packages/cli/bin/gatehouse.js', import.meta.url));
const REASON = 'read against its sources, field by field';
const run = promisify(execFile);

let server: SampleServer;
let call: Call;
let analyst: Record<string, string>;
let officer: Record<string, string>;
let engineer: Record<string, string>;

before(async () => {
  server = await startSampleServer();
  call = apiClient(server.url);
  // The demo persons: the analyst is an officer too, and the second officer another person.
  analyst = await server.signIn('analyst');
  officer = await server.signIn('administrator');
  engineer = await server.tokenFor('engineer');
});
after(() => server?.stop());

async function reportOf(id: string, headers = officer): Promise<ReportView> {
  return ReportView.parse((await call('GET', `/v1/reports/${id}`, { headers })).body);
}

test('the covered run has a draft in which every field has a value with its source, or says whom to ask', async () => {
  const { report } = server.judgement.started[0] ?? {};
  assert.ok(report !== undefined);
  const view = await reportOf(report.id);
  const fields = view.sections.flatMap((section) => section.fields);
  for (const field of fields) {
    assert.equal(field.value === null, field.missing !== null, field.label);
    if (field.value === null) assert.match(field.missing ?? '', /^missing: ask the customer/);
    else assert.ok(field.source);
  }
  assert.equal(fields.filter((field) => field.missing !== null).length, view.missing);
  assert.equal(view.law.pack, 'us-iaas-nprm-2024');
  assert.match(view.notice, /18 U\.S\.C\. 1001/);
});

test('a report is proposed by one person and approved by another: the proposer is refused, and the database refuses too', async () => {
  const id = server.judgement.started[0]?.report.id ?? '';
  const early = await call('POST', `/v1/reports/${id}/approval`, { headers: officer, body: { approve: true, reason: REASON } });
  assert.equal(early.status, 409);
  assert.equal((await call('POST', `/v1/reports/${id}/proposal`, { headers: analyst, body: { reason: 'too short' } })).status, 422);
  const proposed = await call('POST', `/v1/reports/${id}/proposal`, { headers: analyst, body: { reason: REASON } });
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
  assert.equal(ReportView.parse(proposed.body).state, 'proposed');
  const own = await call('POST', `/v1/reports/${id}/approval`, { headers: analyst, body: { approve: true, reason: REASON } });
  assert.equal(own.status, 403);
  assert.equal((own.body as { code: string }).code, 'own-proposal');
  assert.match((await reportOf(id, analyst)).can.approve ?? '', /yourself/);
  await assert.rejects(
    server.installation.pool.query('update gatehouse.report set decided_by = proposed_by where id = $1', [id]),
    /check constraint/,
  );
  assert.equal((await reportOf(id)).can.approve, null);
  const approved = await call('POST', `/v1/reports/${id}/approval`, { headers: officer, body: { approve: true, reason: REASON } });
  assert.equal(approved.status, 200);
  const view = ReportView.parse(approved.body);
  assert.equal(view.state, 'approved');
  assert.notEqual(view.decision?.by, view.proposal?.by);
  assert.equal(
    (await call('POST', `/v1/reports/${id}/approval`, { headers: officer, body: { approve: false, reason: REASON } })).status,
    409,
  );
});

test('a report is the same PDF byte for byte when it is asked for twice, with the JSON that stands beside it', async () => {
  const id = server.judgement.started[0]?.report.id ?? '';
  const bytes = async (path: string): Promise<Buffer> => {
    const response = await fetch(`${server.url}/v1/reports/${id}/${path}`, { headers: officer });
    assert.equal(response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  };
  const pdf = await bytes('document.pdf');
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
  assert.ok(pdf.equals(await bytes('document.pdf')));
  const json = (await bytes('document.json')).toString('utf8');
  assert.equal(json, canonicalJson(JSON.parse(json)));
  assert.equal((await fetch(`${server.url}/v1/reports/rep_none/document.pdf`)).status, 404);
});

test('a case with four eyes is closed by two persons, never by one', async () => {
  const list = (await call('GET', '/v1/cases?flag=list-match', { headers: analyst })).body as { items: CaseView[] };
  const id = list.items[0]?.id ?? '';
  const post = (headers: Record<string, string>, verb: string, body?: object) => call('POST', `/v1/cases/${id}/${verb}`, { headers, body });
  assert.equal((await post(analyst, 'claim')).status, 200);
  assert.equal((await post(officer, 'claim')).status, 409, 'somebody else has it');
  const proposed = await post(analyst, 'disposition', { disposition: 'no-response', reason: REASON });
  assert.equal((proposed.body as CaseView).state, 'proposed');
  const own = await post(analyst, 'approval', { approve: true, reason: REASON });
  assert.equal((own.body as { code: string }).code, 'own-proposal');
  const approved = (await post(officer, 'approval', { approve: true, reason: REASON })).body as CaseView;
  assert.equal(approved.state, 'closed');
  assert.notEqual(approved.disposition?.approvedBy, approved.disposition?.by);
  assert.equal((await post(analyst, 'disposition', { disposition: 'monitor', reason: REASON })).status, 409);
});

test('a match that two persons cleared no longer holds its customer; another one still does', async () => {
  const cleared = (await call('GET', '/v1/cases?state=closed&flag=list-match', { headers: analyst })).body as { items: CaseView[] };
  const waiting = (await call('GET', '/v1/cases?flag=list-match', { headers: analyst })).body as { items: CaseView[] };
  const codesOf = async (id: string | null): Promise<string[]> => {
    const body = { subject: { type: 'customer', id }, action: { name: 'provision' }, resource: { type: 'accelerator', id: 'x' } };
    const answer = (await call('POST', '/access/v1/evaluation', { headers: engineer, body })).body as {
      context: { reasons: { code: string }[] };
    };
    return answer.context.reasons.map(({ code }) => code);
  };
  assert.ok(!(await codesOf(cleared.items[0]?.customer ?? null)).includes('list-match'));
  assert.ok((await codesOf(waiting.items[0]?.customer ?? null)).includes('list-match'));
});

const HOURS = 24 * 10;
const account = (): string =>
  server.judgement.accounts.find(
    ({ customer, steps }) =>
      steps.at(-1)?.state === 'verified' &&
      server.judgement.assessed.get(customer)?.assessment.status === 'foreign' &&
      server.judgement.flags.every((flag) => flag.subject !== customer),
  )?.account ?? '';
const usage: Readonly<Record<string, (holder: string) => string>> = {
  'plain CSV': (holder) =>
    `account,job,accelerator,count,start,end,region,datacentre,link_gbps,workload,precision\n${holder},big,NVIDIA H100 SXM5 80GB,1000000,2026-10-20T00:00:00Z,2026-10-30T00:00:00Z,us-west,pdx1,400,training,bf16\n`,
  'sacct text': (holder) =>
    `JobID|Account|State|Start|End|AllocTRES|Cluster\n777|${holder}|COMPLETED|2026-09-01T00:00:00|2026-09-01T05:00:00|cpu=8,gres/gpu:h100=4|us-west\n`,
  FOCUS: (holder) =>
    `BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,ResourceId,ServiceCategory,SkuPriceDetails,SubAccountId\n1.00,cus_x,USD,Usage,Accelerator time,2026-09-03T00:00:00Z,2026-09-03T05:00:00Z,40,GPU-Hours,Cirrus,us-west,r1,Compute,"{""x_Accelerator"":""NVIDIA H100 SXM5 80GB"",""GpuCount"":8}",${holder}\n`,
};

for (const [format, write] of Object.entries(usage)) {
  test(`usage in ${format} is taken in once, and a bad row is named`, async () => {
    const holder = account();
    const answer = await call('POST', '/v1/usage', { headers: engineer, body: write(holder) });
    assert.equal(answer.status, 202, JSON.stringify(answer.body));
    assert.deepEqual(answer.body, { accepted: 1, errors: [] });
    const { rows } = await server.installation.pool.query('select count(*)::int as n from gatehouse.usage_record where account_id = $1', [
      holder,
    ]);
    await call('POST', '/v1/usage', { headers: engineer, body: write(holder) });
    const again = await server.installation.pool.query('select count(*)::int as n from gatehouse.usage_record where account_id = $1', [
      holder,
    ]);
    assert.deepEqual(again.rows, rows, 'a repeated upload counts once');
    const absent = (await call('POST', '/v1/usage', { headers: engineer, body: write('acc_none') })).body as {
      accepted: number;
      errors: { field: string }[];
    };
    assert.equal(absent.accepted, 0);
    assert.equal(absent.errors[0]?.field, 'account');
  });
}

test('usage over the threshold by a foreign person appears as a run, starts one clock and gets one draft', async () => {
  const holder = account();
  const runs = (await call('GET', '/v1/runs?over=us-iaas-nprm-2024-covered', { headers: engineer })).body as {
    items: { id: string; accounts: string[]; operations: { low: number; ceiling: number } }[];
  };
  const found = runs.items.find((item) => item.accounts.includes(holder));
  assert.ok(found, JSON.stringify(runs.items));
  assert.ok(found.operations.ceiling <= 1_000_000 * HOURS * 3600 * 4e15);
  const view = RunView.parse((await call('GET', `/v1/runs/${found.id}`, { headers: engineer })).body);
  assert.equal(view.clocks.length, 1);
  assert.ok(view.report);
  const report = await reportOf(view.report);
  assert.equal(report.run, found.id);
  assert.equal(report.due, view.clocks[0]?.due);
  assert.ok(view.clocks[0]?.alarms.length, 'the clock says what the law is worth');
  assert.ok(view.regimes.every((regime) => regime.law.status !== ''));
});

test('an entry is proven offline: by the library and by the command line, and not when a byte is changed', async () => {
  const audit = (await call('GET', '/v1/audit?limit=5', { headers: officer })).body as { items: { id: string }[] };
  const id = audit.items[0]?.id ?? '';
  const text = await (await fetch(`${server.url}/v1/audit/${id}/proof`, { headers: officer })).text();
  const bundle = EvidenceBundle.parse(JSON.parse(text));
  const checkpoint = CheckpointView.parse((await call('GET', '/v1/audit/checkpoint', { headers: officer })).body);
  const proven = verifyBundle(parseBundle(text), { trustedKeys: [parseVerifierKey(checkpoint.verifierKey)] });
  assert.ok(proven.entries.some(({ entry }) => entry.id === id));
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-proof-'));
  try {
    await writeFile(join(folder, 'good.json'), text);
    await writeFile(join(folder, 'bad.json'), text.replace(`"asOf":"${bundle.manifest.asOf}"`, '"asOf":"2020-01-01"'));
    const { stdout } = await run(process.execPath, [CLI, 'verify', join(folder, 'good.json'), '--key', checkpoint.verifierKey]);
    assert.equal((JSON.parse(stdout) as { verified: boolean }).verified, true);
    await assert.rejects(run(process.execPath, [CLI, 'verify', join(folder, 'bad.json')]), { code: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
  assert.equal((await call('GET', '/v1/audit/ent_none/proof', { headers: officer })).status, 404);
});
