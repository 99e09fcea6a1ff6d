import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  Account,
  Customer,
  type EvaluationResponse,
  EvaluationsResponse,
  EvaluationResponse as Response,
  type Outcome,
} from '@gatehouse/contracts';
import { PROBLEMS } from '@gatehouse/foundation';
import { type Answer, apiClient, type Call } from './api-client.ts';
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

const asking = (id: string, type: 'customer' | 'account' = 'customer') => ({
  subject: { type, id },
  action: { name: 'provision' },
  resource: { type: 'accelerator', id: 'h100', properties: { accelerator: 'NVIDIA H100 SXM5 80GB', count: 8, hours: 24 } },
});

async function ask(id: string): Promise<EvaluationResponse> {
  const answer = await call('POST', '/access/v1/evaluation', { headers: engineer, body: asking(id), key: null });
  assert.equal(answer.status, 200);
  return Response.parse(answer.body);
}

function assertProblem(answer: Answer, status: number, code: keyof typeof PROBLEMS): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.match(answer.type, /^application\/problem\+json/);
  const { code: found, title, fix, detail } = answer.body as Record<string, string>;
  assert.equal(found, code);
  assert.equal(title, PROBLEMS[code].title);
  assert.ok(fix && detail);
}

async function rowsOf(file: string): Promise<unknown[]> {
  return (await readFile(join(server.exportFolder, file), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function customersInState(state: string): string[] {
  return server.judgement.accounts.filter((account) => account.steps.at(-1)?.state === state).map((account) => account.customer);
}

test('evaluation allows a verified customer whom nothing speaks against, and says why', async () => {
  const clean = customersInState('verified').find((id) => server.judgement.flags.every((flag) => flag.subject !== id));
  const { decision, context } = await ask(clean ?? '');
  assert.equal(decision, true);
  assert.equal(context.outcome, 'allow');
  assert.deepEqual(
    context.reasons.map((reason) => reason.code),
    ['verified'],
  );
  assert.match(context.reasons[0]?.clause ?? '', /^7\.302\(d\) \[us-iaas-nprm-2024: \w/);
  assert.match(context.capsule, /^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test('evaluation denies the blocked, holds what is open, and never says decision true for either', async () => {
  const expected = server.summary.injected.length;
  assert.ok(expected > 0);
  const blocked = server.judgement.flags.find((flag) => flag.code === 'ofac50-blocked')?.subject ?? '';
  const unresolved = customersInState('status-unresolved')[0] ?? '';
  const late = customersInState('deprovisioning')[0] ?? '';
  const cases: [string, Outcome, string][] = [
    [blocked, 'deny', 'ofac50-blocked'],
    [late, 'deny', 'unverified-past-date'],
    [unresolved, 'hold', 'status-unresolved'],
    ['cus_nobody', 'hold', 'unknown-subject'],
  ];
  for (const [id, outcome, code] of cases) {
    const { decision, context } = await ask(id);
    assert.equal(context.outcome, outcome, `${id} ${JSON.stringify(context.reasons)}`);
    assert.equal(decision, false);
    assert.ok(
      context.reasons.some((reason) => reason.code === code),
      code,
    );
    for (const reason of context.reasons) assert.ok(reason.fix && reason.appeal && reason.text);
  }
});

test('evaluation restricts while use is provisional, and gives the limits', async () => {
  const body = {
    ...asking(customersInState('provisional').find((id) => server.judgement.flags.every((flag) => flag.subject !== id)) ?? ''),
    resource: { type: 'instance', id: 'cpu' },
  };
  const answer = await call('POST', '/access/v1/evaluation', { headers: engineer, body, key: null });
  const { decision, context } = Response.parse(answer.body);
  assert.equal(context.outcome, 'restrict');
  assert.equal(decision, true);
  assert.equal(context.limits?.accelerators_max, 0);
  assert.match(context.limits?.until ?? '', /^\d{4}-\d{2}-\d{2}$/);
});

test('a measure that is recorded binds at once on those it reaches, with its conditions as limits', async () => {
  const officer = await server.tokenFor('officer');
  const reached = [...server.judgement.assessed.values()].find(
    ({ assessment, flags }) =>
      assessment.status === 'foreign' && flags.length === 0 && customersInState('verified').includes(assessment.customer),
  );
  const id = reached?.assessment.customer ?? '';
  const { country } = (await call('GET', `/v1/customers/${id}`, { headers: engineer })).body as { country: string | null };
  assert.equal((await ask(id)).context.outcome, 'allow');
  const measure = {
    id: 'msr_put',
    kind: 'jurisdiction',
    targets: [country],
    effect: 'condition',
    conditions: { accelerators_max: 16, regions: ['us-west'] },
    issued: '2026-03-02',
    title: 'Conditions for a test',
    citation: 'test 1',
  };
  assert.equal((await call('PUT', '/v1/measures/msr_put', { headers: officer, body: measure })).status, 200);
  const { decision, context } = await ask(id);
  assert.equal(context.outcome, 'restrict', JSON.stringify(context.reasons));
  assert.equal(decision, true);
  assert.deepEqual(context.limits, { accelerators_max: 16, regions: ['us-west'] });
  await call('PUT', '/v1/measures/msr_put', { headers: officer, body: { ...measure, issued: '2024-01-02' } });
  assert.notEqual((await ask(id)).context.outcome, 'restrict', 'a lapsed measure binds nobody');
});

test('evaluation answers every outcome that the truth file expects', async () => {
  const truth = JSON.parse(await readFile(`${server.exportFolder}.truth.json`, 'utf8')) as {
    cases: { expect: { kind: string; subjects: string[]; outcome: Outcome }[] }[];
  };
  const wanted = truth.cases.flatMap(({ expect }) => expect.filter((item) => item.kind === 'outcome'));
  assert.ok(wanted.length > 0);
  for (const { subjects, outcome } of wanted) for (const id of subjects) assert.equal((await ask(id)).context.outcome, outcome, id);
});

test('a decision is durable: it can be read again as it was answered, with the versions it used', async () => {
  const { context } = await ask('cus_00001');
  const { body } = await call('GET', `/v1/decisions/${context.decision_id}`, { headers: engineer });
  const found = body as { response: unknown; lists: string; rules: string; code: string };
  assert.deepEqual((found.response as EvaluationResponse).context, context);
  assert.equal(found.lists, server.world.lists.digest);
  assert.equal(found.rules, server.world.rules.digest);
  assert.equal(found.code, server.world.codeDigest);
});

test('evaluations fills in what is said once for all, keeps the order, and stops where the semantic says so', async () => {
  const blocked = server.judgement.flags.find((flag) => flag.code === 'ofac50-blocked')?.subject ?? '';
  const clean = customersInState('us-exempt').find((id) => server.judgement.flags.every((flag) => flag.subject !== id)) ?? '';
  const { action, resource } = asking(clean);
  const evaluations = [clean, blocked, 'cus_nobody', clean].map((id) => ({ subject: { type: 'customer', id } }));
  const outcomesWith = async (evaluations_semantic?: string): Promise<Outcome[]> => {
    const options = evaluations_semantic === undefined ? {} : { options: { evaluations_semantic } };
    const { status, body } = await call('POST', '/access/v1/evaluations', {
      headers: engineer,
      body: { action, resource, evaluations, ...options },
      key: null,
    });
    assert.equal(status, 200);
    return EvaluationsResponse.parse(body).evaluations.map(({ context }) => context.outcome);
  };
  assert.deepEqual(await outcomesWith(), ['allow', 'deny', 'hold', 'allow']);
  assert.deepEqual(await outcomesWith('deny_on_first_deny'), ['allow', 'deny']);
  assert.deepEqual(await outcomesWith('permit_on_first_permit'), ['allow']);
});

test('evaluation and evaluations refuse what is malformed, with a problem and never with a yes', async () => {
  const good = asking('cus_00001');
  const bodies: [string, unknown][] = [
    ['/access/v1/evaluation', {}],
    ['/access/v1/evaluation', { ...good, subject: { type: 'robot', id: 'x' } }],
    ['/access/v1/evaluation', { ...good, action: { name: 'dance' } }],
    ['/access/v1/evaluation', { ...good, resource: { type: 'accelerator', id: 'a', properties: { count: -1 } } }],
    ['/access/v1/evaluation', { ...good, subject: { type: 'customer', id: '' } }],
    ['/access/v1/evaluations', { evaluations: [] }],
    ['/access/v1/evaluations', { evaluations: [{ subject: good.subject }] }],
  ];
  for (const [path, body] of bodies) assertProblem(await call('POST', path, { headers: engineer, body, key: null }), 422, 'invalid-field');
  const notJson = await call('POST', '/access/v1/evaluation', {
    headers: { ...engineer, 'content-type': 'application/json' },
    body: '{"subject":',
    key: null,
  });
  assertProblem(notJson, 400, 'bad-input');
});

test('evaluations refuses a batch over the limit', async () => {
  const evaluations = Array.from({ length: 101 }, () => asking('cus_00001'));
  assertProblem(await call('POST', '/access/v1/evaluations', { headers: engineer, body: { evaluations }, key: null }), 413, 'too-large');
});

test('a customer that is put is judged, and its next decision follows from it', async () => {
  const template = Customer.parse((await rowsOf('customers.jsonl')).find((row) => Customer.parse(row).kind === 'individual'));
  const customer = {
    ...template,
    id: 'cus_new',
    name: 'Quillon Ashgrove-Vantongeren',
    otherNames: [],
    identifiers: [],
    email: 'quillon@ashgrove.example',
    phone: '+12025550147',
    address: { kind: 'street', street: '12 Linden Row', city: 'Dover', region: 'DE', postalCode: '19901', country: 'US' },
    useLocations: ['US'],
    evidence: [],
    verification: [],
    verifyBy: undefined,
    reseller: undefined,
    bods: undefined,
    nationality: 'US',
  };
  const put = (body: object): Promise<Answer> => call('PUT', '/v1/customers/cus_new', { headers: engineer, body });
  assert.equal((await ask('cus_new')).context.outcome, 'hold');
  assert.equal((await put(customer)).status, 200);
  assert.equal(
    (
      await call('PUT', '/v1/accounts/acc_new', {
        headers: engineer,
        body: Account.parse({ id: 'acc_new', customer: 'cus_new', opened: customer.signedUp }),
      })
    ).status,
    200,
  );
  assert.equal((await ask('cus_new')).context.reasons[0]?.code, 'status-unresolved');
  const exempt = await put({ ...customer, evidence: [{ fact: 'us-citizen', method: 'documentary', on: '2026-10-01', country: 'US' }] });
  assert.equal((exempt.body as { status: string }).status, 'us');
  assert.equal((await ask('cus_new')).context.outcome, 'allow');
  const other = await call('PUT', '/v1/customers/cus_other', { headers: engineer, body: customer });
  assertProblem(other, 422, 'invalid-field');
});

test('ownership that is put changes the verdict of the entity below it', async () => {
  const customers = (await rowsOf('customers.jsonl')).map((row) => Customer.parse(row));
  const entity = customers.find(
    ({ id, bods }) =>
      bods !== undefined &&
      server.judgement.assessed.get(id)?.assessment.ofac50 === 'not' &&
      server.judgement.flags.every((flag) => flag.subject !== id),
  );
  const listed = [...server.judgement.assessed.values()].flatMap(({ assessment }) => assessment.provingPath.slice(0, 1))[0];
  assert.ok(entity?.bods !== undefined && listed !== undefined);
  const statement = {
    statementId: 'put-by-test-0000000000000000000000',
    statementDate: '2026-11-01',
    declarationSubject: entity.bods,
    recordId: 'put-by-test',
    recordType: 'relationship',
    recordStatus: 'new',
    recordDetails: {
      isComponent: false,
      subject: entity.bods,
      interestedParty: listed,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 75 } }],
    },
  };
  const before50 = await ask(entity.id);
  assert.ok(before50.context.reasons.every((reason) => reason.code !== 'ofac50-blocked'));
  const answer = await call('POST', '/v1/ownership', {
    headers: engineer,
    body: `${JSON.stringify(statement)}\n{"recordType":"rumour"}\n`,
  });
  assert.equal(answer.status, 202);
  const { accepted, errors } = answer.body as { accepted: number; errors: { line: number; field: string }[] };
  assert.equal(accepted, 1);
  assert.equal(errors[0]?.line, 2);
  const after50 = await ask(entity.id);
  assert.equal(after50.context.outcome, 'deny');
  assert.ok(after50.context.reasons.some((reason) => reason.code === 'ofac50-blocked'));
  const view = (await call('GET', `/v1/customers/${entity.id}/ownership`, { headers: engineer })).body as {
    verdicts: { rule: string; verdict: string }[];
    edges: { owner: string; proving: boolean }[];
  };
  assert.equal(view.verdicts[0]?.verdict, 'blocked');
  assert.ok(view.edges.some((edge) => edge.owner === listed && edge.proving));
});
