import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { checkPage } from './check-page.ts';
import { launch, type Sample } from './launch.ts';
import { listTests } from './lists.ts';
import { matchReviewTests } from './match-review.ts';
import { followRequests } from './requests-under-way.ts';
import { PATIENCE_MS } from './until.ts';
import { signInAs, type Walk, whyOff } from './walk.ts';

const REASON = 'Read field by field against its sources; the gaps are named.';
const APPROVAL = 'Checked again by a second person, as the clause wants.';

let sample: Sample;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const walk = (): Walk => ({ sample, page });

before(async () => {
  sample = await launch();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', bypassCSP: false });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  followRequests(page);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy|default-src/i.test(message.text())) complaints.push(message.text());
  });
});

after(async () => {
  await browser?.close();
  await sample?.close();
});

test('sign-in offers the demo persons, and sends there whoever is not signed in', async () => {
  await page.goto(`${sample.baseUrl}/queue`);
  await page.waitForURL('**/sign-in');
  await checkPage(page, 'sign-in');
});

test('Today names the sample, the age of the lists and the status of the law', async () => {
  await signInAs(walk(), 'officer');
  await page.getByText(/^sample data/).waitFor();
  const bar = await page.locator('.shell-main').textContent();
  assert.match(bar ?? '', /sample data, sample date \d{4}-\d{2}-\d{2}/);
  assert.match(bar ?? '', /lists \d+ d|stale/);
  assert.match(bar ?? '', /rules: /);
  await checkPage(page, 'today');
});

test('the queue opens its first item by j and Enter, and the case shows its evidence', async () => {
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.locator('table.rows tbody tr[data-index]').first().waitFor();
  await checkPage(page, 'queue');
  await page.keyboard.press('j');
  await page.locator('tr[data-active] a:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/queue/*');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await checkPage(page, 'case');
});

test('a filter stands in the URL, and typed text does not', async () => {
  await page.goto(`${sample.baseUrl}/customers`);
  await page.locator('table.rows tbody tr[data-index]').first().waitFor();
  await page.getByLabel('Status', { exact: true }).selectOption('foreign');
  await page.waitForURL('**/customers?status=foreign');
  const searched = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === 'Somebody Private');
  await page.getByLabel('Search by name, alias or id').fill('Somebody Private');
  await searched;
  await page.getByText('No customers fit this filter.').waitFor();
  assert.doesNotMatch(page.url(), /Somebody/);
  await page.getByLabel('Search by name, alias or id').fill('');
  await page.locator('table.rows tbody tr[data-index]').first().waitFor();
  await checkPage(page, 'customers');
});

test('a customer shows fields with their sources, and g its owners as a graph, a table and text', async () => {
  await page.goto(`${sample.baseUrl}/customers?flag=ofac50-blocked`);
  await page.locator('table.rows tbody tr[data-index] a').first().click();
  await page.getByRole('heading', { name: 'Identity, field by field' }).waitFor();
  await checkPage(page, 'customer');
  await page.keyboard.press('g');
  await page.waitForURL('**/owners');
  await page.locator('.owner-node').first().waitFor();
  await checkPage(page, 'owners');
  await page.getByRole('link', { name: 'Table' }).click();
  await page.waitForURL('**/owners?view=table');
  await checkPage(page, 'owners-table');
  await page.getByRole('link', { name: 'Text' }).click();
  await page.waitForURL('**/owners?view=text');
  assert.ok((await page.locator('.prose li').count()) > 0);
});

test('a run draws its band and names every regime with its law', async () => {
  await page.goto(`${sample.baseUrl}/runs`);
  await page.locator('table.rows tbody tr[data-index] a').first().click();
  await page.locator('.run-chart canvas').waitFor();
  const regimes = await page.getByRole('group', { name: 'One run, every regime' }).locator('tbody tr').count();
  assert.ok(regimes > 0);
  await checkPage(page, 'run');
});

test('a report is proposed by one person and approved by another, never by the same', async () => {
  await page.goto(`${sample.baseUrl}/reports?state=draft`);
  await page.locator('table.rows tbody tr[data-index] a').first().click();
  await page.waitForURL('**/reports/*');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const address = page.url();
  await checkPage(page, 'report-draft');

  await page.keyboard.press('p');
  await page.locator('textarea:focus').waitFor();
  await checkPage(page, 'report-propose-dialog');
  await page.keyboard.type('short');
  assert.equal(await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(REASON);
  await page.keyboard.press('Control+Enter');
  await page.getByText('waits for approval').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  assert.match(await whyOff(page, 'Approve'), /proposed|own/i);
  await checkPage(page, 'report-proposed');

  await signInAs(walk(), 'officer', 1);
  await page.goto(address);
  await page.getByText(REASON).first().waitFor();
  await page.keyboard.press('p');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(APPROVAL);
  await page.keyboard.press('Control+Enter');
  await page.getByText(APPROVAL).first().waitFor();
  await checkPage(page, 'report-approved');
});

matchReviewTests(walk);

test('the lists of measures, resellers, lists, rules and audit open', async () => {
  for (const name of ['Measures', 'Resellers', 'Lists', 'Rules', 'Audit', 'Reports', 'Runs']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await checkPage(page, name.toLowerCase());
  }
});

test('? shows the keys, and the setting switches single keys off', async () => {
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('switch', { name: 'Single keys act' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.keyboard.press('Control+k');
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.type('queue');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/queue');
  await page.getByRole('button', { name: 'Keys and settings' }).click();
  await page.getByRole('switch', { name: 'Single keys act' }).click();
  await page.keyboard.press('Escape');
});

listTests(walk);

test('the browser keeps no personal data, and the policy of content was never broken', async () => {
  const stored = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
  assert.doesNotMatch(stored, /@|name|customer/i);
  assert.deepEqual(complaints, []);
});
