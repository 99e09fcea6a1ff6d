import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { requestsUnderWay } from './requests-under-way.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** No part loads, and no dialog or colour is on its way: axe would measure contrasts that nobody gets to see. */
const QUIET = `document.querySelector('[aria-busy="true"]') === null &&
  document.getAnimations().every(({ playState }) => playState !== 'running')`;
/** Long enough for a machine that is busy with other things; a page that is quiet is not waited for. */
const SETTLED_MS_MAX = 60_000;
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
    const findings = await axeFindings(page);
    assert.deepEqual(findings, [], `axe on ${name} in ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Waits until nothing is being read, nothing says that it loads, and nothing moves. A part that has come may ask for the
 * next, so the page must be quiet twice in a row, with two painted frames between.
 */
export async function settled(page: Page): Promise<void> {
  const end_ms = performance.now() + SETTLED_MS_MAX;
  for (let quiet = 0; quiet < 2;) {
    assert.ok(performance.now() < end_ms, `the page still reads or moves after ${SETTLED_MS_MAX} ms`);
    await page.waitForFunction(QUIET, undefined, { timeout: SETTLED_MS_MAX });
    await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`);
    const still = requestsUnderWay(page) === 0 && (await page.evaluate<boolean>(QUIET));
    quiet = still ? quiet + 1 : 0;
    if (!still) await page.waitForTimeout(20);
  }
}

async function axeFindings(page: Page): Promise<readonly Finding[]> {
  // Evaluated by the debugger, not added to the page: the policy of content would rightly refuse it.
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })))`);
}
