import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { manualClock } from '@gatehouse/foundation';
import { DEFAULT_PROFILE } from '@gatehouse/screening';
import type { ExitStatus, VerbContext } from '../verb.ts';
import { screenLines } from './screen-lines.ts';
import type { ScreeningTerms } from './screened-lines.ts';
import { ScreeningThreads } from './screening-threads.ts';

const NAMES = ['Ivan Petrov', 'Maria Garcia', 'Li Wei', 'Alfa Trading LLC'];

function terms(): ScreeningTerms {
  const entries = NAMES.map((name, number): ListEntry => ({
    list: 'own',
    entryId: String(number),
    entity: { schema: 'LegalEntity', caption: name, properties: { name: [name] } },
    aliases: [],
    programmes: [],
    blocking: true,
    source: {},
  }));
  return { entries, lists: { own: { version: 'v', date: '2026-01-02' } }, threshold: 0.5, limit: 5, profile: DEFAULT_PROFILE };
}

function sink(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk.toString('utf8')), done()) });
  return { stream, text: () => chunks.join('') };
}

async function screened(lines: readonly string[], threads_max: number): Promise<{ status: ExitStatus; text: string }> {
  const out = sink();
  const context: VerbContext = {
    args: [],
    stdin: Readable.from([`${lines.join('\n')}\n`]),
    stdout: out.stream,
    stderr: sink().stream,
    env: {},
    clock: manualClock('2026-01-02T00:00:00Z'),
    signal: new AbortController().signal,
  };
  const threads = new ScreeningThreads(terms(), threads_max);
  try {
    return { status: await screenLines(context, {}, threads), text: out.text() };
  } finally {
    await threads.end();
  }
}

function lineOf(number: number): string {
  if (number % 700 === 699) return '{broken';
  const name = NAMES[number % NAMES.length] ?? '';
  return JSON.stringify({ id: number, schema: 'LegalEntity', properties: { name: [number % 3 === 0 ? name.slice(1) : name] } });
}

test('screenLines() answers a line each, with its id, its matches and the lists', async () => {
  const { status, text } = await screened([lineOf(1), '', '{"id":"x","schema":"Person","properties":{"name":["☃"]}}'], 1);
  const [first, second] = text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  assert.equal(status, 0);
  assert.partialDeepStrictEqual(first, { id: 1, matches: [{ list: 'own', entryId: '1' }], lists: { own: { date: '2026-01-02' } } });
  assert.deepEqual(second, { id: 'x', matches: [], lists: { own: { version: 'v', date: '2026-01-02' } }, unreadable: true });
});

test('screenLines() gives the same bytes with other threads as without, in the order of the input, and 3 where a line is in error', async () => {
  const lines = Array.from({ length: 6000 }, (_, number) => lineOf(number));
  const [alone, together] = [await screened(lines, 1), await screened(lines, 2)];
  assert.equal(alone.status, 3);
  assert.deepEqual(together, alone);
  assert.equal(alone.text.trim().split('\n').length, lines.length);
});
