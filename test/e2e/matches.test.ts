import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  Account,
  Customer,
  EvaluationResponse,
  type ListEntry,
  MatchReviewView,
  MatchRow,
  OverviewView,
  type TodayItem,
  TodayView,
} from '@gatehouse/contracts';
import { judgeByPresentLists, type Records, showMatch, type Store } from '@gatehouse/program';
import { listsGround } from '@gatehouse/server';
import { type Answer, apiClient, type Call } from './api-client.ts';
import { bodsStatement } from './bods-statement.ts';
import { loneListedPersons } from './lone-listed-persons.ts';
import { type BareServer, SDN_FILES, startBareServer } from './start-bare-server.ts';

let server: BareServer;
let call: Call;
let listedPerson: (nth: number) => ListEntry;
let engineer: Record<string, string>;
let analyst: Record<string, string>;
let officer: Record<string, string>;

before(async () => {
  server = await startBareServer(undefined, SDN_FILES);
  listedPerson = loneListedPersons(server.world.lists.entries, server.world.lists.index);
  call = apiClient(server.url);
  engineer = await server.tokenFor('engineer');
  analyst = await server.tokenFor('analyst');
  officer = await server.tokenFor('officer');
});
after(() => server?.stop());

const BECAUSE = 'Born in another year, by the passport that was shown.';

async function putCustomer(id: string, facts: Partial<Customer>): Promise<Answer> {
  const customer = Customer.parse({
    id,
    kind: 'individual',
    name: 'Nobody',
    signedUp: '2026-01-05T09:00:00Z',
    nationality: 'US',
    email: `${id}@example.org`,
    evidence: [{ fact: 'us-citizen', method: 'documentary', on: '2026-01-05', country: 'US' }],
    ...facts,
  });
  const put = await call('PUT', `/v1/customers/${id}`, { headers: engineer, body: customer });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  const account = Account.parse({ id: `acc_${id}`, customer: id, opened: customer.signedUp });
  assert.equal((await call('PUT', `/v1/accounts/acc_${id}`, { headers: engineer, body: account })).status, 200);
  return put;
}

async function outcomeOf(id: string): Promise<{ outcome: string; codes: string[] }> {
  const { body } = await call('POST', '/access/v1/evaluation', {
    headers: engineer,
    body: {
      subject: { type: 'customer', id },
      action: { name: 'provision' },
      resource: { type: 'accelerator', id: 'h100', properties: { accelerator: 'NVIDIA H100 SXM5 80GB', count: 8, hours: 24 } },
    },
    key: null,
  });
  const { context } = EvaluationResponse.parse(body);
  return { outcome: context.outcome, codes: context.reasons.map((reason) => reason.code) };
}

async function matchesOf(customer: string): Promise<MatchRow[]> {
  const { body } = await call('GET', `/v1/matches?customer=${customer}`, { headers: analyst });
  return MatchRow.array().parse((body as { items: unknown[] }).items);
}

async function onlyMatch(customer: string): Promise<MatchRow> {
  const rows = await matchesOf(customer);
  const [row] = rows;
  assert.ok(rows.length === 1 && row !== undefined, JSON.stringify(rows));
  return row;
}

async function review(id: string): Promise<MatchReviewView> {
  const { status, body } = await call('GET', `/v1/matches/${id}`, { headers: analyst });
  assert.equal(status, 200, JSON.stringify(body));
  return MatchReviewView.parse(body);
}

const decide = (who: Record<string, string>, id: string, verdict: string): Promise<Answer> =>
  call('POST', `/v1/matches/${id}/decision`, { headers: who, body: { verdict, because: BECAUSE } });
const approve = (who: Record<string, string>, id: string, yes = true): Promise<Answer> =>
  call('POST', `/v1/matches/${id}/approval`, { headers: who, body: { approve: yes, because: BECAUSE } });
const codeOf = (answer: Answer): string => (answer.body as { code: string }).code;

/** Puts another version of the lists to use, and judges everybody by it. */
async function useEntries(change: (entry: ListEntry) => ListEntry, version: string): Promise<void> {
  const { lists } = server.installation.ground;
  const versions = lists.versions.map((known) => (known.name === 'SDN' ? { ...known, version } : known));
  server.installation.useLists(listsGround({ ...lists, versions, entries: lists.entries.map(change) }));
  while (!(await judgeByPresentLists(server.world)).done);
}

