import { parseArgs } from 'node:util';
import { ProfileShelf } from '@gatehouse/connectors';
import { CompareRequest } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { signNote } from '@gatehouse/ledger';
import { profileEffect, type ProfileData, PROFILES, scoringProfile, SHIPPED_PROFILES } from '@gatehouse/screening';
import { dataFolder } from '../data-folder.ts';
import { answerJsonLines, writeLine } from '../json-lines-verb.ts';
import { parseLine } from '../parse-line.ts';
import { ownProfile, profileNamed, signedText, whyNotSigned } from '../profile-named.ts';
import type { ExitStatus, Verb, VerbContext } from '../verb.ts';

export const profiles: Verb = {
  name: 'profiles',
  summary: 'How scores are weighed: the profiles, their measured bands, and what a change would do.',
  usage: `gatehouse profiles list
gatehouse profiles show NAME [--json]
gatehouse profiles sign FILE
gatehouse profiles effect NAME [--against default] [--unsigned] [--in FILE] [--out FILE]

  list    one line a profile: {"name", "version", "shipped", "signed", "matchFrom", "reviewFrom"}
  show    its weights, its bands and what was measured of them; --json writes the file, to copy and change
  sign    signs an own profile with this installation's key and puts it into the data folder under its name
  effect  a line in: {"id", "query": ENTITY, "candidate": ENTITY}; a line out: {"id", "changed", "before": {"score", "band"}, "after": {…}}
          and the number of moves between bands on standard error

  NAME is a shipped profile (${Object.keys(PROFILES).join(', ')}), an own one in the data folder, or a file that ends in .json.
  An own profile that is not signed is refused; --unsigned takes it for trying.`,
  run: runProfiles,
};

const OPTIONS = {
  in: { type: 'string' },
  out: { type: 'string' },
  against: { type: 'string' },
  json: { type: 'boolean' },
  unsigned: { type: 'boolean' },
} as const;

async function runProfiles(context: VerbContext): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args: [...context.args], options: OPTIONS, allowPositionals: true });
  const [word = 'list', name, ...rest] = positionals;
  if (word === 'list' && name === undefined) return list(context);
  if (name !== undefined && rest.length === 0) {
    if (word === 'show') return show(context, name, values.json === true);
    if (word === 'sign') return sign(context, name);
    if (word === 'effect') return effect(context, name, values);
  }
  throw new ProblemError(
    'usage',
    `"profiles ${positionals.join(' ')}" is not understood.`,
    'Run "gatehouse help profiles" for the options.',
  );
}

async function list(context: VerbContext): Promise<ExitStatus> {
  const shelf = new ProfileShelf(dataFolder(context.env));
  for (const data of Object.values(SHIPPED_PROFILES)) await writeLine(context.stdout, rowOf(data, true, true));
  for (const name of await shelf.names()) {
    const file = await shelf.read(name);
    await writeLine(context.stdout, rowOf(file.data, false, (await whyNotSigned(file, dataFolder(context.env))) === undefined));
  }
  return 0;
}

function rowOf(data: ProfileData, shipped: boolean, signed: boolean): object {
  const { name, version, matchFrom, reviewFrom } = scoringProfile(data);
  return { name, version, shipped, signed, matchFrom, reviewFrom };
}

async function show(context: VerbContext, name: string, asJson: boolean): Promise<ExitStatus> {
  const data = shippedProfile(name) ?? (await ownProfile(name, context.env)).data;
  if (asJson) {
    context.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return 0;
  }
  const { version } = scoringProfile(data);
  const weights = Object.entries(data.weights).map(([feature, weight]) => `  ${feature.padEnd(20)} ${String(weight).padStart(6)}`);
  const lines = [
    `${data.name}, version ${version}`,
    data.why,
    '',
    `match from ${data.matchFrom}, review from ${data.reviewFrom}`,
    ...(data.measured.length === 0 ? ['Nothing was measured of these bands.'] : data.measured.map((one) => measuredLine(one, version))),
    ...data.reliability.flatMap(reliabilityLine),
    '',
    'weights',
    ...weights,
    ...Object.entries(data.ofacSearch ?? {}).map(([member, value]) => `  ${member.padEnd(20)} ${String(value).padStart(6)}`),
  ];
  context.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function shippedProfile(name: string): ProfileData | undefined {
  return Object.values(SHIPPED_PROFILES).find((data) => data.name === name);
}

function measuredLine(one: ProfileData['measured'][number], version: string): string {
  const stale = one.version === version ? '' : ` (measured of version ${one.version}, not of this one)`;
  const figures = `precision ${one.precision.toFixed(3)}, recall ${one.recall.toFixed(3)}`;
  return `  ${one.band.padEnd(6)} from ${one.from}: ${figures} of ${one.pairs} pairs (${one.same} the same party), ${one.dataSet}, ${one.date}: ${one.command}${stale}`;
}

function reliabilityLine({ from, pairs, same }: ProfileData['reliability'][number]): string[] {
  return pairs === 0 ? [] : [`  scored from ${from}: ${Math.round((100 * same) / pairs)} % the same party, ${pairs} pairs`];
}

async function sign(context: VerbContext, name: string): Promise<ExitStatus> {
  const dataDir = dataFolder(context.env);
  const { data } = await ownProfile(name, context.env);
  // Loaded here alone: a comparison must not wait for the server's rooms.
  const { signingKey } = await import('@gatehouse/server');
  const { signer } = await signingKey(dataDir, 'profile', 'gatehouse/profile');
  const note = signNote(signedText(data), [signer]);
  const path = await new ProfileShelf(dataDir).write(data, note);
  await writeLine(context.stdout, { ...rowOf(data, false, true), file: path });
  return 0;
}

interface EffectOptions {
  readonly in?: string | undefined;
  readonly out?: string | undefined;
  readonly against?: string | undefined;
  readonly unsigned?: boolean | undefined;
}

async function effect(context: VerbContext, name: string, options: EffectOptions): Promise<ExitStatus> {
  // Its effect is looked at before it is signed: an own profile need not be signed here.
  const after = await profileNamed({ name, unsigned: true }, context.env);
  const before = await profileNamed({ name: options.against, unsigned: options.unsigned === true }, context.env);
  const moves = new Map<string, number>();
  let pairs = 0;
  const status = await answerJsonLines(context, options, (input) => {
    const { query, candidate } = parseLine(CompareRequest, input, 'Write {"id", "query": ENTITY, "candidate": ENTITY}.');
    const found = profileEffect([{ id: '', query, candidate }], before, after);
    pairs += 1;
    for (const [move, count] of Object.entries(found.moves)) moves.set(move, (moves.get(move) ?? 0) + count);
    const [change] = found.changes;
    return change === undefined ? { changed: false } : { changed: true, before: change.before, after: change.after };
  });
  const changed = [...moves.values()].reduce((sum, count) => sum + count, 0);
  const told = [...moves].map(([move, count]) => `${count} ${move.replace('>', ' to ')}`).join(', ');
  context.stderr.write(
    `${after.name} against ${before.name}: ${changed} of ${pairs} pairs change their band${told === '' ? '' : `: ${told}`}\n`,
  );
  return status;
}
