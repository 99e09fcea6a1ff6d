import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pb } from './path-builder.ts';

const SNAPSHOT = {
  signIn: '/sign-in',
  today: '/',
  queue: '/queue',
  case: '/queue/case_1',
  matches: '/matches',
  match: '/matches/mat_1',
  customers: '/customers',
  customer: '/customers/c-1',
  owners: '/customers/c-1/owners',
  runs: '/runs',
  run: '/runs/run_1',
  reports: '/reports',
  report: '/reports/rep_1',
  measures: '/measures',
  resellers: '/resellers',
  lists: '/lists',
  list: '/lists/SDN',
  rules: '/rules',
  rulePack: '/rules/us-iaas-nprm-2024',
  audit: '/audit',
  casesWithFlag: '/queue?flag=split-run',
};

test('pb gives every address of the console as it was promised', () => {
  const actual = {
    signIn: pb.signIn(),
    today: pb.today(),
    queue: pb.queue(),
    case: pb.case('case_1'),
    matches: pb.matches(),
    match: pb.match('mat_1'),
    customers: pb.customers(),
    customer: pb.customer('c-1'),
    owners: pb.owners('c-1'),
    runs: pb.runs(),
    run: pb.run('run_1'),
    reports: pb.reports(),
    report: pb.report('rep_1'),
    measures: pb.measures(),
    resellers: pb.resellers(),
    lists: pb.lists(),
    list: pb.list('SDN'),
    rules: pb.rules(),
    rulePack: pb.rulePack('us-iaas-nprm-2024'),
    audit: pb.audit(),
    casesWithFlag: pb.casesWithFlag('split-run'),
  };
  assert.deepEqual(actual, SNAPSHOT);
  assert.deepEqual(Object.keys(pb).toSorted(), Object.keys(SNAPSHOT).toSorted());
});

test('pb escapes an id when it holds a slash or a question mark', () => {
  assert.equal(pb.customer('a/b?c'), '/customers/a%2Fb%3Fc');
});