async function openCases(customer: string): Promise<string[]> {
  const { body } = await call('GET', `/v1/cases?q=${customer}`, { headers: analyst });
  return (body as { items: { flag: string; state: string }[] }).items.map(({ flag, state }) => `${flag} ${state}`);
}

test('a match is cleared by two persons, stays cleared while nothing changes, and lapses when the list entry changes', async () => {
  const entry = listedPerson(0);
  await putCustomer('cus_namesake', { name: entry.entity.properties['name']?.[0] ?? '' });
  assert.deepEqual(await outcomeOf('cus_namesake'), { outcome: 'hold', codes: ['list-match'] });
  assert.deepEqual(await openCases('cus_namesake'), ['list-match open']);
  const match = await onlyMatch('cus_namesake');
  assert.deepEqual([match.decision.state, match.open, match.entryId], ['none', true, entry.entryId]);

  const seen = await review(match.id);
  assert.equal(seen.fourEyes, true);
  assert.equal(seen.explanation?.score, match.score, 'the explanation is of the score that stands in the list');
  assert.deepEqual(seen.entry?.programmes, entry.programmes);
  assert.equal(seen.subject.as, 'customer');

  const first = MatchReviewView.parse((await decide(analyst, match.id, 'different')).body);
  assert.deepEqual([first.decision.state, first.decision.first?.because], ['awaiting-second', BECAUSE]);
  assert.equal((await outcomeOf('cus_namesake')).outcome, 'hold', 'one person clears nothing');
  assert.equal(codeOf(await approve(analyst, match.id)), 'own-proposal');
  assert.equal(codeOf(await decide(officer, match.id, 'same')), 'conflict');

  const second = MatchReviewView.parse((await approve(officer, match.id)).body);
  assert.deepEqual([second.decision.state, second.match.open], ['standing', false]);
  assert.notEqual(second.decision.first?.by, second.decision.second?.by);
  assert.deepEqual(await outcomeOf('cus_namesake'), { outcome: 'allow', codes: ['us-exempt'] });
  assert.deepEqual(await openCases('cus_namesake'), [], 'the case is closed by the same two persons');

  await useEntries((known) => structuredClone(known), 'version-2');
  const moved = await onlyMatch('cus_namesake');
  assert.deepEqual(
    [moved.listVersion, moved.decision.state],
    ['version-2', 'standing'],
    'a new version that says the same changes nothing',
  );
  assert.equal((await outcomeOf('cus_namesake')).outcome, 'allow');

  await useEntries(
    (known) =>
      known.list === 'SDN' && known.entryId === entry.entryId
        ? { ...known, entity: { ...known.entity, properties: { ...known.entity.properties, passportNumber: ['X0000007'] } } }
        : known,
    'version-3',
  );
  assert.deepEqual(await outcomeOf('cus_namesake'), { outcome: 'hold', codes: ['list-match'] });
  const lapsed = await review(match.id);
  assert.deepEqual([lapsed.decision.state, lapsed.match.open, lapsed.decision.lapsedBecause], ['lapsed', true, 'The list entry changed.']);
  const change = lapsed.decision.changes.find(({ field }) => field === 'passportNumber');
  assert.deepEqual([change?.side, change?.after.includes('X0000007')], ['entry', true]);
  assert.deepEqual(await openCases('cus_namesake'), ['list-match open'], 'the case comes back');
});

test('a judgement holds while what is compared of the customer is unchanged, and lapses when it changes', async () => {
  const { name: names = [], birthDate: births = [] } = listedPerson(1).entity.properties;
  const [name = '', birthDate = ''] = [names[0], births[0]];
  await putCustomer('cus_changes', { name });
  const { id } = await onlyMatch('cus_changes');
  await decide(analyst, id, 'different');
  await approve(officer, id);
  await putCustomer('cus_changes', { name, phone: '+12025550147' });
  assert.deepEqual([(await onlyMatch('cus_changes')).decision.state, (await outcomeOf('cus_changes')).outcome], ['standing', 'allow']);
  await putCustomer('cus_changes', { name, birthDate, phone: '+12025550147' });
  const row = await onlyMatch('cus_changes');
  assert.equal(row.decision.state, 'lapsed');
  assert.equal((await outcomeOf('cus_changes')).outcome, 'hold');
  const { decision } = await review(id);
  assert.equal(decision.lapsedBecause, 'The party changed.');
  assert.deepEqual(decision.changes, [{ side: 'subject', field: 'birthDate', before: [], after: [birthDate] }]);
});

