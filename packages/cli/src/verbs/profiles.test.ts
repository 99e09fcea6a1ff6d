import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { manualClock, ProblemError } from '@gatehouse/foundation';
import { SHIPPED_PROFILES } from '@gatehouse/screening';
import type { ExitStatus, Verb } from '../verb.ts';
import { compare } from './compare.ts';
import { profiles } from './profiles.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-profiles-'));
  const own = { ...SHIPPED_PROFILES.default, name: 'careful', matchFrom: 0.99, reviewFrom: 0.95, measured: [] };
  await writeFile(join(folder, 'careful.json'), JSON.stringify(own));
});
after(() => rm(folder, { recursive: true }));

interface Ran {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
}

async function run(verb: Verb, args: readonly string[], input = ''): Promise<Ran> {
  let out = '';
  let err = '';
  const into = (write: (text: string) => void): Writable => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done): void {
        write(chunk.toString());
        done();
      },
    });
    return sink;
  };
  const status = await verb.run({
    args,
    stdin: input === '' ? new PassThrough().end() : Readable.from([input]),
    stdout: into((text) => (out += text)),
    stderr: into((text) => (err += text)),
    env: { GATEHOUSE_DATA: join(folder, 'data') },
    clock: manualClock(0),
    signal: new AbortController().signal,
  });
  return { status, out, err };
}

const LINE = `${JSON.stringify({
  id: 'a',
  query: { schema: 'Person', properties: { name: ['Jane Roe'] } },
  candidate: { schema: 'Person', properties: { name: ['ROE, Jane Mary'] } },
})}\n`;

const own = (): string => join(folder, 'careful.json');

async function codeOf(ran: Promise<Ran>): Promise<string> {
  try {
    await ran;
    return 'none';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'other';
  }
}

test('an own profile is refused until it is signed, and taken unsigned for trying', async () => {
  assert.equal(await codeOf(run(compare, ['--profile', own()], LINE)), 'not-verified');
  assert.equal((await run(compare, ['--profile', own(), '--unsigned'], LINE)).status, 0);
});

test('a signed profile stands under its name, and is refused once it was changed', async () => {
  const signed = await run(profiles, ['sign', own()]);
  assert.match(signed.out, /"signed":true/);
  assert.match((await run(compare, ['--profile', 'careful'], LINE)).out, /"score"/);
  const path = join(folder, 'data', 'profiles', 'careful.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('0.99', '0.5').replace('0.95', '0.4'));
  assert.equal(await codeOf(run(compare, ['--profile', 'careful'], LINE)), 'not-verified');
  assert.match((await run(profiles, ['list'])).out, /"name":"careful".*"signed":false/);
  await writeFile(path, text);
});

test('profiles effect tells which pairs would change their band', async () => {
  const { out, err } = await run(profiles, ['effect', own()], LINE);
  assert.match(out, /"id":"a","changed":true,"before":.*"band":"none"/);
  assert.match(err, /careful against default: 1 of 1 pairs change their band/);
});

test('profiles show tells weights and bands; --json gives a file to copy', async () => {
  assert.match((await run(profiles, ['show', 'ofac'])).out, /match from 0\.95, review from 0\.85/);
  assert.deepEqual(JSON.parse((await run(profiles, ['show', 'default', '--json'])).out), SHIPPED_PROFILES.default);
});

test('compare takes a profile by its line before the one of the command, and names an unknown one', async () => {
  const line = (profile: string): string => `${JSON.stringify({ ...JSON.parse(LINE), profile })}\n`;
  assert.match((await run(compare, ['--explain'], line('ofac'))).out, /would show 100.*"fields"/);
  const { status, out } = await run(compare, [], line('no-such'));
  assert.deepEqual([status, JSON.parse(out).error.code], [3, 'unknown-name']);
});

test('a profile that takes the name of a shipped one, or that is broken, is refused', async () => {
  const file = join(folder, 'broken.json');
  await writeFile(file, JSON.stringify({ ...SHIPPED_PROFILES.default }));
  assert.equal(await codeOf(run(profiles, ['sign', file])), 'invalid-field');
  await writeFile(file, JSON.stringify({ ...SHIPPED_PROFILES.default, name: 'x', reviewFrom: 0.99 }));
  assert.equal(await codeOf(run(profiles, ['sign', file])), 'invalid-field');
  await writeFile(file, '{');
  assert.equal(await codeOf(run(profiles, ['sign', file])), 'bad-input');
  assert.equal(await codeOf(run(profiles, ['sign', join(folder, 'absent.json')])), 'file-missing');
});
