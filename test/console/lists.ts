import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ListsView } from '@gatehouse/contracts';
import type { Installation } from '@gatehouse/server';
import type { Page } from 'playwright-core';
import { checkPage } from './check-page.ts';
import { untilTrue } from './until.ts';
import { signInAs, type Walk, whyOff } from './walk.ts';

const SHIPPED = new URL('../../lists/bis-dpl-2022-09-07.tsv.gz', import.meta.url);
const ASKED = 'The publisher removed orders that have run out; its notice says so.';
const TAKEN = 'Read the notice of the publisher, and its count is the same.';
/** Every so many-th row is left out: more than the guard lets pass. */
const LEFT_OUT_EVERY = 9;

/** The walk through the lists: how old, what the guard holds back, two persons, and what changed. */
export function listTests(walk: () => Walk): void {
  test('the lists say their version, date and age against the limit, and a stale one is loud', async () => {
    const { page, sample } = walk();
    await page.goto(`${sample.baseUrl}/lists`);
    await page.getByRole('heading', { name: 'In use' }).waitFor();
    const { lists } = await read(page);
    const rows = page.getByRole('table', { name: 'Lists in use' }).locator('tbody tr');
    assert.equal(await rows.count(), lists.length);
    const stale = lists.filter((list) => list.stale);
    for (const list of lists) {
      const row = (await rows.filter({ has: page.getByRole('link', { name: list.name, exact: true }) }).textContent()) ?? '';
      assert.ok(row.includes(list.stale ? 'stale' : 'fresh'), row);
      assert.ok(row.includes(`${list.age_days} of ${list.ageMax_days} d`), row);
      assert.ok(row.includes(list.version.slice(0, 12)), row);
    }
    const alert = page.getByRole('alert').filter({ hasText: 'Stale:' });
    assert.equal(await alert.count(), stale.length > 0 ? 1 : 0);
    for (const { name } of stale) assert.ok(((await alert.textContent()) ?? '').includes(name));
    await page.keyboard.press('j');
    await page.locator('td a:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lists/*');
    await page.getByRole('heading', { level: 1, name: lists[0]?.name ?? '', exact: true }).waitFor();
    await checkPage(page, 'list');
  });

  test('a version that the guard holds back is asked for by one person and taken by another', async (context) => {
    const { page, sample } = walk();
    if (sample.installation === null) {
      context.skip('it needs a server of its own, to which a file can be offered');
      return;
    }
    await offerShrunken(sample.installation);
    await page.goto(`${sample.baseUrl}/lists`);
    await page.getByRole('heading', { name: 'Held back by the guard' }).waitFor();
    await page.getByText('lost entries').waitFor();
    assert.match(await whyOff(page, 'Take it'), /Nobody has asked/);
    await act(page, 'Ask to overrule', ASKED);
    await page.getByText('waits for a second person').waitFor();
    assert.match(await whyOff(page, 'Take it'), /You asked/);
    await checkPage(page, 'lists-held-back');

    await signInAs(walk(), 'analyst');
    await page.goto(`${sample.baseUrl}/lists`);
    await page.getByText(ASKED).waitFor();
    assert.equal(await whyOff(page, 'Take it'), '');
    await act(page, 'Take it', TAKEN);
    await untilTrue(async () => (await read(page)).lists.some(({ name, file }) => name === 'DPL' && file === 'dpl.tsv'), 'it is in use');

    await page.goto(`${sample.baseUrl}/lists/DPL?kind=removed`);
    await page.getByRole('table', { name: 'Entries that changed' }).waitFor();
    await page.getByText('looked at').waitFor();
    const counts = (await page.getByRole('navigation', { name: 'Kind of change' }).textContent()) ?? '';
    assert.match(counts, /[1-9]\d* removed/);
    assert.equal(await page.locator('.counts a[aria-current]').count(), 1);
    await checkPage(page, 'list-changes');
  });
}

/** Presses a button by keyboard and gives the reason that it asks for. */
async function act(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(reason);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Offers a newer file of the Denied Persons List that has lost more rows than the guard lets pass. */
async function offerShrunken({ shelf }: Installation): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-list-'));
  const path = join(folder, 'dpl.tsv');
  const rows = gunzipSync(await readFile(SHIPPED))
    .toString('utf8')
    .split('\n');
  await writeFile(path, rows.filter((_row, index) => index === 0 || index % LEFT_OUT_EVERY !== 0).join('\n'));
  const offered = await shelf.offer({ path, name: 'dpl.tsv', by: 'import', date: '2026-10-30' });
  assert.equal(offered.outcome, 'held');
  await rm(folder, { recursive: true });
}

/** What the server knows of the lists, asked beside the page with its session. */
async function read(page: Page): Promise<ListsView> {
  const answer = await page.request.get(`${new URL(page.url()).origin}/v1/lists`);
  return ListsView.parse(await answer.json());
}