test('the same party is denied at once, too little to tell is held, and neither is a clearance', async () => {
  const name = listedPerson(2).entity.properties['name']?.[0] ?? '';
  await putCustomer('cus_same', { name });
  const { id } = await onlyMatch('cus_same');
  const unknown = MatchReviewView.parse((await decide(analyst, id, 'unknown')).body);
  assert.deepEqual([unknown.decision.state, unknown.match.open], ['standing', false], 'nobody need look at it until something changes');
  assert.equal((await outcomeOf('cus_same')).outcome, 'hold');
  assert.equal(codeOf(await decide(officer, id, 'unknown')), 'conflict');
  await decide(analyst, id, 'same');
  const denied = await outcomeOf('cus_same');
  assert.equal(denied.outcome, 'deny');
  assert.ok(denied.codes.includes('listed-party'));
  const back = MatchReviewView.parse((await decide(analyst, id, 'different')).body);
  assert.equal(back.decision.state, 'awaiting-second');
  assert.equal((await outcomeOf('cus_same')).outcome, 'deny', 'what stands holds until the second person agrees');
  const refused = MatchReviewView.parse((await approve(officer, id, false)).body);
  assert.deepEqual([refused.decision.state, refused.decision.verdict], ['standing', 'same']);
  assert.equal((await outcomeOf('cus_same')).outcome, 'deny');
});

test('a case that two persons answer with no response clears its matches, each with a judgement of its own', async () => {
  const name = listedPerson(3).entity.properties['name']?.[0] ?? '';
  await putCustomer('cus_case', { name });
  const { body } = await call('GET', '/v1/cases?q=cus_case', { headers: analyst });
  const found = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  const answer = (disposition: string): Promise<Answer> =>
    call('POST', `/v1/cases/${found}/disposition`, { headers: analyst, body: { disposition, reason: BECAUSE } });
  const agree = (yes: boolean): Promise<Answer> =>
    call('POST', `/v1/cases/${found}/approval`, { headers: officer, body: { approve: yes, reason: BECAUSE } });
  await answer('no-response');
  assert.equal((await onlyMatch('cus_case')).decision.state, 'none', 'a proposal clears nothing');
  await agree(false);
  assert.equal((await onlyMatch('cus_case')).decision.state, 'none');
  await answer('no-response');
  assert.equal((await agree(true)).status, 200);
  const { decision } = await review((await onlyMatch('cus_case')).id);
  assert.deepEqual([decision.state, decision.verdict], ['standing', 'different']);
  assert.notEqual(decision.first?.by, decision.second?.by);
  assert.equal((await outcomeOf('cus_case')).outcome, 'allow');
});

