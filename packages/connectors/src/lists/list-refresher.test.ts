import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ProblemCode, ProblemError, seededRng } from '@gatehouse/foundation';
import { type ListServer, listServer, type Served, serveFile } from '../../test-support/list-server.ts';
import { madeList, type MadeShelf, madeShelf } from '../../test-support/made-lists.ts';
import { confirmedLists } from './confirmed-lists.ts';
import { ListRefresher } from './list-refresher.ts';

const MONDAY = 'Mon, 26 Feb 2024 10:00:00 GMT';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const closing: (() => Promise<unknown>)[] = [];
after(() => Promise.all(closing.map((close) => close())));

interface Place extends MadeShelf {
  readonly server: ListServer;
  readonly refresher: ListRefresher;
}

/** A shelf whose one source is a server that answers so. */
async function place(answer: (request: IncomingMessage, response: ServerResponse) => void, source: object = {}): Promise<Place> {
  const [made, server] = [await madeShelf(), await listServer(answer)];
  closing.push(server.close, () => rm(made.folder, { recursive: true, force: true }));
  await mkdir(made.shelf.folder, { recursive: true });
  const sources = [{ name: 'csl', url: `${server.url}/csl.csv`, ...source }];
  await writeFile(join(made.shelf.folder, 'sources.json'), JSON.stringify({ sources }));
  const refresher = new ListRefresher({
    shelf: made.shelf,
    clock: made.clock,
    rng: seededRng('refresh'),
    limits: { idle_ms: 300, total_ms: 5_000 },
  });
  return { ...made, server, refresher };
}
const serving = (served: Served) => (request: IncomingMessage, response: ServerResponse) => serveFile(request, response, served);
const liveOf = async ({ shelf }: Place): Promise<(string | number)[]> => {
  const [version] = (await shelf.read()).versions;
  return [version?.date ?? '', version?.entries ?? 0];
};
const lastOf = async ({ refresher }: Place): Promise<string | undefined> => (await refresher.refresh())[0]?.last?.outcome;
const OLD = ['2024-01-01', 100];
const refusedWith = (code: ProblemCode) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;

test('without sources nothing is fetched', async () => {
  const made = await madeShelf();
  closing.push(() => rm(made.folder, { recursive: true, force: true }));
  const refresher = new ListRefresher({ shelf: made.shelf, clock: made.clock, rng: seededRng('none') });
  assert.equal(await refresher.runDue(), 0);
  assert.deepEqual(await refresher.status(), []);
});

test('refresh() takes what is new with the date of the server, and asks conditionally the next time', async () => {
  const here = await place(serving({ body: bytes(madeList(102)), etag: '"v1"', lastModified: MONDAY }));
  assert.equal(await lastOf(here), 'taken');
  assert.deepEqual(await liveOf(here), ['2024-02-26', 102]);
  assert.equal(await lastOf(here), 'unchanged');
  assert.equal(here.server.asked[1]?.headers['ifNoneMatch'], '"v1"');
  assert.equal(here.server.asked[1]?.headers['ifModifiedSince'], MONDAY);
  const [view] = await here.refresher.status();
  assert.deepEqual([view?.lists, view?.failures, view?.confirmedAt], [['EL'], 0, '2024-03-01T12:00:00.000Z']);
});

test('what a publisher still offers is confirmed on that day; what the guard holds back confirms nothing', async () => {
  let body = bytes(madeList(102));
  const here = await place((request, response) => serveFile(request, response, { body, etag: `"${body.length}"`, lastModified: MONDAY }));
  const confirmed = async (): Promise<string | undefined> => (await confirmedLists(here.shelf.folder, await here.shelf.read())).get('EL');
  assert.equal(await confirmed(), undefined);
  await here.refresher.refresh();
  here.clock.advance(5 * 86_400_000);
  assert.equal(await lastOf(here), 'unchanged');
  assert.equal(await confirmed(), '2024-03-06');
  body = bytes(madeList(40));
  here.clock.advance(86_400_000);
  assert.equal(await lastOf(here), 'held');
  assert.equal(await lastOf(here), 'held');
  assert.equal(await confirmed(), '2024-03-06', 'since then the publisher offers another version than the one in use');
});

