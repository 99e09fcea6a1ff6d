import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { ListEntry, ListVersion } from '@gatehouse/contracts';
import { type GuardedVersion, guardFindings } from './guard-list.ts';
import { LIST_CANARIES } from './list-canaries.ts';
import { readListFile } from './read-list-file.ts';

const HISTORY = new URL('../../../../../shared/data/lists/ofac/sdn-history/', import.meta.url);

function madeVersion(count: number, facts: Partial<ListVersion> = {}, from = 0): GuardedVersion {
  const entries = Array.from({ length: count }, (_, index): ListEntry => ({
    list: 'SDN',
    entryId: String(from + index),
    entity: { schema: 'Person', caption: `Party ${from + index}`, properties: {} },
    aliases: [],
    programmes: [],
    blocking: true,
    source: {},
  }));
  return { version: versionOf(count, facts), entries };
}

function versionOf(entries: number, facts: Partial<ListVersion> = {}): ListVersion {
  return { name: 'SDN', version: `${entries}`, date: '2024-01-01', dateBasis: 'publisher', entries, source: 'ofac-csv', ...facts };
}
const codes = (next: GuardedVersion, live: GuardedVersion): string[] => guardFindings(next, live).map(({ code }) => code);
const LIVE = madeVersion(1_000);
const LATER = { date: '2024-01-02' };

test('guardFindings() holds to each bound exactly', () => {
  assert.deepEqual(codes(madeVersion(950, LATER, 50), LIVE), []);
  assert.deepEqual(codes(madeVersion(949, LATER, 51), LIVE), ['shrank']);
  assert.deepEqual(codes(madeVersion(1_200, LATER), LIVE), []);
  assert.deepEqual(codes(madeVersion(1_201, LATER), LIVE), ['grew']);
  assert.deepEqual(codes(madeVersion(1_000, LATER, 100), LIVE), []);
  assert.deepEqual(codes(madeVersion(1_000, LATER, 101), LIVE), ['entries-replaced']);
});

test('guardFindings() allows a list to move with time, but never to lose more than a twentieth', () => {
  const yearLater = { date: '2025-01-01' };
  assert.deepEqual(codes(madeVersion(1_800, yearLater), LIVE), []);
  assert.deepEqual(codes(madeVersion(1_000, yearLater, 400), LIVE), []);
  assert.deepEqual(codes(madeVersion(940, yearLater, 60), LIVE), ['shrank']);
});

test('guardFindings() asks for a date, and for one that is not before the live one', () => {
  assert.deepEqual(codes(madeVersion(1_000, { date: '2023-12-31' }), LIVE), ['older']);
  assert.deepEqual(codes(madeVersion(1_000, { date: 'unknown', dateBasis: 'unknown' }), LIVE), ['undated']);
  assert.deepEqual(codes(madeVersion(1_001), LIVE), ['same-date-other-content']);
  assert.deepEqual(codes(madeVersion(1_001, { source: 'csl-csv' }), LIVE), [], 'two publications of one day agree in nothing but the day');
  assert.deepEqual(
    codes(madeVersion(1_001, { dateBasis: 'newest-record' }), LIVE),
    [],
    'the newest record is a bound, no date of publication',
  );
});

test('guardFindings() takes a file of lines without the end of the live one for cut off, and one that ends in another way', () => {
  assert.deepEqual(codes(madeVersion(999, LATER), LIVE), ['cut-off']);
  assert.deepEqual(codes(madeVersion(960, LATER, 30), LIVE), [], 'most of what is gone stood elsewhere');
  assert.deepEqual(codes(madeVersion(960, LATER, 20), LIVE), ['cut-off']);
  const ending = (lastByte: number) => ({ ...madeVersion(1_000, LATER), lastByte });
  assert.deepEqual(codes(ending(0x0a), { ...LIVE, lastByte: 0x1a }), ['cut-off']);
  assert.deepEqual(codes(ending(0x1a), { ...LIVE, lastByte: 0x1a }), []);
  const xml = { source: 'ofac-xml' };
  assert.deepEqual(codes(madeVersion(999, { ...LATER, ...xml }), madeVersion(1_000, xml)), [], 'XML tells its end itself');
});

test('guardFindings() says nothing of shares in a list of a few entries', () => {
  assert.deepEqual(codes(madeVersion(3, LATER), madeVersion(12)), []);
});

test('every canary stands on its own: the version without it is held back, unless the live one is without it too', () => {
  for (const [list, names] of Object.entries(LIST_CANARIES)) {
    for (const name of names) {
      const listed = madeVersion(1_000, { name: list });
      const withIt = {
        ...listed,
        entries: listed.entries.with(0, {
          ...(listed.entries[0] as ListEntry),
          entity: { schema: 'LegalEntity', caption: name, properties: {} },
        }),
      };
      assert.deepEqual(codes(madeVersion(1_000, { name: list, ...LATER }), withIt), ['canary-missing'], name);
      assert.deepEqual(codes({ ...withIt, version: { ...withIt.version, ...LATER } }, withIt), []);
      assert.deepEqual(codes(madeVersion(1_000, { name: list, ...LATER }), listed), []);
    }
  }
});

test('guardFindings() lets the real history of the SDN list through, in its order and no other', async (context) => {
  if (!existsSync(HISTORY)) return context.skip('the shared data are not here');
  const days = ['2021-08-18', '2022-02-25', '2023-05-19', '2024-05-02', '2024-05-03'];
  const versions = await Promise.all(days.map(realVersion));
  for (const [index, live] of versions.slice(0, -1).entries()) {
    const next = versions[index + 1] as GuardedVersion;
    assert.deepEqual(codes(next, live), [], `${live.version.date} to ${next.version.date}`);
    assert.ok(codes(live, next).includes('older'));
    const half = {
      version: { ...next.version, entries: next.entries.length >> 1 },
      entries: next.entries.slice(0, next.entries.length >> 1),
    };
    assert.ok(codes(half, live).length > 0, `half of ${next.version.date}`);
  }
});

async function realVersion(day: string): Promise<GuardedVersion> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield gunzipSync(readFileSync(new URL(`sdn-${day}.csv.gz`, HISTORY)));
  }
  const { entries, sha256, lastByte } = await readListFile({ name: 'sdn.csv', bytes: bytes() });
  return { version: versionOf(entries.length, { version: sha256, date: day }), entries, lastByte };
}