test('what is said of an owner holds for every customer behind whom it stands, and for the share that it counts', async () => {
  const entry = listedPerson(10);
  const person = bodsStatement('person', 'owner-1', 'owner-1', {
    personType: 'knownPerson',
    names: [{ type: 'legal', fullName: entry.entity.properties['name']?.[0] }],
  });
  const firms = ['firm-1', 'firm-2'].flatMap((firm) => [
    bodsStatement('entity', firm, firm, {
      entityType: { type: 'registeredEntity' },
      name: `${firm} Quillon Ltd`,
      jurisdiction: { code: 'DE', name: 'Germany' },
    }),
    bodsStatement('relationship', `${firm}-share`, firm, {
      subject: firm,
      interestedParty: 'owner-1',
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', beneficialOwnershipOrControl: true, share: { exact: 100 } }],
    }),
  ]);
  const lines = [person, ...firms].map((statement) => JSON.stringify(statement)).join('\n');
  const taken = await call('POST', '/v1/ownership', { headers: engineer, body: lines });
  assert.deepEqual(taken.body, { accepted: 5, errors: [] });
  for (const firm of ['firm-1', 'firm-2'])
    await putCustomer(`cus_${firm}`, {
      kind: 'entity',
      name: `${firm} Quillon Ltd`,
      bods: firm,
      nationality: undefined,
      jurisdiction: 'DE',
      evidence: [],
    });
  const reasons = async (id: string): Promise<string[]> => (await outcomeOf(id)).codes.filter((code) => /ofac50|listed|list-/.test(code));
  assert.deepEqual(await reasons('cus_firm-2'), ['ofac50-blocked', 'list-match']);
  const { id } = await onlyMatch('cus_firm-1');
  assert.equal((await review(id)).subject.as, 'owner');
  await decide(analyst, id, 'different');
  await approve(officer, id);
  for (const firm of ['firm-1', 'firm-2']) {
    assert.deepEqual(await reasons(`cus_${firm}`), [], firm);
    assert.equal((await onlyMatch(`cus_${firm}`)).decision.state, 'standing');
  }
});

test('two persons who judge one match at once, while it is judged by the lists, leave one judgement', async () => {
  await putCustomer('cus_race', { name: listedPerson(11).entity.properties['name']?.[0] ?? '' });
  const { id } = await onlyMatch('cus_race');
  const answers = await Promise.all([
    decide(analyst, id, 'unknown'),
    decide(officer, id, 'same'),
    putCustomer('cus_race', { name: listedPerson(11).entity.properties['name']?.[0] ?? '', phone: '+12025550147' }),
    server.world.store.transaction((records) => records.judgeLater(['cus_race'])).then(() => judgeByPresentLists(server.world)),
  ]);
  for (const answer of answers) if ('status' in answer) assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const { rows } = await server.installation.pool.query<{ state: string }>(
    "select state from gatehouse.match_decision where customer_id = 'cus_race' order by state",
  );
  assert.deepEqual(
    rows.map((row) => row.state),
    ['replaced', 'standing'],
  );
});

test('a clearance that waits stands among what waits for others than who proposed it, and every open match is counted', async () => {
  await putCustomer('cus_waits', { name: listedPerson(13).entity.properties['name']?.[0] ?? '' });
  const { id } = await onlyMatch('cus_waits');
  const waiting = async (who: Record<string, string>): Promise<TodayItem[]> => {
    const { items } = TodayView.parse((await call('GET', '/v1/today', { headers: who })).body);
    return items.filter((item) => item.kind === 'approval' && item.subject === 'cus_waits');
  };
  const counted = async (): Promise<OverviewView['counts']> =>
    OverviewView.parse((await call('GET', '/v1/overview', { headers: officer })).body).counts;
  assert.deepEqual(await waiting(officer), []);
  const before = await counted();
  const { body } = await call('GET', '/v1/matches?open=true&limit=1', { headers: officer });
  assert.equal(before.matches, (body as { total: number }).total);

  await decide(analyst, id, 'different');
  const [item, ...others] = await waiting(officer);
  assert.deepEqual([item?.href, others], [`/matches/${id}`, []]);
  assert.match(item?.text ?? '', /^cus_waits was judged to be somebody else than .+ \(SDN \d+\): the clearance waits for your approval\.$/);
  assert.deepEqual(await waiting(analyst), [], 'not for who proposed it');
  assert.deepEqual(await waiting(engineer), [], 'not for who may approve nothing');
  const during = await counted();
  assert.deepEqual([during.today, during.matches], [before.today + 1, before.matches]);

  await approve(officer, id);
  assert.deepEqual(await waiting(officer), []);
  const after = await counted();
  assert.deepEqual([after.today, after.matches], [before.today, before.matches - 1]);
});