test('runDue() keeps to the interval, moved by chance, and tries sooner after a failure, each time with a longer pause', async () => {
  let isDown = false;
  const here = await place((request, response) =>
    isDown
      ? response.writeHead(500).end()
      : serveFile(request, response, { body: bytes(madeList(102)), etag: '"v1"', lastModified: MONDAY }),
  );
  const minutesToNext = async (): Promise<number> => {
    const [view] = await here.refresher.status();
    return (Date.parse(view?.nextAt ?? '') - here.clock.now()) / 60_000;
  };
  assert.equal(await here.refresher.runDue(), 1);
  assert.ok(Math.abs((await minutesToNext()) - 720) <= 72, `${await minutesToNext()} min`);
  assert.equal(await here.refresher.runDue(), 0, 'not before its time');
  isDown = true;
  const pauses: number[] = [];
  for (let failure = 0; failure < 10; failure += 1) {
    here.clock.advance((await minutesToNext()) * 60_000);
    assert.equal(await here.refresher.runDue(), 1);
    pauses.push(await minutesToNext());
  }
  for (const [turn, pause] of pauses.entries()) {
    const planned = Math.min(720, 5 * 2 ** turn);
    assert.ok(Math.abs(pause - planned) <= planned * 0.1 + 0.01, `${pause} for ${planned}`);
  }
  assert.deepEqual(await liveOf(here), ['2024-02-26', 102], 'the last good list stays');
  assert.equal((await here.refresher.status())[0]?.failures, 10);
});

test('refresh() waits as long as the server asks, in seconds or until a date', async () => {
  for (const waitUntil of ['7200', 'Fri, 01 Mar 2024 14:00:00 GMT']) {
    const here = await place((_request, response) => response.writeHead(429, { 'retry-after': waitUntil }).end());
    assert.equal(await lastOf(here), 'failed');
    assert.equal((await here.refresher.status())[0]?.nextAt, '2024-03-01T14:00:00.000Z');
  }
});

test('refresh() goes on with a download that breaks off, by range, until it is whole', async () => {
  const body = bytes(madeList(110));
  const here = await place(serving({ body, etag: '"v1"', lastModified: MONDAY, breakAfter_bytes: 3_000 }));
  assert.equal(await lastOf(here), 'taken');
  assert.deepEqual(await liveOf(here), ['2024-02-26', 110]);
  const pieces = Math.ceil(body.byteLength / 3_000);
  assert.equal(here.server.asked.length, pieces);
  assert.deepEqual(here.server.asked.at(-1)?.headers['range'], `bytes=${(pieces - 1) * 3_000}-`);
});

test('refresh() begins anew where the file changed while it broke off: two halves make no list', async () => {
  let turn = 0;
  const [first, second] = [bytes(madeList(110)), bytes(madeList(111))];
  const here = await place((request, response) => {
    turn += 1;
    if (turn === 1) serveFile(request, response, { body: first, etag: '"v1"', lastModified: MONDAY, breakAfter_bytes: 3_000 });
    else serveFile(request, response, { body: second, etag: '"v2"', lastModified: MONDAY });
  });
  assert.equal(await lastOf(here), 'taken');
  assert.deepEqual(await liveOf(here), ['2024-02-26', 111]);
});

test('refresh() gives up soon on a server that begins anew each time and always breaks off at the same byte', async () => {
  const here = await place((_, response) => {
    response.writeHead(200, { 'content-length': 100_000 });
    response.write(madeList(100), () => response.destroy());
  });
  assert.equal(await lastOf(here), 'failed');
  assert.ok(here.server.asked.length <= 4, `${here.server.asked.length} requests`);
});

test('refresh() keeps what came of a download that breaks off for good, and goes on from there the next time', async () => {
  let isWell = false;
  const body = bytes(madeList(110));
  const here = await place((request, response) => {
    if (isWell || request.headers.range === undefined)
      serveFile(request, response, { body, etag: '"v1"', lastModified: MONDAY, ...(isWell ? {} : { breakAfter_bytes: 4_000 }) });
    else response.destroy();
  });
  assert.equal(await lastOf(here), 'failed');
  assert.deepEqual(await liveOf(here), OLD);
  isWell = true;
  assert.equal(await lastOf(here), 'taken');
  assert.equal(here.server.asked.at(-1)?.headers['range'], 'bytes=4000-');
});

