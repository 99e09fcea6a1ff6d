import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { manualClock } from '@gatehouse/foundation';
import type { ExitStatus, Verb } from '../verb.ts';
import { classify } from './classify.ts';
import { estimate } from './estimate.ts';
import { forecast } from './forecast.ts';
import { rejoin } from './rejoin.ts';

describe('the verbs of the meter', () => {
  it('estimate answers line by line, and a line in error does not stop the rest', async () => {
    const { status, lines } = await run(estimate, [
      { id: 1, accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1000, declared: 1e26 },
      { id: 2, accelerator: 'no such chip', chipHours: 1 },
      { id: 3, accelerator: 'TPU v5p', count: 4, hours: 2 },
    ]);
    assert.equal(status, 3);
    assert.deepEqual(
      lines.map((line) => Object.keys(line)[1]),
      ['operations', 'error', 'operations'],
    );
    assert.match(JSON.stringify(lines[0]), /"impossible"/);
    assert.match(JSON.stringify(lines[1]), /unknown-name/);
  });

  it('estimate and classify take rows of seconds and watts', async () => {
    const rows = [
      [0, 600],
      [2, 620],
    ];
    const power = await run(estimate, [{ id: 'a', accelerator: 'H100', chipHours: 1, telemetry: rows }]);
    assert.match(JSON.stringify(power.lines[0]), /"basis":"power"/);
    const work = await run(classify, [{ id: 'a', windows: rows }]);
    assert.match(JSON.stringify(work.lines[0]), /"class":"abstain"/);
  });

  it('forecast gives null where no crossing is in sight', async () => {
    const { status, lines } = await run(forecast, [
      {
        id: 'a',
        points: [
          [0, 0],
          [10, 0],
        ],
        threshold: 1e20,
      },
    ]);
    assert.deepEqual([status, lines], [0, [{ id: 'a', crossesAt: { low: null, mid: null, high: null } }]]);
  });

  it('rejoin answers in the order of its input, with the lines in error in their place', async () => {
    const { status, lines } = await run(rejoin, [{ id: 'a', series: [] }, { id: 'b' }, { id: 'c', series: [[0, 1]] }]);
    assert.equal(status, 3);
    assert.deepEqual(
      lines.map((line) => line['id']),
      ['a', 'b', 'c'],
    );
    assert.notEqual(lines[0]?.['run'], lines[2]?.['run']);
  });
});

async function run(verb: Verb, input: readonly object[]): Promise<{ status: ExitStatus; lines: Record<string, unknown>[] }> {
  const stdout = new PassThrough();
  const status = await verb.run({
    args: [],
    stdin: Readable.from(input.map((line) => `${JSON.stringify(line)}\n`)),
    stdout,
    stderr: new PassThrough(),
    env: {},
    clock: manualClock(0),
    signal: new AbortController().signal,
  });
  stdout.end();
  const lines: Record<string, unknown>[] = (await text(stdout))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { status, lines };
}