test('a review shows one state of a match, though a second person approves while it is read', async () => {
  await putCustomer('cus_meanwhile', { name: listedPerson(12).entity.properties['name']?.[0] ?? '' });
  const { id } = await onlyMatch('cus_meanwhile');
  await decide(analyst, id, 'different');
  const { world } = server;
  const approvedMeanwhile = (records: Records): Records => ({
    ...records,
    match: async (wanted) => {
      const found = await records.match(wanted);
      assert.equal((await approve(officer, id)).status, 200);
      return found;
    },
  });
  const store: Store = {
    decisions: world.store.decisions,
    transaction: (work) => world.store.transaction((records) => work(approvedMeanwhile(records))),
    snapshot: (work) => world.store.snapshot((records) => work(approvedMeanwhile(records))),
  };
  const seen = await showMatch({ ...world, store }, { id: 'per_reader', name: 'A reader' }, id);
  assert.deepEqual([seen.match.decision.state, seen.decision.state, seen.decision.second], ['awaiting-second', 'awaiting-second', null]);
  const { match, decision } = await review(id);
  assert.deepEqual([match.decision.state, decision.state, match.open], ['standing', 'standing', false]);
});

test('no other answer to a case clears a match', async () => {
  const name = listedPerson(4).entity.properties['name']?.[0] ?? '';
  await putCustomer('cus_monitor', { name });
  const { body } = await call('GET', '/v1/cases?q=cus_monitor', { headers: analyst });
  const found = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  await call('POST', `/v1/cases/${found}/disposition`, { headers: analyst, body: { disposition: 'monitor', reason: BECAUSE } });
  assert.equal(
    (await call('POST', `/v1/cases/${found}/approval`, { headers: officer, body: { approve: true, reason: BECAUSE } })).status,
    200,
  );
  assert.equal((await onlyMatch('cus_monitor')).decision.state, 'none');
  assert.equal((await outcomeOf('cus_monitor')).outcome, 'hold');
});

test('matches are listed in the order of review, each page after the last, and the neighbours follow that order', async () => {
  for (const nth of [5, 6, 7, 8, 9])
    await putCustomer(`cus_order_${nth}`, { name: listedPerson(nth).entity.properties['name']?.[0] ?? '' });
  const seen: MatchRow[] = [];
  let next: string | null = '';
  while (next !== null) {
    const { body } = await call('GET', `/v1/matches?open=true&limit=3${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`, {
      headers: analyst,
    });
    const page = body as { items: unknown[]; total: number; next: string | null };
    seen.push(...MatchRow.array().parse(page.items));
    next = page.next;
    if (next === null) assert.equal(seen.length, page.total);
  }
  assert.ok(seen.length > 3 && seen.every((row) => row.open));
  const order = seen.toSorted((a, b) => (a.band < b.band ? -1 : a.band > b.band ? 1 : b.score - a.score || (a.id < b.id ? -1 : 1)));
  assert.deepEqual(
    seen.map(({ id }) => id),
    order.map(({ id }) => id),
  );
  const middle = await review(seen[1]?.id ?? '');
  assert.deepEqual([middle.previous, middle.next], [seen[0]?.id, seen[2]?.id]);
  assert.equal((await call('GET', '/v1/matches?cursor=elsewhere', { headers: analyst })).status, 422);
});

test('reading a match is logged with who and why, and a judgement with its digests stands in the log', async () => {
  const [row] = await matchesOf('cus_case');
  await review(row?.id ?? '');
  const { rows } = await server.installation.pool.query<{ who: string }>(
    "select who from gatehouse.personal_read where case_id = $1 and why = 'review a match'",
    [row?.id],
  );
  assert.ok(rows.length > 0);
  const view = (await call('GET', '/v1/customers/cus_case', { headers: analyst })).body as { timeline: { text: string; kind: string }[] };
  assert.ok(view.timeline.some(({ text }) => text.includes('judged different')));
  assert.ok(view.timeline.some(({ text, kind }) => kind === 'approval' && text.includes('approved the judgement')));
});

test('what is not there is not found, and who may only read judges nothing', async () => {
  assert.equal((await decide(analyst, 'mat_none', 'same')).status, 404);
  assert.equal((await call('GET', '/v1/matches/mat_none', { headers: analyst })).status, 404);
  const { id } = await onlyMatch('cus_monitor');
  assert.equal((await decide(engineer, id, 'same')).status, 403);
  assert.equal(codeOf(await approve(officer, id)), 'conflict');
  const short = await call('POST', `/v1/matches/${id}/decision`, { headers: analyst, body: { verdict: 'different', because: 'no' } });
  assert.equal(short.status, 422);
});
