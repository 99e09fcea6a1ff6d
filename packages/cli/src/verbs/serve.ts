import { parseArgs } from 'node:util';
import { openInstallation, openServer } from '@gatehouse/server';
import { dataFolder } from '../data-folder.ts';
import { listenOn } from '../listen-on.ts';
import { standingWorld } from '../standing-world.ts';
import { untilStopped } from '../until-stopped.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const serve: Verb = {
  name: 'serve',
  summary: 'Serves API and console on the data folder until Ctrl-C.',
  usage: `gatehouse serve

  GATEHOUSE_DATA   the data folder (default .gatehouse); one that another server has is refused
  GATEHOUSE_PORT   the port (default 7300; 0 takes any free one)
  GATEHOUSE_HOST   the address (default 127.0.0.1: this machine only)
  GATEHOUSE_HOSTS  the names it answers to on another address, with commas between
  DATABASE_URL     a PostgreSQL server of your own

  Prints "ready URL" when it serves. On the sample it is the sample's date, otherwise today.`,
  run: runServe,
};

async function runServe(context: VerbContext): Promise<ExitStatus> {
  parseArgs({ args: [...context.args], options: {} });
  const place = listenOn(context);
  const installation = await openInstallation({
    dataDir: dataFolder(context.env),
    env: context.env,
    clock: context.clock,
    whenOwned: 'refuse',
  });
  try {
    const world = await standingWorld(installation);
    const server = await openServer({ installation, world, clock: context.clock, log: context.env['GATEHOUSE_LOG'] === '1', ...place });
    try {
      context.stdout.write(`ready ${server.url}\n`);
      await untilStopped(context.signal);
    } finally {
      await server.close();
    }
    return 0;
  } finally {
    await installation.stop();
  }
}
