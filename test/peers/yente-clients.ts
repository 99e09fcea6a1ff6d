import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ListEntry } from '@gatehouse/contracts';
import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { startBareServer } from '../e2e/start-bare-server.ts';

/**
 * Runs yente's own clients (yente-client and nomenklatura, of PyPI) unchanged against our server with all shipped lists, and writes what
 * they saw to yente-clients.md. GATEHOUSE_PEER_PYTHON names a Python that has them. Resolves to false where something was not as expected.
 */
export async function runYenteClients(): Promise<boolean> {
  const python = process.env['GATEHOUSE_PEER_PYTHON'] ?? 'python3';
  const has = spawnSync(python, ['-c', 'import yente_client, nomenklatura'], { stdio: 'ignore' });
  if (has.status !== 0) {
    process.stdout.write(
      'Left out: no Python with yente-client and nomenklatura. pip install yente-client nomenklatura, and name it in GATEHOUSE_PEER_PYTHON.\n',
    );
    return true;
  }
  const server = await startBareServer((all) => all);
  try {
    const { authorization = '' } = await server.tokenFor('engineer');
    const cases = casesFrom(server.world.lists.entries);
    const script = join(import.meta.dirname, 'yente-clients.py');
    const seen = await linesOf(python, [script, server.url, authorization.replace('Bearer ', ''), JSON.stringify(cases)]);
    writeFileSync(join(import.meta.dirname, 'yente-clients.md'), report(seen, server.world.lists.entries.length));
    for (const line of seen) process.stdout.write(`${line.ok ? 'ok    ' : 'not ok'} ${line.client} ${line.what}: ${line.saw}\n`);
    return seen.length > 0 && seen.every((line) => line.ok);
  } finally {
    await server.stop();
  }
}

/** One party that a client looks for. `expect` is the id of the best result, or null where nothing is to be found. */
interface Case {
  readonly what: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly expect: string | null;
}

interface Seen {
  readonly client: string;
  readonly what: string;
  readonly saw: string;
  readonly ok: boolean;
}

/** One of each kind out of the lists themselves, and somebody who is on none. */
function casesFrom(entries: readonly ListEntry[]): Case[] {
  const named = (entry: ListEntry): string => entry.entity.properties['name']?.[0] ?? '';
  const first = (is: (entry: ListEntry) => boolean): ListEntry => {
    const entry = entries.find(is);
    if (entry === undefined) throw new Error('the shipped lists lack an entry of this kind');
    return entry;
  };
  // A name that stands once: the best result is then this very record.
  const count = Map.groupBy(entries, named);
  const alone = (entry: ListEntry): boolean => count.get(named(entry))?.length === 1;
  const person = first(
    (entry) => entry.list === 'SDN' && entry.entity.schema === 'Person' && alone(entry) && 'birthDate' in entry.entity.properties,
  );
  const company = first((entry) => entry.list === 'EL' && entry.entity.schema !== 'Person' && alone(entry));
  const vessel = first((entry) => entry.list === 'SDN' && entry.entity.schema === 'Vessel' && 'imoNumber' in entry.entity.properties);
  const holder = first((entry) => entry.list === 'SDN' && 'cryptoWallet' in entry.entity.properties);
  const idOf = (entry: ListEntry): string => `${entry.list}-${entry.entryId}`;
  const of = (entry: ListEntry, property: string): string[] => (entry.entity.properties[property] ?? []).slice(0, 1);
  return [
    {
      what: 'a person by name and birth date',
      schema: 'Person',
      properties: { name: [named(person)], birthDate: of(person, 'birthDate') },
      expect: idOf(person),
    },
    { what: 'a company by name', schema: 'Company', properties: { name: [named(company)] }, expect: idOf(company) },
    {
      what: 'a vessel by IMO under another name',
      schema: 'Vessel',
      properties: { name: ['Quillon Star'], imoNumber: of(vessel, 'imoNumber') },
      expect: idOf(vessel),
    },
    { what: 'a wallet by address', schema: 'CryptoWallet', properties: { publicKey: of(holder, 'cryptoWallet') }, expect: idOf(holder) },
    { what: 'nobody', schema: 'Person', properties: { name: ['Xqzw Vbnmk'] }, expect: null },
  ];
}

/** The server answers from this very process: it must not be kept waiting for the client. */
async function linesOf(command: string, args: readonly string[]): Promise<Seen[]> {
  const { stdout } = await promisify(execFile)(command, [...args], { maxBuffer: 16 * 1024 * 1024, timeout: 300_000 });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): Seen => JSON.parse(line));
}

function report(seen: readonly Seen[], entries: number): string {
  const failed = seen.filter((line) => !line.ok).length;
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    '# What yente’s own clients see of our server',
    '',
    'Written by `npm run test:peers`: yente-client and nomenklatura’s enricher, as they come from PyPI, against `/match`, `/entities`, `/algorithms`',
    'and `/catalog` with all shipped lists.',
    '',
    `${toUtcDate(systemClock.now())}, ${entries} entries: ${seen.length - failed} as expected, ${failed} not.`,
    '',
    '| client | call | saw | |',
    '|---|---|---|---|',
    ...seen.map(
      ({ client, what, saw, ok }) => `| ${client} | ${cell(what)} | ${cell(saw)} | ${ok ? 'as expected' : '**not as expected**'} |`,
    ),
    '',
    'Not served: `/search`, `/entities/{id}/adjacent`, `/statements`, and weights or a config of the caller’s own, which are refused.',
    '',
  ].join('\n');
}

if (import.meta.main) process.exitCode = (await runYenteClients()) ? 0 : 1;
