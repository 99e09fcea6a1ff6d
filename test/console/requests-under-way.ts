import type { Page, Request } from 'playwright-core';

const UNDER_WAY = new WeakMap<Page, Set<Request>>();

/**
 * Counts from now on what a page has asked for and not got yet. The browser's own "network idle" is said once a
 * navigation and not again for what the page reads later.
 */
export function followRequests(page: Page): void {
  const requests = new Set<Request>();
  UNDER_WAY.set(page, requests);
  page.on('request', (request) => {
    // Who goes to another document no longer waits for what the last one asked.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) requests.clear();
    requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** How many answers a page still waits for; a page that is not followed is a fault of the test. */
export function requestsUnderWay(page: Page): number {
  const requests = UNDER_WAY.get(page);
  if (requests === undefined) throw new Error('follow the requests of a page before it is checked');
  return requests.size;
}
