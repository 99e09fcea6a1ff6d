import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Customer, type EvaluationRequest, type ListEntry } from '@gatehouse/contracts';
import { digestOf, manualClock } from '@gatehouse/foundation';
import {
  approveMatch,
  decideMatch,
  entryFor,
  evaluate,
  GATEHOUSE,
  proposeReport,
  recordCustomer,
  type StoredClock,
  type StoredReport,
  type World,
} from '@gatehouse/program';
import { type Installation, openInstallation } from '@gatehouse/server';
import { testDatabase } from '@gatehouse/store';
import { smallGround } from './small-ground.ts';
import { loadSmallProvider } from './small-provider.ts';

export interface FilledStore {
  readonly installation: Installation;
  readonly world: World;
  readonly dataDir: string;
  readonly connectionString: string;
  drop(): Promise<void>;
}

const NOW = '2026-01-02T10:00:00.000Z';
const OFFICER = { id: 'per_one', name: 'An officer' };
const SECOND = { id: 'per_two', name: 'Another officer' };
const LISTED: ListEntry = {
  list: 'SDN',
  entryId: '1',
  entity: { schema: 'Person', caption: 'Vasily Kuznetsov', properties: { name: ['Vasily Kuznetsov'] } },
  aliases: [],
  programmes: ['MADE-UP'],
  blocking: true,
  source: {},
};

/** A store that holds a record of every kind, made by the use cases themselves, with its log numbered. */
export async function fillStore(): Promise<FilledStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-filled-'));
  const database = await testDatabase();
  const clock = manualClock(NOW);
  const installation = await openInstallation({
    dataDir,
    env: { DATABASE_URL: database.connectionString },
    clock,
    ground: await smallGround([LISTED]),
  });
  const world = installation.world({ fixed: '2026-01-02', sample: true });
  await loadSmallProvider(world);
  await evaluate(
    world,
    ['acc-home', 'acc-abroad', 'acc-nobody'].map((id) => ({ actor: GATEHOUSE, request: requestOf(id) })),
  );
  await installation.sequencer.run();
  await openAnswers(world);
  await judgeMatches(world);
  await installation.sequencer.run();
  return {
    installation,
    world,
    dataDir,
    connectionString: database.connectionString,
    async drop() {
      await installation.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function requestOf(account: string): EvaluationRequest {
  return {
    subject: { type: 'account', id: account },
    action: { name: 'provision' },
    resource: { type: 'accelerator', id: 'one', properties: { count: 8 } },
  };
}

/** Namesakes of a listed person: one is cleared by two, one waits for the second, one was judged and changed since, one was refused. */
async function judgeMatches(world: World): Promise<void> {
  const [cleared, waiting, changed, refused] = ['cus-cleared', 'cus-waiting', 'cus-changed', 'cus-refused'] as const;
  const because = 'Born in another year, by the passport.';
  for (const id of [cleared, waiting, changed, refused]) await recordCustomer(world, GATEHOUSE, namesake(id));
  for (const id of [cleared, waiting, refused])
    await decideMatch(world, OFFICER, await matchOf(world, id), { verdict: 'different', because });
  await approveMatch(world, SECOND, await matchOf(world, cleared), true, 'Seen and compared again.');
  await approveMatch(world, SECOND, await matchOf(world, refused), false, 'The passport was not the holder’s.');
  await decideMatch(world, OFFICER, await matchOf(world, changed), { verdict: 'unknown', because });
  await recordCustomer(world, GATEHOUSE, namesake(changed, { birthDate: '1970-01-02' }));
}

function namesake(id: string, facts: Partial<Customer> = {}): Customer {
  return Customer.parse({ id, kind: 'individual', name: 'Vasily Kuznetsov', signedUp: '2025-06-01T08:00:00Z', ...facts });
}

async function matchOf(world: World, customer: string): Promise<string> {
  const { items } = await world.store.transaction((records) => records.matches({ customer }, { after: null, limit: 1 }));
  return items[0]?.id ?? '';
}

/** A clock with its report, proposed and still a draft, and a case: what a covered run leaves. */
async function openAnswers(world: World): Promise<void> {
  const clock = clockOf('run_1');
  const reports = ['cus-home', 'cus-abroad'].map((customer) => reportOf(customer, clock));
  await world.store.transaction(async (records) => {
    const [started] = await records.startClocks([clock]);
    await records.saveReports(reports);
    await records.openCases([caseOf('cus-abroad')]);
    await records.append([entryFor(world, GATEHOUSE, { kind: 'clock', subject: clock.subject, text: 'Clock started', body: started })]);
  });
  await proposeReport(world, OFFICER, 'rep_cus-home', 'All fields are there.');
}

function clockOf(run: string): StoredClock {
  const row: StoredClock['row'] = {
    clock: 'initial-report',
    regime: 'us-iaas-nprm-2024',
    due: '2026-01-17',
    dueAt: '2026-01-18T04:59:59.999Z',
    clause: '7.308(a)',
    clauseId: digestOf('7.308(a)'),
    direction: 'to-file',
    readings: [],
    alarms: [],
    lawStatus: 'proposed',
    lawConfirm: false,
  };
  return { id: 'clk_1', clock: 'initial-report', subject: run, trigger: '2026-01-02', row, state: 'running' };
}

function reportOf(customer: string, clock: StoredClock): StoredReport {
  const law = {
    pack: 'us-iaas-nprm-2024',
    regime: 'proposal',
    clause: '7.308(d)(1)',
    clauseId: digestOf('x'),
    citation: '89 FR 5698',
    status: 'proposed',
    confirm: false,
    readings: [],
  };
  const body = { title: 'Draft', law, notice: 'A draft.', sections: [] };
  const state = { state: 'draft', due: clock.row.due, missing: 0, proposal: null, decision: null, createdAt: NOW } as const;
  return {
    id: `rep_${customer}`,
    kind: 'initial',
    run: clock.subject,
    customer,
    clock: clock.id,
    body,
    bodyDigest: digestOf(body),
    ...state,
  };
}

function caseOf(customer: string) {
  const place = { subject: customer, customer, run: null, band: 'match', score: 0.9, due: null } as const;
  return {
    id: 'cas_1',
    flag: 'list-match',
    category: 'A',
    severity: 'high',
    ...place,
    because: 'A name is alike.',
    openedAt: NOW,
    fourEyes: true,
  } as const;
}
