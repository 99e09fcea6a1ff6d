import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExport, readTruth } from '@gatehouse/connectors';
import { type Role, SessionView, type Summary } from '@gatehouse/contracts';
import { type Clock, systemClock } from '@gatehouse/foundation';
import { type Judgement, runMainJob, type World } from '@gatehouse/program';
import { type Installation, openInstallation, openServer, type RunningServer } from '@gatehouse/server';
import { simulate } from '@gatehouse/simulator';
import { testDatabase } from '@gatehouse/store';
import { DEMO_PERSONS } from '../../packages/cli/src/demo-persons.ts';

/** A running Gatehouse with a small simulated provider in a database of its own. */
export interface SampleServer {
  /** Where it listens: a free port of the loopback. */
  readonly url: string;
  readonly installation: Installation;
  readonly people: RunningServer['people'];
  readonly world: World;
  readonly summary: Summary;
  readonly judgement: Judgement;
  /** The folder of the export that was judged. */
  readonly exportFolder: string;
  /** Signs in as the first demo person who has the role; resolves to the headers of that session. */
  signIn(role: Role): Promise<Record<string, string>>;
  /** The headers of a program that has these roles and no others. */
  tokenFor(...roles: Role[]): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export interface SampleServerOptions {
  /** A clock that a test moves, for what expires. */
  readonly clock?: Clock;
  readonly seed?: number;
}

const CUSTOMERS = 200;
const DAYS = 14;
const SEED = 7301;
const DEMO_ADMINISTRATOR = { id: 'test', name: 'Test', roles: ['administrator'], how: 'session' } as const;

/** Simulates a provider, runs the main job on it and serves it, as `npm start` does with the large sample. */
export async function startSampleServer({ clock = systemClock, seed = SEED }: SampleServerOptions = {}): Promise<SampleServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-e2e-'));
  const database = await testDatabase();
  // The test cluster ends when nobody is connected for a while, and on a busy machine the lists take longer than that to load.
  const held = await database.pool.connect();
  const { folder: exportFolder, truthFile } = await simulate({ out: join(folder, 'export'), seed, customers: CUSTOMERS, days: DAYS });
  const data = await readExport(exportFolder);
  const installation = await openInstallation({ dataDir: join(folder, 'data'), env: { DATABASE_URL: database.connectionString }, clock });
  const world = installation.world({ fixed: data.provider.asOf, sample: data.provider.sample });
  const { summary, judgement } = await runMainJob(world, data, await readTruth(truthFile));
  await installation.sequencer.run();
  const server = await openServer({ installation, world, clock, host: '127.0.0.1', port: 0, log: false });
  for (const person of DEMO_PERSONS) await server.people.add(person);
  return {
    url: server.url,
    installation,
    people: server.people,
    world,
    summary,
    judgement,
    exportFolder,
    signIn: (role) => signInAs(server.url, role),
    async tokenFor(...roles) {
      const { token } = await server.people.createToken(DEMO_ADMINISTRATOR, `test ${roles.join(' ')}`, roles, 1);
      return { authorization: `Bearer ${token}` };
    },
    async stop() {
      await server.close();
      await installation.stop();
      held.release();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function signInAs(url: string, role: Role): Promise<Record<string, string>> {
  const { demo } = SessionView.parse(await (await fetch(`${url}/v1/session`)).json());
  const person = demo.find((candidate) => candidate.roles.includes(role));
  if (person === undefined) throw new Error(`no demo person has the role ${role}`);
  const response = await fetch(`${url}/v1/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: person.id }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in as ${role} gave no session: ${response.status}`);
  return { cookie };
}
