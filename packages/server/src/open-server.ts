import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@gatehouse/foundation';
import { ProblemError, systemIds, toInstant, VERSION } from '@gatehouse/foundation';
import { DecisionQueue, judgeByPresentLists, type World } from '@gatehouse/program';
import { People } from './access/people.ts';
import { buildServer } from './build-server.ts';
import { handlersOf } from './handlers/handlers.ts';
import type { Rooms } from './handlers/rooms.ts';
import { Metrics } from './health.ts';
import { ListsKeeper } from './installation/keep-lists.ts';
import type { Installation } from './installation/open-installation.ts';

export interface OpenServerOptions {
  readonly installation: Installation;
  readonly world: World;
  readonly clock: Clock;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly log: boolean;
  /** Further names the server answers to, beside the loopback's. */
  readonly hosts?: readonly string[];
}

export interface RunningServer {
  readonly url: string;
  readonly people: People;
  close(): Promise<void>;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]', '::1'];
const CONSOLE_FOLDER = join(import.meta.dirname, '../../console/dist');
/** How long an entry waits for its number at most. */
const SEQUENCE_EVERY_MS = 250;
/** A retry comes within minutes; a day is generous. */
const ANSWERS_KEPT_MS = 86_400_000;
const FORGET_EVERY_MS = 600_000;
/** How soon after new lists their first customers are judged again. */
const JUDGE_EVERY_MS = 2_000;
/** How soon a list that somebody imported is in use, and how often is looked whether a source is due. */
const FOLLOW_LISTS_EVERY_MS = 1_000;
const REFRESH_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

/** Opens the HTTP server on an installation. Throws `port-taken` with the remedy. */
export async function openServer(options: OpenServerOptions): Promise<RunningServer> {
  const { installation, world, clock } = options;
  const people = new People(installation.store.people, clock, systemIds(clock));
  const metrics = new Metrics();
  const lists = new ListsKeeper(installation, world, clock);
  tellListAges(metrics, world);
  const rooms: Rooms = { installation, world, people, metrics, lists, decisions: new DecisionQueue(world) };
  const isLoopback = LOOPBACK.includes(options.host);
  const app = await buildServer({
    rooms,
    people,
    store: installation.store,
    clock,
    // A visitor without sign-in is served on this machine only.
    sample: world.sample && isLoopback,
    handlers: handlersOf(rooms),
    health: { notReady: () => notReady(installation, world), metrics },
    consoleFolder: existsSync(join(CONSOLE_FOLDER, 'index.html')) ? CONSOLE_FOLDER : null,
    hosts: new Set(isLoopback ? [...LOOPBACK, ...(options.hosts ?? [])] : (options.hosts ?? [])),
    version: VERSION,
    log: options.log,
  });
  const sequencing = everySoOften(
    SEQUENCE_EVERY_MS,
    () => installation.sequencer.run(),
    (error) => app.log.error({ err: error }, 'the sequencer failed; it tries again'),
  );
  const following = everySoOften(
    FOLLOW_LISTS_EVERY_MS,
    async () => {
      await lists.follow();
      tellListAges(metrics, world);
    },
    (error) => app.log.error({ err: error }, 'the lists on the shelf could not be taken up; those in use stay'),
  );
  const refreshing = everySoOften(
    REFRESH_EVERY_MS,
    () => lists.refresher.runDue(),
    (error) => app.log.error({ err: error }, 'the sources of lists could not be refreshed; the last good lists stay'),
  );
  const judging = everySoOften(
    JUDGE_EVERY_MS,
    () => judgeAllByPresentLists(world),
    (error) => app.log.error({ err: error }, 'judging again by the present lists failed; it tries again'),
  );
  const forgetting = everySoOften(
    FORGET_EVERY_MS,
    () => installation.store.forgetAnswers(toInstant(clock.now() - ANSWERS_KEPT_MS)),
    (error) => app.log.error({ err: error }, 'old answers stay'),
  );
  const turns = [sequencing, judging, forgetting, following, refreshing];
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await Promise.all(turns.map((turn) => turn.stop()));
    await app.close();
    throw portProblem(error, options.port);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    people,
    async close() {
      await app.close();
      await Promise.all(turns.map((turn) => turn.stop()));
    },
  };
}

/** Batch after batch, so that a batch's locks are let go before the next one takes its own. */
async function judgeAllByPresentLists(world: World): Promise<void> {
  while (!(await judgeByPresentLists(world)).done);
}

/** The age of each list that is in use, on the day in use; one of unknown date has no age, and is not ready either. */
function tellListAges({ listAgeDays }: Metrics, world: World): void {
  listAgeDays.reset();
  for (const { name, date } of world.lists.versions)
    if (date !== 'unknown') listAgeDays.set({ list: name }, (Date.parse(world.today()) - Date.parse(date)) / DAY_MS);
}

async function notReady(installation: Installation, world: World): Promise<string[]> {
  const reasons: string[] = [];
  await installation.pool.query('select 1').catch(() => reasons.push('The database does not answer.'));
  if (world.lists.versions.length === 0) reasons.push('No watch list is loaded.');
  if (world.rules.packs.length === 0) reasons.push('No rule pack is loaded.');
  const stale = world.sample ? [] : world.lists.versions.filter((version) => version.stale).map((version) => version.name);
  if (stale.length > 0) reasons.push(`Lists are older than their limit: ${stale.join(', ')}.`);
  return reasons;
}

/** Runs work again and again, one at a time, until it is stopped; `stop` waits for the work under way. */
function everySoOften(every_ms: number, work: () => Promise<unknown>, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work()
      .then(() => undefined, onError)
      .finally(() => {
        busy = false;
      });
  }, every_ms);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

function portProblem(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new ProblemError(
      'port-taken',
      `Port ${port} is taken by another program.`,
      'Stop that program, or set GATEHOUSE_PORT to a free port.',
      {},
      { cause: error },
    );
  if (code === 'EACCES')
    return new ProblemError(
      'port-taken',
      `Port ${port} may not be used by this user.`,
      'Set GATEHOUSE_PORT to a port above 1023.',
      {},
      { cause: error },
    );
  return error;
}
