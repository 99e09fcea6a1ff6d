import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { requestsUnderWay } from './requests-under-way.ts';
import { untilTrue } from './until.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** No part loads, and no dialog or colour is on its way: axe would measure contrasts that nobody gets to see. */
const QUIET = `document.querySelector('[aria-busy="true"]') === null &&
  document.getAnimations().every(({ playState }) => playState !== 'running')`;
/** The rules of axe that judge by colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const SCREENSHOTS = new URL('screenshots/', import.meta.url).pathname;

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly targets: readonly string[];
}

/** Takes a picture of a page in light and in dark and asserts that axe finds nothing serious or critical in either. */
export async function checkPage(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await settled(page);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
    await settled(page);
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${scheme}.png` });
    const findings = await axeFindings(page, scheme);
    assert.deepEqual(findings, [], `axe on ${name} in ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Waits until nothing is being read, nothing says that it loads, and nothing moves. A part that has come may ask for the
 * next, so the page must be quiet twice in a row, with two painted frames between.
 */
async function settled(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await untilTrue(() => isQuiet(page), 'the page is quiet');
    await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`);
    if (!(await isQuiet(page))) quiet = -1;
  }
}

async function isQuiet(page: Page): Promise<boolean> {
  return requestsUnderWay(page) === 0 && (await page.evaluate<boolean>(QUIET));
}

/** What axe finds, serious or critical. The second scheme changes colours and nothing else of the page, so it is asked about those. */
async function axeFindings(page: Page, scheme: 'light' | 'dark'): Promise<readonly Finding[]> {
  // Evaluated by the debugger, not added to the page: the policy of content would rightly refuse it.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(AXE);
  const options = scheme === 'light' ? {} : { runOnly: { type: 'rule', values: COLOUR_RULES } };
  return page.evaluate(`axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })))`);
}
