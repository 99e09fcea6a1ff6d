import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** The machine's own Chromium where there is one, otherwise the packaged one. */
export async function openBrowser(): Promise<Browser> {
  const own = [process.env['CHROMIUM_PATH'], SYSTEM_CHROMIUM].find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    args: [...(own === undefined ? sparticuz.args : []), '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    headless: true,
  });
}