const BAD: readonly {
  readonly what: string;
  readonly outcome: string;
  readonly says: RegExp;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}[] = [
  { what: 'an error of the server', outcome: 'failed', says: /status 500/, answer: (_, response) => response.writeHead(500).end('x') },
  {
    what: 'a web page with status 200',
    outcome: 'failed',
    says: /web page/,
    answer: (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>maintenance</html>'),
  },
  {
    what: 'a web page that calls itself a list',
    outcome: 'refused',
    says: /no list format/,
    answer: (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('<!doctype html><html>maintenance</html>'),
  },
  {
    what: 'nothing at all',
    outcome: 'refused',
    says: /empty/,
    answer: (_, response) => response.writeHead(200, { 'content-length': 0 }).end(),
  },
  {
    what: 'fewer bytes than it announced',
    outcome: 'failed',
    says: /broke off/,
    answer: (_, response) => {
      response.writeHead(200, { 'content-length': 100_000 });
      response.write(madeList(100), () => response.destroy());
    },
  },
  {
    what: 'a body in pieces that just ends',
    outcome: 'failed',
    says: /broke off/,
    answer: (_, response) => response.write(madeList(100), () => response.destroy()),
  },
  {
    what: 'a list cut off in the middle of a record',
    outcome: 'refused',
    says: /./,
    answer: (_, response) => response.end(madeList(100).slice(0, 4_015)),
  },
  { what: 'a list of half its entries', outcome: 'held', says: /shrank by 50.0 %/, answer: (_, response) => response.end(madeList(50)) },
  {
    what: 'more than the limit',
    outcome: 'failed',
    says: /larger than the limit/,
    answer: (_, response) => response.end(Buffer.alloc(1_100_000)),
  },
  {
    what: 'a body that expands beyond measure',
    outcome: 'refused',
    says: /./,
    answer: (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4_000_000))),
  },
  { what: 'silence', outcome: 'failed', says: /silent/, answer: () => undefined },
  {
    what: 'redirects without end',
    outcome: 'failed',
    says: /address to address/,
    answer: (_, response) => response.writeHead(302, { location: '/csl.csv' }).end(),
  },
  {
    what: 'a redirect to plain http elsewhere',
    outcome: 'failed',
    says: /https only/,
    answer: (_, response) => response.writeHead(302, { location: 'http://lists.example/csl.csv' }).end(),
  },
];
for (const { what, outcome, says, answer } of BAD) {
  test(`refresh() keeps the last good list when the server gives ${what}`, async () => {
    const here = await place(answer, { size_mib_max: 1, dated: 'fetched' });
    const [view] = await here.refresher.refresh('csl');
    assert.equal(view?.last?.outcome, outcome, view?.last?.detail);
    assert.match(view?.last?.detail ?? '', says);
    assert.deepEqual(await liveOf(here), OLD);
    assert.ok((view?.nextAt ?? '') > '2024-03-01T12:00:00.000Z');
    const states = (await here.shelf.record()).files.map(({ state }) => state);
    assert.deepEqual(states, outcome === 'held' ? ['held'] : []);
  });
}

test('refresh() reads a body that was compressed on the way, and one that was compressed at rest', async () => {
  const list = gzipSync(madeList(105));
  for (const headers of [{ 'content-encoding': 'gzip' }, { 'content-type': 'application/gzip' }]) {
    const here = await place((_, response) =>
      response.writeHead(200, { ...headers, 'content-length': list.byteLength, 'last-modified': MONDAY }).end(list),
    );
    assert.equal(await lastOf(here), 'taken');
    assert.deepEqual(await liveOf(here), ['2024-02-26', 105]);
  }
});

test('refresh() holds back a file that nobody dates, and takes it where the source says that its address has the present version', async () => {
  const undated = await place(serving({ body: bytes(madeList(101)) }));
  assert.equal(await lastOf(undated), 'held');
  const fetched = await place(serving({ body: bytes(madeList(101)) }), { dated: 'fetched' });
  assert.equal(await lastOf(fetched), 'taken');
  assert.deepEqual(await liveOf(fetched), ['2024-03-01', 101]);
});

test('a folder holds nothing of a refresh that has ended but what is named', async () => {
  const here = await place(serving({ body: bytes(madeList(101)), etag: '"v1"', lastModified: MONDAY, breakAfter_bytes: 2_000 }));
  await here.refresher.refresh();
  const names = (await readdir(here.shelf.folder)).map((name) => name.replace(/^[a-p]{12}-/, ''));
  assert.deepEqual(names.toSorted(), ['.refresh.json', 'csl.csv', 'manifest.json', 'sources.json']);
});

test('refresh() tells a source that nobody wrote down, and sources that cannot be understood', async () => {
  const here = await place(serving({ body: bytes(madeList(101)) }));
  await assert.rejects(here.refresher.refresh('other'), refusedWith('not-found'));
  for (const url of ['http://lists.example/csl.csv', 'ftp://lists.example/csl.csv', 'https://me:secret@lists.example/csl.csv', 'csl']) {
    await writeFile(join(here.shelf.folder, 'sources.json'), JSON.stringify({ sources: [{ name: 'csl', url }] }));
    await assert.rejects(here.refresher.runDue(), refusedWith('bad-input'), url);
  }
});
