import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const GATEHOUSE = fileURLToPath(new URL('../bin/gatehouse.js', import.meta.url));
const CLOCK = '{"id":1,"clock":"ai-initial","trigger":"2027-02-20"}\n';
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-errors-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** What is said, and the remedy on the next line. */
  readonly says: RegExp;
}

const taken = join(folder, 'a-file');
writeFileSync(taken, '');

const CASES: readonly Case[] = [
  { what: 'a word that is no verb', args: ['clear'], says: /"clear" is no verb.*\n {2}Run "gatehouse help"/ },
  { what: 'an option that a verb has not', args: ['clocks', '--due'], says: /--due.*\n {2}Run "gatehouse help VERB"/ },
  {
    what: 'an input file that is missing',
    args: ['clocks', '--in', join(folder, 'none')],
    says: /none: There is no such file or folder\.\n {2}Check the path/,
  },
  { what: 'an input that is a folder', args: ['clocks', '--in', folder], says: /This is a folder, not a file\.\n {2}Name a file/ },
  {
    what: 'an output in a folder that is missing',
    args: ['clocks', '--out', join(folder, 'none', 'out')],
    input: CLOCK,
    says: /There is no such file or folder\.\n {2}Check the path/,
  },
  { what: 'a day that is none', args: ['clocks', '--on', '2027-02-30'], says: /2027-02-30.*\n {2}\S/ },
  {
    what: 'a folder of lists that is missing',
    args: ['screen', '--lists', join(folder, 'none')],
    says: /no folder of lists here\.\n {2}Give the folder/,
  },
  { what: 'check without an output', args: ['check', folder], says: /--out DIR\.\n {2}Run "gatehouse help check"/ },
  {
    what: 'check on a folder that is no export',
    args: ['check', folder, '--out', join(folder, 'out')],
    says: /holds no provider\.json\.\n {2}Give the folder of an export/,
  },
  {
    what: 'an output folder that is a file',
    args: ['check', folder, '--out', taken],
    says: /cannot be written\.\n {2}Choose another folder/,
  },
  {
    what: 'a port that cannot be',
    args: ['start'],
    env: { GATEHOUSE_PORT: '70000' },
    says: /GATEHOUSE_PORT is "70000"\.\n {2}Set it to a whole number/,
  },
  {
    what: 'a data folder that is a file',
    args: ['start'],
    env: { GATEHOUSE_DATA: taken, GATEHOUSE_ONCE: '1' },
    says: /cannot be written by this user\.\n {2}Give the folder/,
  },
  {
    what: 'a database that does not answer',
    args: ['start'],
    env: { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x', GATEHOUSE_ONCE: '1' },
    says: /127\.0\.0\.1:1 of DATABASE_URL does not answer\.\n {2}Check that the server runs/,
  },
];

for (const { what, args, env, input, says } of CASES) {
  test(`gatehouse tells ${what} with a remedy, status 2 and no inner message`, () => {
    const { status, stderr } = spawnSync(process.execPath, [GATEHOUSE, ...args], {
      env: { PATH: process.env['PATH'], GATEHOUSE_DATA: join(folder, 'data'), ...env },
      input: input ?? '',
      encoding: 'utf8',
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /secret|node:|\bat \S+ \(/);
  });
}

test('gatehouse lists import tells a file that is missing in its line, and the exit status is 3', () => {
  const { status, stdout } = spawnSync(process.execPath, [GATEHOUSE, 'lists', 'import', join(folder, 'none.csv')], {
    env: { GATEHOUSE_DATA: join(folder, 'data') },
    encoding: 'utf8',
  });
  assert.equal(status, 3);
  assert.match(stdout, /"code":"file-missing".*"fix":"Check the path\."/);
});
