import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** For a machine that is busy with other things: every wait is for a state, and ends as soon as it is there. */
export const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 20;

/**
 * Waits until an expression is true in the page. It is evaluated by the debugger: `waitForFunction` makes code from text
 * inside the page, which the policy of content refuses.
 */
export async function until(page: Page, expression: string): Promise<void> {
  await untilTrue(() => page.evaluate<boolean>(`Boolean(${expression})`), expression);
}

/** Waits until a question is answered with yes. */
export async function untilTrue(ask: () => Promise<boolean>, what: string): Promise<void> {
  const end_ms = performance.now() + PATIENCE_MS;
  while (!(await ask())) {
    assert.ok(performance.now() < end_ms, `not within ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
