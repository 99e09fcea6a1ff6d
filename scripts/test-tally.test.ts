import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { TestTally } from './test-tally.ts';

const runProcess = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-desk-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const FRAME = `import { describe, it, test } from 'node:test';\nimport assert from 'node:assert/strict';\n`;

const DRIVER = `
import { runTests } from ${JSON.stringify(new URL('./run-tests.ts', import.meta.url).href)};
const said = [];
const [file, timeout_ms] = process.argv.slice(2);
const { passed, failed, skipped } = await runTests({ files: [file], concurrency: 1, timeout_ms: Number(timeout_ms), say: (text) => said.push(text) });
process.stdout.write(JSON.stringify({ passed, failed, skipped, said: said.join('\\n') }));`;

const driver = join(folder, 'driver.ts');
writeFileSync(driver, DRIVER);

/** Within a test the runner of Node runs nothing, so a process of its own does, which does not know that it is inside a test. */
async function tallyOf(
  name: string,
  body: string,
  timeout_ms = 60_000,
): Promise<Pick<TestTally, 'passed' | 'failed' | 'skipped'> & { readonly said: string }> {
  const file = join(folder, `${name}.test.ts`);
  writeFileSync(file, FRAME + body);
  const { NODE_TEST_CONTEXT: _inside, ...env } = process.env;
  const { stdout } = await runProcess(process.execPath, [driver, file, String(timeout_ms)], { env });
  return JSON.parse(stdout);
}

describe('runTests()', () => {
  it('counts leaves when tests hold tests and suites', async () => {
    const tally = await tallyOf(
      'leaves',
      `describe('s', () => { it('a', () => {}); describe('t', () => { it('b', () => {}); }); });
       test('parent', async (context) => { await context.test('c', () => {}); await context.test('d', () => assert.equal(1, 2)); });`,
    );
    assert.deepEqual([tally.passed, tally.failed], [3, 1]);
    assert.match(tally.said, /leaves\.test\.ts:\d+\n {2}d\n/);
  });

  it('counts a parent as failed when it fails by itself', async () => {
    const tally = await tallyOf('parent', `test('p', async (context) => { await context.test('c', () => {}); assert.fail('own'); });`);
    assert.deepEqual([tally.passed, tally.failed], [1, 1]);
  });

  it('lists a skipped test with its reason and does not count it as passed', async () => {
    const tally = await tallyOf('skipped', `it('a', (context) => context.skip('no reference folder'));`);
    assert.deepEqual([tally.passed, tally.failed, tally.skipped.map(({ because }) => because)], [0, 0, ['no reference folder']]);
  });

  it('fails a file that cannot be loaded, that throws after its tests, that ends its process or that holds no test', async () => {
    const bodies = {
      'not-loaded': `import './absent.ts';`,
      'late-throw': `test('a', () => {}); setImmediate(() => { throw new Error('late'); });`,
      'ended-early': `test('a', () => {}); test('b', () => process.exit(0));`,
      'without-tests': 'export const a = 1;',
    };
    for (const [name, body] of Object.entries(bodies)) {
      const tally = await tallyOf(name, body);
      assert.equal(tally.failed, 1, name);
      assert.match(tally.said, new RegExp(name));
    }
  });

  it('ends and fails a file that does not end by itself', async () => {
    const tally = await tallyOf('hanging', `test('a', () => new Promise(() => setInterval(() => {}, 1000)));`, 1500);
    assert.equal(tally.failed, 1);
    assert.match(tally.said, /ended after 1\.5 s/);
  });
});
