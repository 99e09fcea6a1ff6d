import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${scheme}.png` });
    const findings = await axeFindings(page);
    assert.deepEqual(findings, [], `axe on ${name} in ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits until nothing is being read: a part that has come may ask for the next, so the page must be quiet twice in a row. */
async function settled(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await page.waitForLoadState('networkidle');
    const busy = await page.locator('[aria-busy="true"]').count();
    quiet = busy === 0 ? quiet + 1 : 0;
    await page.waitForTimeout(100);
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
