import type { Page } from 'playwright-core';
import type { Sample } from './launch.ts';

/** One walk through the console: a running sample and the one page that looks at it. */
export interface Walk {
  readonly sample: Sample;
  readonly page: Page;
}

/** Signs in as a demo person with that role; `turn` chooses among several. Answers with the name. */
export async function signInAs({ sample, page }: Walk, role: string, turn = 0): Promise<string> {
  await page.goto(`${sample.baseUrl}/sign-in`);
  const button = page.locator('.demo-persons button').filter({ hasText: role }).nth(turn);
  const name = await button.locator('strong').textContent();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${sample.baseUrl}/`);
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  return name ?? '';
}

/** Why a button cannot be pressed: what it says beside being off; an empty text where it can. */
export async function whyOff(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  if ((await button.getAttribute('aria-disabled')) !== 'true') return '';
  return (await page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`).textContent()) ?? '';
}
