import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatchReviewView, Person } from '@gatehouse/contracts';
import { whyNotApprove, whyNotJudge } from './why-not-judge.ts';

const person = (id: string, role: Person['roles'][number]): Person => ({ id, name: id, email: `${id}@example.test`, roles: [role] });
const first = { by: 'p-1', byName: 'A', because: 'The register shows another founder.', at: '2026-03-01T00:00:00Z' };
const decision = (
  state: MatchReviewView['decision']['state'],
  verdict: MatchReviewView['decision']['verdict'],
): MatchReviewView['decision'] => ({
  state,
  verdict,
  first: verdict === null ? null : first,
  second: null,
  basis: null,
  lapsedBecause: null,
  lapsedAt: null,
  changes: [],
});
const explanation = { score: 0.9, band: 'match' as const, parts: [], names: null, fields: [], ignored: [], flips: [] };
const review = (state: MatchReviewView['decision']['state'], verdict: MatchReviewView['decision']['verdict'] = null): MatchReviewView => ({
  match: {
    id: 'mat_1',
    subject: 'c-1',
    list: 'SDN',
    listVersion: 'v',
    listDate: null,
    entryId: '1',
    caption: 'X',
    score: 0.9,
    band: 'match',
    customer: 'c-1',
    customerName: 'Y',
    decision: { state, verdict, by: null, at: null },
    open: state !== 'standing',
  },
  subject: {
    id: 'c-1',
    customer: 'c-1',
    as: 'customer',
    name: 'Y',
    romanised: null,
    kind: 'entity',
    entity: { schema: 'Company', properties: {} },
  },
  entry: null,
  explanation,
  rival: null,
  decision: decision(state, verdict),
  fourEyes: true,
  next: null,
  previous: null,
});

test('whyNotJudge() lets a caseworker judge an open match, and not while a judgement is on its way or awaits its second person', () => {
  assert.equal(whyNotJudge(review('none'), 'same', person('p-1', 'analyst'), false), null);
  assert.equal(whyNotJudge(review('lapsed', 'different'), 'different', person('p-1', 'analyst'), false), null);
  assert.match(whyNotJudge(review('none'), 'same', person('p-1', 'analyst'), true) ?? '', /on its way/);
  assert.match(whyNotJudge(review('awaiting-second', 'different'), 'same', person('p-2', 'analyst'), false) ?? '', /second person/);
  assert.match(whyNotJudge(review('none'), 'same', person('p-3', 'auditor'), false) ?? '', /Only analyst or officer/);
});

test('whyNotJudge() asks for no judgement that holds already, and lets it be changed', () => {
  assert.match(whyNotJudge(review('standing', 'same'), 'same', person('p-1', 'analyst'), false) ?? '', /judged so before/);
  assert.equal(whyNotJudge(review('standing', 'same'), 'different', person('p-1', 'analyst'), false), null);
});

test('whyNotApprove() lets another person approve, and never the one who cleared it', () => {
  assert.equal(whyNotApprove(review('awaiting-second', 'different'), person('p-2', 'officer'), false), null);
  assert.match(whyNotApprove(review('awaiting-second', 'different'), person('p-1', 'officer'), false) ?? '', /yourself/);
  assert.match(whyNotApprove(review('none'), person('p-2', 'officer'), false) ?? '', /No clearance waits/);
});
